public import Calibration
public import Evaluation
internal import Foundation

/// Which ratings lie higher or lower than outcomes and other raters explain, with the evidence for each.
public struct Detection: Sendable {
  /// One row a unit and year, by rank.
  public let flags: [FlagRow]
  /// One row an appraiser and year.
  public let appraisers: [AppraiserRow]
  /// One row a type and year after the first.
  public let drift: [DriftRow]
  /// How often over-rating of a given size is found in a study like this one, by type: for the last year that could be
  /// assessed; empty where it was not asked for.
  public let power: [PowerRow]
  /// The probability that each row of the panel is over-rated; 0 where it was not assessed.
  public let probabilityOverRated: [Double]
  /// The same of under-rating.
  public let probabilityUnderRated: [Double]
  /// The mean excess of each criterion among the flagged units of a type, in points of the criterion: type, then
  /// criterion of the panel; nil where none is flagged.
  public let criterionExcess: [[Double?]]
  /// The squared correlation of the rating with the outcome score, by group of the outcome model; NaN where unknown.
  public let ratingCorrelationSquared: [Double]
  /// What could not be done.
  public let notes: [Note]

  /// Assesses every unit-year of a panel, each year by itself.
  ///
  /// Nothing in the data makes it fail: rows that cannot be assessed say why.
  ///
  /// - Parameter power: how much of the study's power is simulated.
  /// - Complexity: O(rows × criteria²).
  public init(
    _ panel: Panel, outcomes: OutcomeModel, study: Study, power effort: PowerEffort = .off, threads: Int = 1
  ) {
    let totals = (0..<panel.count).map { panel.total(of: panel.shares, row: $0) }
    let assessability = Assessability(panel, outcomes: outcomes, totals: totals.map(\.share))
    ratingCorrelationSquared = assessability.ratingCorrelationSquared
    var rows = (0..<panel.count).map { Self.blank($0, panel, study: study, outcomes: outcomes, totals: totals) }
    var appraisers: [AppraiserRow] = []
    var notes: [Note] = []
    var probability = [Double](repeating: 0, count: panel.count)
    var probabilityUnder = probability
    var order = [Double](repeating: -.infinity, count: panel.count)
    var traces = RowTraces(count: panel.count)
    var reasons = assessability.reasons
    var excess = CriterionExcess(types: panel.types.count, criteria: panel.criteria.count)
    let shapes = AnswerShapes(panel, totals: totals.map(\.share), seed: study.settings.seed, threads: threads)
    let fitted = YearModels(
      .init(
        panel: panel, outcomes: outcomes, study: study, shapes: shapes,
        assessable: reasons.indices.filter { reasons[$0] == nil }, threads: threads))
    for row in fitted.withoutVariation { reasons[row] = .noVariation }
    let models = fitted.years
    let findings = models.map { YearFindings($0, settings: study.settings, threads: threads) }
    let lists = YearLists.all(findings, settings: study.settings)
    // What the last year says of the size that is found holds for the years before it too.
    let power = models.last.flatMap { model -> PowerForecast? in
      guard effort != .off else { return nil }
      let codes = model.data.unit.map { study.units.codes[$0] }
      return PowerForecast(
        model, order: codes.indices.sorted { codes[$0] < codes[$1] }, types: panel.types, effort: effort,
        settings: study.settings, listedBefore: lists.dropLast().reduce(0) { $0 + $1.over.count },
        year: model.data.year, threads: threads)
    }
    let assessedInAll = models.reduce(0) { $0 + $1.data.count }
    for (model, (findings, lists)) in zip(models, zip(findings, lists)) {
      let year = model.data.year
      let assessed = model.data.rows
      let typeSizes = model.data.byType.map(\.count)
      let filled = findings.filled(
        rows, lists: lists, panel: panel, outcomes: outcomes, framework: study.frameworks[year], threads: threads)
      for (i, row) in assessed.enumerated() {
        rows[row] = filled[i]
        rows[row].detectablePoints = power?.detectablePoints(model, row: i)
        rows[row].evidence.peers = typeSizes[model.data.type[i]]
        probability[row] = findings.probabilityOver[i]
        probabilityUnder[row] = findings.probabilityUnder[i]
        order[row] = findings.logOdds[i]
        traces.note(model, index: i, row: row, probabilityOver: findings.probabilityOver[i])
        if rows[row].isFlagged { excess.add(findings.criterionExcess(index: i), type: panel.type[row]) }
      }
      appraisers += AppraiserFindings(model, panel: panel, settings: study.settings, year: year).rows
      notes += Self.notes(model, assessedInAll: assessedInAll, settings: study.settings)
    }
    for row in rows.indices {
      guard let reason = reasons[row] else { continue }
      rows[row].status = .notAssessable
      rows[row].evidence.reason = reason
      rows[row].evidence.peers = assessability.peers[row]
    }
    let patterns = UnitPatterns(
      panel, units: study.units, traces: traces, totals: totals.map(\.share), shapes: shapes)
    let cutoffs = CutoffTable(
      panel, totals: totals.map(\.share), isListed: rows.map(\.isFlagged), frameworks: study.frameworks)
    patterns.note(&rows)
    patterns.name(&rows, cutoffs: cutoffs, threads: threads)
    flags = Self.ranked(rows, by: order)
    self.appraisers = cutoffs.filled(appraisers, panel: panel, totals: totals.map(\.share))
    drift =
      Drift(
        panel, outcomes: outcomes, totals: totals.map(\.share),
        honesty: zip(probability, probabilityUnder).map { max(1 - $0 - $1, 0) }, settings: study.settings
      ).rows
    self.power = power?.rows ?? []
    probabilityOverRated = probability
    probabilityUnderRated = probabilityUnder
    self.notes = notes
    criterionExcess = excess.means
  }

