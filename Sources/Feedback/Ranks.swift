internal import Calibration
public import Evaluation
public import LinearAlgebra
internal import Statistics

/// Ranks of the units of the last year within their type, with the range that the choices behind a scoring leave.
///
/// In each scoring the points are one of the proposals that other samples of the data would have given, the criteria are added
/// up on one of several scales, cut-offs lie a little elsewhere and every total gets an error N(0, σ_i²); see
/// ``ScoringModel``. The range holds the middle nine tenths of a unit's ranks, and the rank under the proposal.
///
/// - Parameters:
///   - judged: the judged ratings of the last year.
///   - study: the study, for the lineage and the frameworks by year.
///   - proposals: draws of the proposed points (draws × score criteria of the framework in force, in points); without rows
///     the proposal itself is every draw.
///   - ratingError: σ of each row of the panel, in points of the total 0…100.
///   - threads: how many threads compute; no figure depends on it.
/// - Complexity: O(scorings × units × (criteria + log units)).
///
/// Source: Saisana, Saltelli and Tarantola (2005), Uncertainty and sensitivity analysis techniques as tools for the quality
/// assessment of composite indicators, Journal of the Royal Statistical Society A 168.
public func ranks(
  _ judged: JudgedRatings, study: Study, proposals: Matrix, ratingError: [Double], threads: Int = 1
) -> [RankRow] {
  let panel = judged.panel
  let old = panel.points(of: judged.framework)
  let new = panel.points(of: judged.next)
  let before = PreviousTotals(panel, study: study, year: judged.year - 1)
  let draws = judged.panelDraws(proposals)
  var result: [RankRow] = []
  for type in panel.types.indices {
    let units = ScoredUnits(
      judged, type: type, points: new, draws: draws, ladders: judged.laddersThen, ratingError: ratingError,
      seed: study.settings.seed)
    let rows = units.places.map { judged.rows[$0] }
    let now = descendingRanks(rows.map { panel.total(row: $0, points: old) })
    let then = descendingRanks(rows.map { panel.total(row: $0, points: new) })
    let scorings = Scorings(units.model, seed: study.settings.seed, threads: threads)
    for (i, row) in rows.enumerated() {
      let previous = before.total(of: panel.unit[row])
      let range = scorings.ranges[i]
      result.append(
        RankRow(
          unit: judged.unitCode(units.places[i]), type: panel.types[type], year: judged.year,
          totalNow: panel.total(row: row, points: old), totalProposed: panel.total(row: row, points: new),
          rankNow: Int(now[i]), rankProposed: Int(then[i]),
          rankLower: Int(min(range.lower.rounded(.down), then[i])),
          rankUpper: Int(max(range.upper.rounded(.up), then[i])), levelKept: scorings.levelKept[i],
          totalBefore: previous,
          levelBefore: previous.flatMap { study.frameworks[judged.year - 1].level(forTotal: $0)?.code },
          criteria: movers(panel, row, old: old, new: new).map { panel.criteria[$0].code }))
    }
  }
  return result
}

/// Ranks and levels of the units of one type over many scorings.
private struct Scorings {
  /// The range of each unit's ranks.
  let ranges: [RankRange]
  /// The share of the scorings in which each unit has the level that it has where nothing is chosen.
  let levelKept: [Double]

  /// How many scorings there are: the ends of the middle nine tenths are then the fifth from either side.
  private static let count = 100

  init(_ model: ScoringModel, seed: UInt64, threads: Int) {
    let base = model.scores(model.base).places
    let scorings = concurrentMap(Self.count, threads: threads) { scoring in
      var random = RandomStream(seed: seed, 0x72_61_6E_6B, UInt64(scoring))
      let place = RobustnessChoice.allCases.map { ($0, random.uniform()) }
      return model.scores(model.setting(at: Dictionary(uniqueKeysWithValues: place)))
    }
    var kept = [Int](repeating: 0, count: model.units)
    for scoring in scorings {
      for unit in kept.indices where scoring.places[unit] == base[unit] { kept[unit] += 1 }
    }
    ranges = rankRanges(Matrix(columnsOf: scorings.map(\.totals)), threads: threads)
    levelKept = kept.map { Double($0) / Double(Self.count) }
  }
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
