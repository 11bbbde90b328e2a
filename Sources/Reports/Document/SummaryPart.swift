internal import Calibration
internal import Feedback
internal import Inflation
internal import Pipeline

extension SummaryFacts {
  /// The figures of the summary, counted from the findings; criteria that several types share count once.
  init(_ findings: Findings, names: Names) {
    rater = findings.rater
    units = findings.units
    years = findings.years
    indicators = findings.flags.map(\.evidence.outcomes).max() ?? findings.indicatorNames.count
    unitYears = findings.flags.count
    assessed = findings.flags.count { $0.status != .notAssessable }
    over = findings.flags.count { $0.isFlagged }
    overInLastYear = findings.flags.count { $0.isFlagged && $0.year == findings.years.last }
    under = findings.flags.count { $0.isFlaggedUnder }
    falseDiscoveryRate = findings.settings.falseDiscoveryRate
    lenientAppraisers = findings.appraisers.count { $0.isFlagged }
    appraisersAbove = findings.appraisers.count { ($0.lower ?? 0) > 0 }
    appraisers = findings.appraisers.count
    hasDrift = findings.drift.contains { $0.driftPoints != nil }
    largestDrift = Self.largestDrift(findings.drift, names: names)
    let moved = findings.weights.filter { abs($0.change) > 1e-9 }
    criteria = Set(findings.weights.map(\.criterion)).count
    supportedCriteria = Set(findings.weights.filter(\.excludesPointsNow).map(\.criterion)).count
    movedCriteria = Set(moved.map(\.criterion)).count
    largestMove = moved.max { abs($0.change) < abs($1.change) }
      .map { Move(criterion: names.criterion($0.criterion), now: $0.pointsNow, proposed: $0.pointsProposed) }
    transitions = findings.transitions.count { $0.from != $0.to }
  }

  /// The largest drift whose interval leaves out zero.
  private static func largestDrift(_ rows: [DriftRow], names: Names) -> Drift? {
    let clear = rows.compactMap { row -> Drift? in
      guard let points = Interval(row.driftPoints, row.lower, row.upper), let ends = points.ends,
        ends.lower > 0 || ends.upper < 0
      else { return nil }
      return Drift(type: names.type(row.type), year: row.year, baseYear: row.baseYear, points: points)
    }
    return clear.max { abs($0.points.value) < abs($1.points.value) }
  }
}

extension WeightRow {
  /// Whether the interval of the calibrated points leaves out the points in force.
  var excludesPointsNow: Bool {
    pointsNow < lower - 1e-9 || pointsNow > upper + 1e-9
  }
}

extension ReportContext {
  /// Five sentences that a deputy head reads first.
  func summaryPart() -> Document.Part {
    let facts = SummaryFacts(findings, names: names)
    return part(
      .summary,
      [
        .steps([
          texts.summaryScope(facts), texts.summaryFlags(facts), texts.summaryGroups(facts),
          texts.summaryWeights(facts), texts.summaryLimits(facts),
        ])
      ])
  }
}