  /// A row with what is known without any model.
  private static func blank(
    _ row: Int, _ panel: Panel, study: Study, outcomes: OutcomeModel, totals: [Total]
  ) -> FlagRow {
    let unit = panel.unit[row]
    let appraiser = panel.appraiser[row]
    var flag = FlagRow(
      unit: study.units.codes[unit], name: study.units.names[unit], type: panel.types[panel.type[row]],
      parent: appraiser < 0 ? "" : panel.appraisers[appraiser], year: panel.year[row])
    if totals[row].share.isFinite {
      flag.selfTotal = totals[row].share
      flag.selfLevel = study.frameworks[panel.year[row]].level(forTotal: totals[row].share)?.code
    }
    flag.evidence.isPartial = totals[row].isPartial
    flag.evidence.outcomes = outcomes.measured[row]
    if let superior = panel.otherShares[.superior] {
      let total = panel.total(of: superior, row: row).share
      flag.evidence.superiorTotal = total.isFinite ? total : nil
    }
    return flag
  }

  /// Ranks 1…n by evidence, the strongest first; rows that were not assessed come last, by unit and year.
  private static func ranked(_ rows: [FlagRow], by order: [Double]) -> [FlagRow] {
    let sorted = rows.indices.sorted { a, b in
      let isAssessed = (rows[a].status != .notAssessable, rows[b].status != .notAssessable)
      if isAssessed.0 != isAssessed.1 { return isAssessed.0 }
      if order[a] != order[b] { return order[a] > order[b] }
      return (rows[a].unit, rows[a].year) < (rows[b].unit, rows[b].year)
    }
    return sorted.enumerated().map { place, index in
      var row = rows[index]
      row.rank = place + 1
      return row
    }
  }

  /// What could not be done in a year, or was done otherwise than usual.
  private static func notes(_ model: YearModel, assessedInAll: Int, settings: Settings) -> [Note] {
    let (year, assessed) = ("\(model.data.year)", model.data.count)
    var notes: [Note] = []
    let least = Int((1 / settings.falseDiscoveryRate).rounded(.up))
    if assessedInAll < 10 * least {
      notes.append(
        Note("detection.smallStudy", ["year": year, "assessed": "\(assessed)", "least": "\(least)"]))
    }
    let habits = model.mixture.farHabitShare
    if habits >= leastHabitShare {
      let count = Int((habits * Double(assessed)).rounded())
      notes.append(Note("detection.habit", ["year": year, "assessed": "\(assessed)", "count": "\(count)"]))
    }
    return notes
  }

  /// Fewer rows that rate high or low by habit are not worth a note.
  private static let leastHabitShare = 0.01
}

/// Means over the flagged units of each type.
private struct CriterionExcess {
  private var sums: [[Double]]
  private var counts: [[Double]]

  init(types: Int, criteria: Int) {
    sums = [[Double]](repeating: [Double](repeating: 0, count: criteria), count: types)
    counts = sums
  }

  mutating func add(_ values: [Double], type: Int) {
    for (j, value) in values.enumerated() where value.isFinite {
      sums[type][j] += value
      counts[type][j] += 1
    }
  }

  var means: [[Double?]] {
    zip(sums, counts).map { zip($0, $1).map { $1 > 0 ? $0 / $1 : nil } }
  }
}
