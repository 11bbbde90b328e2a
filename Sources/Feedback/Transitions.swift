internal import Evaluation
public import LinearAlgebra
internal import Statistics

/// Who would change level under the proposed points, among the units of the last year.
///
/// The level of a unit is what `classify` makes of its total: conditions, vetoes, bonus and penalty, and the bound by its
/// collective. An error e ~ N(0, σ²) of the rating moves the totals T under the points in force and T′ under proposed ones
/// alike:
///
/// P = mean over draws of the proposed points of Pr{ level(T + e) ≠ level(T′ + e) }
///
/// - Parameters:
///   - judged: the judged ratings of the last year.
///   - proposals: draws of the proposed points (draws × score criteria of the framework in force, in points), as
///     `repeatedProposals` gives them; without rows the proposal itself is the only draw.
///   - ratingError: σ of each row of the panel, in points of the total 0…100; 0 for none.
/// - Returns: one row a unit of the last year with a total, in the order of the panel.
/// - Complexity: O(units × draws × (criteria + levels²)), three matrix products a batch.
public func transitions(_ judged: JudgedRatings, proposals: Matrix, ratingError: [Double]) -> [TransitionRow] {
  let panel = judged.panel
  precondition(ratingError.count == panel.count, "an error for each row of the panel")
  let proposed = panel.points(of: judged.next)
  let draws = judged.panelDraws(proposals)
  let drawn = draws.rows > 0 ? (0..<draws.rows).map { draws.row($0) } : [proposed]
  let points = Matrix(columnsOf: [panel.points(of: judged.framework), proposed] + drawn)
  var result: [TransitionRow] = []
  for start in stride(from: 0, to: judged.rows.count, by: batchSize) {
    let part = start..<min(start + batchSize, judged.rows.count)
    let totals = judged.totals(points, of: part)
    for (i, place) in part.enumerated() where totals[i, 0].isFinite && totals[i, 1].isFinite {
      let row = judged.rows[place]
      let ladders = (judged.laddersNow[place], judged.laddersThen[place])
      let from = ladders.0.place(forTotal: totals[i, 0])
      let to = ladders.1.place(forTotal: totals[i, 1])
      let sum = (2..<totals.columns).reduce(0) { sum, draw in
        sum + probabilityOfDifference(totals[i, 0], totals[i, draw], ladders: ladders, error: ratingError[row])
      }
      let probability = sum / Double(totals.columns - 2)
      result.append(
        TransitionRow(
          unit: judged.unitCode(place), year: judged.year, from: judged.framework.levels[from].code,
          to: judged.framework.levels[to].code, probability: probability,
          reason: reason(changes: from != to, probability: probability)))
    }
  }
  return result
}

/// Rows whose totals are computed in one product.
private let batchSize = 4096

/// From this probability on, a unit that keeps its level under the proposed points is said to lie near a boundary: one in
/// twenty, the usual measure of what is no longer rare.
private let nearBoundaryProbability = 0.05

private func reason(changes: Bool, probability: Double) -> TransitionRow.Reason? {
  if changes { return .points }
  return probability >= nearBoundaryProbability ? .nearBoundary : nil
}

/// The probability that an error e ~ N(0, σ²) common to two totals leaves them at different levels.
///
/// Levels change only where e carries a total over the start of one, at e = c − T and e = c − T′, so that the line of e falls
/// into stretches on which both levels stay. A total that is not finite has no level and counts as no difference.
///
/// - Complexity: O(levels²).
func probabilityOfDifference(
  _ first: Double, _ second: Double, ladders: (LevelLadder, LevelLadder), error: Double
) -> Double {
  guard first.isFinite, second.isFinite else { return 0 }
  func differ(_ e: Double) -> Bool {
    ladders.0.place(forTotal: first + e) != ladders.1.place(forTotal: second + e)
  }
  guard error > 0 else { return differ(0) ? 1 : 0 }
  let normal = NormalDistribution.standard
  let ends = ladders.0.leastTotals.flatMap { [$0 - first, $0 - second] }.sorted()
  var probability = 0.0
  var start = -Double.infinity
  for end in ends + [.infinity] where end > start {
    let inside = start == -.infinity ? end - 1 : end == .infinity ? start + 1 : (start + end) / 2
    if differ(inside) {
      probability += normal.cumulative(end / error) - normal.cumulative(start / error)
    }
    start = end
  }
  return min(1, max(0, probability))
}
