public import Evaluation
public import LinearAlgebra
internal import Statistics

/// Ranks of the units of the last year within their type, with the range that weights and rating error leave.
///
/// In each draw the points are one of the proposals that other samples of the data would have given and every total gets an
/// error N(0, σ_i²); the range holds the middle `confidence` of a unit's ranks over the draws. Equal totals share the best of
/// their ranks.
///
/// - Parameters:
///   - panel: the judged ratings.
///   - study: the study, for units, the lineage and the frameworks by year.
///   - framework: the framework in force.
///   - next: the framework proposed.
///   - proposals: draws of the proposed points (draws × score criteria of `framework`, in points); without rows the proposal
///     itself is every draw.
///   - ratingError: σ of each row of the panel, in points of the total 0…100.
///   - confidence: of the ranges, in 0…1.
/// - Complexity: O(draws × units × (criteria + log units)).
///
/// Source: Saisana, Saltelli and Tarantola (2005), Uncertainty and sensitivity analysis techniques as tools for the quality
/// assessment of composite indicators, Journal of the Royal Statistical Society A 168.
public func ranks(
  panel: Panel, study: Study, framework: Framework, next: Framework, proposals: Matrix, ratingError: [Double],
  confidence: Double = 0.9
) -> [RankRow] {
  guard let year = panel.years.last else { return [] }
  let old = panel.points(of: framework)
  let new = panel.points(of: next)
  let before = PreviousTotals(panel, study: study, year: year - 1)
  let rows = (0..<panel.count).filter { row in
    panel.year[row] == year && panel.total(row: row, points: old).isFinite
      && panel.total(row: row, points: new).isFinite
  }
  let draws = drawnPoints(panel, framework: framework, proposed: new, proposals: proposals)
  var result: [RankRow] = []
  for type in panel.types.indices {
    let own = rows.filter { panel.type[$0] == type }
    let now = ordinals(own.map { panel.total(row: $0, points: old) })
    let then = ordinals(own.map { panel.total(row: $0, points: new) })
    let ranges = rankRanges(panel, own, draws, ratingError, confidence: confidence, seed: study.settings.seed)
    for (i, row) in own.enumerated() {
      let previous = before.total(of: panel.unit[row])
      let (low, high) = (min(ranges[i].lowerBound, then[i]), max(ranges[i].upperBound, then[i]))
      result.append(
        RankRow(
          unit: study.units.codes[panel.unit[row]], type: panel.types[type], year: year,
          totalNow: panel.total(row: row, points: old), totalProposed: panel.total(row: row, points: new),
          rankNow: now[i], rankProposed: then[i], rankLower: low, rankUpper: high, totalBefore: previous,
          levelBefore: previous.flatMap { study.frameworks[year - 1].level(forTotal: $0)?.code },
          criteria: movers(panel, row, old: old, new: new).map { panel.criteria[$0].code }))
    }
  }
  return result
}

/// How many draws the ranges are made from: the ends of a middle nine tenths are then the fifth from either side.
private let drawCount = 100

private func drawnPoints(
  _ panel: Panel, framework: Framework, proposed: [Double], proposals: Matrix
) -> [[Double]] {
  let scored = framework.criteria.filter { $0.kind == .score }.map(\.code)
  let place = Dictionary(uniqueKeysWithValues: scored.enumerated().map { ($0.element, $0.offset) })
  return (0..<drawCount).map { draw in
    guard proposals.rows > 0 else { return proposed }
    let row = draw * proposals.rows / drawCount
    return panel.criteria.map { criterion in place[criterion.code].map { proposals[row, $0] } ?? 0 }
  }
}

/// The ranges of ranks of rows of one type.
private func rankRanges(
  _ panel: Panel, _ rows: [Int], _ draws: [[Double]], _ ratingError: [Double], confidence: Double, seed: UInt64
) -> [ClosedRange<Int>] {
  var seen = [[Int]](repeating: [], count: rows.count)
  for (draw, points) in draws.enumerated() {
    var random = RandomStream(seed: seed, 0x72_61_6E_6B, UInt64(draw))
    let totals = rows.map { panel.total(row: $0, points: points) + ratingError[$0] * random.normal() }
    for (i, rank) in ordinals(totals).enumerated() { seen[i].append(rank) }
  }
  let cut = Int(((1 - confidence) / 2 * Double(draws.count)).rounded(.down))
  return seen.map { ranks in
    let sorted = ranks.sorted()
    return sorted[cut]...sorted[sorted.count - 1 - cut]
  }
}

/// Ranks from 1 for the largest value; equal values share the best rank.
private func ordinals(_ values: [Double]) -> [Int] {
  let order = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }
  var ranks = [Int](repeating: 0, count: values.count)
  for (place, i) in order.enumerated() {
    let isTied = place > 0 && values[order[place - 1]] == values[i]
    ranks[i] = isTied ? ranks[order[place - 1]] : place + 1
  }
  return ranks
}

/// The criteria that contribute most to the move of a row's total, in its direction.
///
/// The total is Σ x_j w_j with w_j the shares of the points among those rated; criterion j moves it by
/// (x_j − x̄)(w′_j − w_j) with x̄ the total, since the weights sum to 1 both times.
private func movers(_ panel: Panel, _ row: Int, old: [Double], new: [Double]) -> [Int] {
  let rated = panel.criteria.indices.filter { panel.shares[$0][row].isFinite }
  let (mostOld, mostNew) = (rated.reduce(0) { $0 + old[$1] }, rated.reduce(0) { $0 + new[$1] })
  guard mostOld > 0, mostNew > 0 else { return [] }
  let level = panel.total(row: row, points: old) / 100
  let parts = rated.map { j in
    (criterion: j, part: (panel.shares[j][row] - level) * (new[j] / mostNew - old[j] / mostOld))
  }
  let direction = parts.reduce(0) { $0 + $1.part }
  return parts.filter { $0.part * direction > 1e-12 }
    .sorted { (abs($0.part), $1.criterion) > (abs($1.part), $0.criterion) }.prefix(3).map(\.criterion)
}
