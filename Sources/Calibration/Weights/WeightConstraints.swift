internal import LinearAlgebra

/// What weights must satisfy besides being non-negative, in points.
public struct WeightConstraints: Sendable, Equatable {
  /// The least points of each criterion (p).
  public var lower: [Double]
  /// The most points of each criterion (p); at most the total.
  public var upper: [Double]
  /// Sets of criteria whose points must add up to a sum; the sets do not overlap.
  public var fixedSums: [FixedSum]

  /// A set of criteria with a fixed sum of points.
  public struct FixedSum: Sendable, Equatable {
    /// The criteria, by index.
    public var criteria: [Int]
    /// Their points in all.
    public var points: Double

    /// Criteria and their sum.
    public init(criteria: [Int], points: Double) {
      self.criteria = criteria
      self.points = points
    }
  }

  /// Bounds and fixed sums; a frozen criterion has both bounds at its points.
  public init(lower: [Double], upper: [Double], fixedSums: [FixedSum] = []) {
    precondition(lower.count == upper.count, "a lower and an upper bound a criterion")
    self.lower = lower
    self.upper = upper
    self.fixedSums = fixedSums
  }

  /// Why no weights satisfy the constraints; nil when some do.
  ///
  /// The homogeneous form always admits β = 0, so that this has to be asked on the points themselves: every bound
  /// interval is in order, and each sum lies between the sums of its members' bounds.
  public func conflict(total: Double) -> WeightConflict? {
    let slack = 1e-9 * max(total, 1)
    if let j = lower.indices.first(where: { lower[$0] > upper[$0] + slack }) {
      return .bounds(criterion: j, by: lower[j] - upper[j])
    }
    var free = Set(lower.indices)
    var rest = total
    for (index, set) in fixedSums.enumerated() {
      free.subtract(set.criteria)
      rest -= set.points
      if let gap = shortfall(set.criteria, set.points, slack) { return .sum(index: index, by: gap) }
    }
    return shortfall(free.sorted(), rest, slack).map { .total(by: $0) }
  }

  /// By how many points the members' bounds miss a sum: below 0 where even their most is too little, above 0 where even
  /// their least is too much; nil where they admit it.
  private func shortfall(_ criteria: [Int], _ sum: Double, _ slack: Double) -> Double? {
    let least = criteria.reduce(0) { $0 + lower[$1] }
    let most = criteria.reduce(0) { $0 + upper[$1] }
    if sum > most + slack { return most - sum }
    return sum < least - slack ? least - sum : nil
  }

  /// The constraints on β = w·1'β/total: linear, homogeneous, with one redundant sum left out.
  func homogeneous(total: Double) -> (equalities: [LinearConstraint], inequalities: [LinearConstraint]) {
    let p = lower.count
    func row(_ members: [Int], _ sign: Double, _ points: Double) -> LinearConstraint {
      var coefficients = [Double](repeating: -sign * points / total, count: p)
      for j in members { coefficients[j] += sign }
      return LinearConstraint(coefficients: coefficients, bound: 0)
    }
    var equalities: [LinearConstraint] = []
    var inequalities: [LinearConstraint] = []
    var covered: Set<Int> = []
    for set in fixedSums {
      covered.formUnion(set.criteria)
      let isImplied = covered.count == p
      let isFrozen = set.criteria.allSatisfy { lower[$0] >= upper[$0] }
      if !isImplied && !isFrozen { equalities.append(row(set.criteria, 1, set.points)) }
    }
    let frozen = lower.indices.filter { lower[$0] >= upper[$0] }
    for j in frozen.count == p ? Array(frozen.dropLast()) : frozen { equalities.append(row([j], 1, lower[j])) }
    for j in lower.indices where lower[j] < upper[j] {
      inequalities.append(row([j], 1, max(0, lower[j])))
      if upper[j] < total { inequalities.append(row([j], -1, upper[j])) }
    }
    return (equalities, inequalities)
  }
}

/// Why no weights satisfy a set of constraints.
public enum WeightConflict: Error, Sendable, Equatable {
  /// The lower bound of a criterion lies so many points above its upper one.
  case bounds(criterion: Int, by: Double)
  /// The members of a fixed sum cannot add up to it within their bounds: below 0 what their most lacks, above 0 what their
  /// least has too much.
  case sum(index: Int, by: Double)
  /// The criteria outside the fixed sums cannot add up to the rest of the total within their bounds; likewise.
  case total(by: Double)
}
