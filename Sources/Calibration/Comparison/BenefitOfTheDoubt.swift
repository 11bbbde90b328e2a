public import LinearAlgebra

/// Each unit's score under the weights that flatter it most, as long as nobody scores above 1 with them.
///
/// max Σ_j w_j x_ij subject to Σ_j w_j x_kj ≤ 1 for all units k, w ≥ 0 and l·Σw ≤ w_j ≤ u·Σw.
///
/// Source: Melyn and Moesen (1991); Cherchye and others (2007), An introduction to "benefit of the doubt" composite
/// indicators.
public struct BenefitOfTheDoubt: Sendable {
  /// The scores, in 0…1 (n).
  public let scores: [Double]
  /// Each unit's weights, summing to 1 (n × p); those of a unit with score 1 are one choice among many.
  public let weights: Matrix

  private static let slack = 1e-9

  /// The scores of some units.
  ///
  /// - Parameters:
  ///   - values: units × criteria on a common scale, none negative.
  ///   - judged: the rows to score; all where nil. The others bound the weights all the same.
  ///   - least: l, the least share of the weights that a criterion has, at most 1/p.
  ///   - most: u, the most, at least 1/p.
  /// - Throws: `infeasible` where no shares satisfy the bounds; the solver's errors.
  /// - Complexity: O(n·p) for each of a few linear programmes a unit: only units that a solution lets score above 1 enter
  ///   its constraints.
  public init(
    _ values: Matrix, judged: [Int]? = nil, least: Double = 0, most: Double = 1
  ) throws(LinearAlgebraError) {
    let p = values.columns
    let chosen = judged ?? Array(0..<values.rows)
    guard least * Double(p) <= 1, most * Double(p) >= 1 else { throw .infeasible(.inequality(0)) }
    let bounds = Self.shareBounds(count: p, least: least, most: most)
    var frontier: [Int] = []
    var found = Matrix(rows: chosen.count, columns: p)
    var reached: [Double] = []
    for (position, unit) in chosen.enumerated() {
      if !frontier.contains(unit) { frontier.append(unit) }
      let solution = try Self.flattering(unit, values: values, frontier: &frontier, bounds: bounds)
      reached.append(min(1, solution.value))
      for (j, weight) in (normalised(solution.x) ?? equalWeights(count: p)).enumerated() {
        found[position, j] = weight
      }
      if solution.value < 1 - Self.slack { frontier.removeAll { $0 == unit } }
    }
    scores = reached
    weights = found
  }

  /// The weights that flatter one unit; whoever they would let score above 1 joins the frontier.
  private static func flattering(
    _ unit: Int, values: Matrix, frontier: inout [Int], bounds: [LinearConstraint]
  ) throws(LinearAlgebraError) -> LinearSolution {
    while true {
      let peers = frontier.map { k in LinearConstraint(coefficients: values.row(k).map { -$0 }, bound: -1) }
      let solution = try LinearProgram(objective: values.row(unit), inequalities: peers + bounds).solve()
      let scores = values * solution.x
      guard let above = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[above] > 1 + slack,
        !frontier.contains(above)
      else { return solution }
      frontier.append(above)
    }
  }

  /// w_j − l·Σw ≥ 0 and u·Σw − w_j ≥ 0.
  private static func shareBounds(count p: Int, least: Double, most: Double) -> [LinearConstraint] {
    (0..<p).flatMap { j -> [LinearConstraint] in
      var floor = [Double](repeating: -least, count: p)
      floor[j] += 1
      var cap = [Double](repeating: most, count: p)
      cap[j] -= 1
      return (least > 0 ? [LinearConstraint(coefficients: floor, bound: 0)] : [])
        + (most < 1 ? [LinearConstraint(coefficients: cap, bound: 0)] : [])
    }
  }
}
