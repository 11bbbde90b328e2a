internal import Evaluation
internal import Statistics

/// What the criteria of each row show beside the middle of the row.
///
/// c_ij = E_ij − median_j E_ij, the criterion's contrast to the unit's own middle, becomes a normal score z_ij by its
/// rank among the units of the type, in the spread of its level (`ContrastSpread`): coarse steps and ceilings then cost
/// nothing, and the score of an honest criterion is standard normal whatever its shape. What a unit is good at lasts, and
/// `ContrastRecord` takes out what its earlier years let expect. Where others rated too, `CriterionGaps` has what the gaps
/// of the criteria say beside that.
///
/// Rows at least half of whose cells have full marks have no contrasts.
///
/// Source: METHODS section 5.2, with ranks in place of a density fitted to the negative half, and with the gaps.
struct CriterionContrasts: Sendable {
  /// z_ij: criterion first, then row; NaN where there is no number.
  let scores: [[Double]]
  /// What earlier years let expect of them; nil where there are none.
  private let history: ContrastHistory?
  /// z_ij, less what earlier years let expect and over the deviation that they leave.
  private let departures: [[Double]]
  /// What the gaps say beside them.
  private let gaps: CriterionGaps
  private let spread: ContrastSpread
  private let ranks: [[RankedContrasts]]
  private let group: [Int]
  /// The spread of each criterion's contrasts on the logit scale: criterion first, then group; and the middle one.
  private let spreads: [[Double]]
  private let typicalSpread: Double

  /// A spread on the logit scale below this is the rounding of a criterion that does not vary.
  private static let leastSpread = 0.05

  /// The contrasts of all rows; types under `smallType` rows are ranked together.
  ///
  /// - Parameters:
  ///   - departures: E_ij, criterion first, then row.
  ///   - gaps: the gap of each criterion on its appraiser's scale: rater, then criterion, then row; NaN for none.
  ///   - whole: P(not only some of the criteria were raised) of each row.
  ///   - record: the scores of earlier years.
  /// - Complexity: O(rows × criteria × log rows).
  init(
    _ data: AssessedRows, departures: [[Double]], gaps: [[[Double]]], clean: [Double], whole: [Double],
    record: ContrastRecord, smallType: Int, threads: Int
  ) {
    let chunks = RowChunks(count: data.count, threads: threads)
    let sizes = data.byType.map(\.count)
    let levels = chunks.map { Self.meanLogit(data, row: $0) }
    let group = data.type.map { sizes[$0] >= smallType ? $0 + 1 : 0 }
    let fullMarks = data.scales.map { $0.logit(1) - 1e-9 }
    let isHeld = chunks.map { Self.isMostlyFull(data, row: $0, fullMarks: fullMarks) }
    let spread = ContrastSpread(RowContrasts(departures, chunks, except: isHeld).values, levels: levels)
    let (contrasts, groups) = (spread.standardised, sizes.count + 1)
    let ranks = concurrentMap(contrasts.count, threads: threads) { j in
      RankedContrasts.byGroup(contrasts[j], group: group, groups: groups)
    }
    let scores = concurrentMap(contrasts.count, threads: threads) { j in
      contrasts[j].indices.map { i in ranks[j][group[i]].score(contrasts[j][i]) }
    }
    let history = record.history(
      year: data.year, units: data.unit, scores: scores, honesty: clean, threads: threads)
    let scoresLeft = concurrentMap(scores.count, threads: threads) { j in
      guard let history else { return scores[j] }
      return scores[j].indices.map { i in (scores[j][i] - history.mean[j][i]) / history.deviation[j][i] }
    }
    self.gaps = CriterionGaps(
      gaps.map { RowContrasts($0, chunks, except: isHeld) }, scores: scoresLeft, levels: levels, clean: clean,
      whole: whole, threads: threads)
    self.departures = scoresLeft
    (self.scores, self.history, self.spread, self.ranks, self.group) = (scores, history, spread, ranks, group)
    let spreads = ranks.map { $0.map { max($0.spread, Self.leastSpread) } }
    self.spreads = spreads
    typicalSpread = median(spreads.flatMap { $0.filter(\.isFinite) })
  }

  /// The number of criteria.
  var count: Int { scores.count }

  /// Whether a row has any contrast.
  func areKnown(row i: Int) -> Bool { scores.contains { $0[i].isFinite } }

  /// The criteria of a row.
  func criteria(row i: Int) -> RaisedCriteria {
    let cells = scores.indices.filter { scores[$0][i].isFinite }.map { j in
      RaisedCriteria.Cell(
        criterion: j, score: departures[j][i], gapError: gaps.errors.isEmpty ? .nan : gaps.errors[j][i],
        gapCorrelation: gaps.correlations[j], spread: spreads[j][group[i]],
        deviation: history?.deviation[j][i] ?? 1)
    }
    return RaisedCriteria(cells, spread: typicalSpread)
  }

  /// By how much the criteria of a row are raised in a way, on the logit scale; 0 of those that are not asked for.
  func sizes(
    _ criteria: RaisedCriteria, row i: Int, of way: CriterionProfile.Way, where isAsked: (Int) -> Bool
  ) -> [Double] {
    var sizes = [Double](repeating: 0, count: count)
    for (k, cell) in criteria.cells.enumerated() where isAsked(k) {
      let j = cell.criterion
      let honest = ranks[j][group[i]].contrast(
        score: scores[j][i] - way.shift(ofSpread: cell.spread, typical: typicalSpread))
      sizes[j] = max(spread.contrast(spread.standardised[j][i], row: i) - spread.contrast(honest, row: i), 0)
    }
    return sizes
  }

  /// Whether at least half of a row's cells have full marks: its middle is then the end of the scale, above which nothing
  /// can stand out, and which cells lie below it is decided by how hard they are.
  private static func isMostlyFull(_ data: AssessedRows, row i: Int, fullMarks: [Double]) -> Bool {
    let present = data.logits.indices.filter { data.logits[$0][i].isFinite }
    let full = present.count { data.logits[$0][i] >= fullMarks[$0] }
    return 2 * full >= present.count && full > 0
  }

  private static func meanLogit(_ data: AssessedRows, row i: Int) -> Double {
    let present = data.logits.indices.filter { data.logits[$0][i].isFinite }
    return present.reduce(0) { $0 + data.logits[$1][i] } / Double(max(present.count, 1))
  }
}
