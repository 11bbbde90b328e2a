internal import Calibration
internal import Evaluation
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
    let last = findings.flags.filter { $0.year == findings.years.last }
    assessedInLastYear = last.count { $0.status != .notAssessable }
    over = findings.flags.count { $0.isFlagged }
    overInLastYear = last.count { $0.isFlagged }
    otherLevel = last.count { $0.isFlagged && $0.selfLevel != $0.expectedLevel && $0.expectedLevel != nil }
    under = findings.flags.count { $0.isFlaggedUnder && !$0.isFlagged }
    underInLastYear = last.count { $0.isFlaggedUnder && !$0.isFlagged }
    falseDiscoveryRate = findings.settings.falseDiscoveryRate
    simulatedRate = Self.simulatedRate(findings.power, above: findings.settings.falseDiscoveryRate)
    detectable = Self.detectable(findings.power)
    superiors = Self.superiors(findings, names: names)
    lenient = findings.appraisers.filter(\.isFlagged).map { "\(names.unit($0.parent)) (\($0.year))" }
    appraisersAbove = findings.appraisers.count { ($0.lower ?? 0) > 0 || $0.isFlagged }
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
    verified = (findings.audits ?? []).map(\.verifications).reduce(0, +)
    gaps = findings.gaps.count { $0.year == findings.years.last }
  }

  /// The superiors whose list is named on the first page.
  private static let mostSuperiors = 3

  /// The superiors with the most listed units of the last year, of those that are reported at all.
  private static func superiors(_ findings: Findings, names: Names) -> [Superior] {
    let listed = Dictionary(
      findings.flags.filter { $0.isFlagged && $0.year == findings.years.last }.map { ($0.parent, 1) },
      uniquingKeysWith: +)
    let rows = findings.appraisers.filter { $0.year == findings.years.last && (listed[$0.parent] ?? 0) > 1 }
    let ordered = rows.sorted {
      (-(listed[$0.parent] ?? 0), $0.units, $0.parent) < (-(listed[$1.parent] ?? 0), $1.units, $1.parent)
    }
    return ordered.prefix(mostSuperiors).map {
      Superior(name: names.unit($0.parent), listed: listed[$0.parent] ?? 0, units: $0.units)
    }
  }

  /// The simulated shares of false discoveries of each type with something planted, where the highest is above a rate.
  private static func simulatedRate(_ rows: [PowerRow], above rate: Double) -> ClosedRange<Double>? {
    let shares = rows.filter { $0.points > 0 }.compactMap(\.falseDiscoveryProportion).filter(\.isFinite)
    guard let least = shares.min(), let most = shares.max(), (100 * most).rounded() > (100 * rate).rounded() else {
      return nil
    }
    return least...most
  }

  /// The sizes found in 80 of 100 units; nil where some type's differences are not found at any size.
  private static func detectable(_ rows: [PowerRow]) -> ClosedRange<Double>? {
    let sizes = rows.map { $0.detectablePoints ?? .infinity }
    guard let least = sizes.min(), let most = sizes.max(), most.isFinite else { return nil }
    return least...most
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
    distanceFromSupport > 1e-9
  }

  /// How far the points in force lie outside the interval of the calibrated ones; 0 within it.
  var distanceFromSupport: Double {
    max(lower - pointsNow, pointsNow - upper, 0)
  }
}

extension ReportContext {
  /// The first page: what was compared, what was found, how sure that is, and what to do next.
  func summaryPart() -> Document.Part {
    let facts = SummaryFacts(findings, names: names)
    let next = texts.summaryNext(facts)
    return part(
      .summary,
      [
        .paragraph(texts.summaryScope(facts)),
        .heading(texts.heading(SummaryHeading.found)), .steps(texts.summaryFindings(facts)),
        .heading(texts.heading(SummaryHeading.certainty)), .list(texts.summaryCertainty(facts)),
      ] + (next.isEmpty ? [] : [.heading(texts.heading(SummaryHeading.next)), .steps(next)]))
  }
}
