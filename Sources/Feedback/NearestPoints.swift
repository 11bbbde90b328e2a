internal import Evaluation
internal import LinearAlgebra

/// The points nearest to what the evidence asks for, before they are put on the step.
///
/// minimise Σ_{j moves} a (w_j − t_j)²/m_j + b Σ_G (Σ_{j in G} (w_j − m_j))²/m_G + Σ_{j stays} (w_j − m_j)²/m_j
///
/// subject to the ranges and sums of the limits: m are the points in force, m_G their sum over a group and t the calibrated
/// points. The last term alone makes what balances a sum move in proportion to its points; the middle one lets the
/// balance fall within the group of what moved as long as the ranges allow; the first one comes before both.
struct NearestPoints {
  /// The preference of a criterion with evidence over those that balance it, and of a group's sum over the points in it.
  ///
  /// Each stands a hundred times above the next: enough that what comes first gives way by less than a hundredth of what
  /// gives way in its place, and little enough that the programme stays well conditioned.
  private static let evidencePreference = 1e4
  private static let groupPreference = 1e2

  let limits: RevisionLimits

  /// The nearest points in steps, one a criterion; the evidence of a criterion is nil where none moves it.
  ///
  /// Where the programme cannot be solved to working precision the wanted points come back, put into their ranges: the
  /// rounding that follows keeps every limit by itself.
  ///
  /// - Complexity: O(p³).
  func steps(toward evidence: [CombinedEvidence?]) -> [Double] {
    let now = limits.criteria.map { $0.maxPoints / limits.grid.step }
    let wanted = zip(now, evidence).map { now, evidence in
      evidence.map { max(0, $0.calibrated) / limits.grid.step } ?? now
    }
    let clipped = limits.ranges.indices.map { j in
      limits.ranges[j].map { min(max(wanted[j], Double($0.lowerBound)), Double($0.upperBound)) } ?? now[j]
    }
    let free = limits.ranges.indices.filter { (limits.ranges[$0]?.count ?? 1) > 1 }
    guard !free.isEmpty else { return clipped }
    let moves = evidence.map { $0 != nil }
    guard let solution = try? solve(free: free, now: now, wanted: wanted, moves: moves, held: clipped) else {
      return clipped
    }
    var result = clipped
    for (place, j) in free.enumerated() { result[j] = solution[place] }
    return result
  }

  private func solve(
    free: [Int], now: [Double], wanted: [Double], moves: [Bool], held: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    let p = free.count
    var hessian = Matrix(rows: p, columns: p)
    var linear = [Double](repeating: 0, count: p)
    for (a, j) in free.enumerated() {
      let preference = (moves[j] ? Self.evidencePreference : 1) / now[j]
      hessian[a, a] += preference
      linear[a] += preference * wanted[j]
    }
    for places in groups(of: free) {
      let sum = places.reduce(0) { $0 + now[free[$1]] }
      for a in places {
        linear[a] += Self.groupPreference
        for b in places { hessian[a, b] += Self.groupPreference / sum }
      }
    }
    let identity = Matrix.identity(p)
    let inequalities = free.enumerated().flatMap { a, j -> [LinearConstraint] in
      guard let range = limits.ranges[j] else { return [] }
      return [
        LinearConstraint(coefficients: identity.column(a), bound: Double(range.lowerBound)),
        LinearConstraint(coefficients: identity.column(a).map { -$0 }, bound: -Double(range.upperBound)),
      ]
    }
    return try solveQuadraticProgram(
      hessian: hessian, linear: linear, equalities: try equalities(free: free, held: held), inequalities: inequalities
    ).x
  }

  /// The places in `free` of each group; criteria without a group are one.
  private func groups(of free: [Int]) -> [[Int]] {
    var order: [String?] = []
    var places: [String?: [Int]] = [:]
    for (a, j) in free.enumerated() {
      let group = limits.criteria[j].group
      if places[group] == nil { order.append(group) }
      places[group, default: []].append(a)
    }
    return order.compactMap { places[$0] }
  }

  /// The sums over the free criteria, without those that follow from the others.
  private func equalities(free: [Int], held: [Double]) throws(LinearAlgebraError) -> [LinearConstraint] {
    let all = limits.sums.compactMap { sum -> LinearConstraint? in
      let isMember = free.map { sum.members.contains($0) }
      guard isMember.contains(true) else { return nil }
      let fixed = sum.members.filter { !free.contains($0) }.reduce(0) { $0 + held[$1] }
      return LinearConstraint(coefficients: isMember.map { $0 ? 1 : 0 }, bound: Double(sum.total) - fixed)
    }
    guard all.count > 1 else { return all }
    let independent = try PivotedCholesky(Matrix(columnsOf: all.map(\.coefficients)).crossProduct)
    return independent.pivots.prefix(independent.rank).sorted().map { all[$0] }
  }
}
