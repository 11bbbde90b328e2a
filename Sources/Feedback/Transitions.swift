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
///   - threads: how many threads compute; no figure depends on it.
/// - Returns: one row a unit of the last year with a total, in the order of the panel.
/// - Complexity: O(units × draws × (criteria + levels)), three matrix products a batch.
public func transitions(
  _ judged: JudgedRatings, proposals: Matrix, ratingError: [Double], threads: Int = 1
) -> [TransitionRow] {
  let panel = judged.panel
  precondition(ratingError.count == panel.count, "an error for each row of the panel")
  let proposed = panel.points(of: judged.next)
  let draws = judged.panelDraws(proposals)
  let drawn = draws.rows > 0 ? (0..<draws.rows).map { draws.row($0) } : [proposed]
  let points = Matrix(columnsOf: [panel.points(of: judged.framework), proposed] + drawn)
  let starts = Array(stride(from: 0, to: judged.rows.count, by: batchSize))
  return concurrentMap(starts.count, threads: threads) { batch in
    let part = starts[batch]..<min(starts[batch] + batchSize, judged.rows.count)
    return transitions(judged, of: part, totals: judged.totals(points, of: part), ratingError: ratingError)
  }.flatMap { $0 }
}

/// The transitions of some of the rows: totals under the points in force, those proposed and each draw.
private func transitions(
  _ judged: JudgedRatings, of part: Range<Int>, totals: Matrix, ratingError: [Double]
) -> [TransitionRow] {
  let values = totals.elements
  let codes = judged.framework.levels.map(\.code)
  return part.enumerated().compactMap { i, place in
    let (now, then) = (values[i], values[i + totals.rows])
    guard now.isFinite, then.isFinite else { return nil }
    let ladders = (judged.laddersNow[place], judged.laddersThen[place])
    let difference = LevelDifference(now, ladders: ladders, error: ratingError[judged.rows[place]])
    var sum = 0.0
    for draw in 2..<totals.columns { sum += difference.probability(values[i + draw * totals.rows]) }
    let probability = sum / Double(totals.columns - 2)
    let (from, to) = (ladders.0.place(forTotal: now), ladders.1.place(forTotal: then))
    return TransitionRow(
      unit: judged.unitCode(place), year: judged.year, from: codes[from], to: codes[to], probability: probability,
      reason: reason(changes: from != to, probability: probability))
  }
}

/// Rows whose totals are computed in one product, few enough that those of all draws stay in the cache.
private let batchSize = 1024

/// From this probability on, a unit that keeps its level under the proposed points is said to lie near a boundary: one in
/// twenty, the usual measure of what is no longer rare.
private let nearBoundaryProbability = 0.05

private func reason(changes: Bool, probability: Double) -> TransitionRow.Reason? {
  if changes { return .points }
  return probability >= nearBoundaryProbability ? .nearBoundary : nil
}
