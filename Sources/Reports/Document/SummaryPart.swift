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
    reasons = Self.reasons(findings.flags)
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
    blindTypes = Self.blindTypes(findings.power).map(names.type)
    largestSizeTried = findings.power.map(\.points).max() ?? 0
    leastListed = Self.leastListed(findings)
    superiors = Self.superiors(findings, names: names)
    lenient = Self.lenient(findings.appraisers, names: names)
    lenientAppraisers = findings.appraisers.count(where: \.isFlagged)
    appraisersAbove = findings.appraisers.count { ($0.lower ?? 0) > 0 || $0.isFlagged }
    appraisers = findings.appraisers.count
    hasDrift = findings.drift.contains { $0.driftPoints != nil }
    largestDrift = Self.largestDrift(findings.drift, names: names)
    let moved = findings.weights.filter { abs($0.change) > 1e-9 }
    criteria = Set(findings.weights.map(\.criterion)).count
    supportedCriteria = Set(findings.weights.filter(\.excludesPointsNow).map(\.criterion)).count
    movedCriteria = Set(moved.map(\.criterion)).count
    isCalibrated = findings.weights.contains { !findings.isUndetermined($0) }
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

  /// The sizes found in 80 of 100 units.
  private static func detectable(_ rows: [PowerRow]) -> ClosedRange<Double>? {
    let sizes = rows.compactMap(\.detectablePoints).filter(\.isFinite)
    guard let least = sizes.min(), let most = sizes.max() else { return nil }
    return least...most
  }

  /// The types whose differences are not found at any size that was tried.
  private static func blindTypes(_ rows: [PowerRow]) -> [String] {
    let seeing = Set(rows.filter { $0.detectablePoints?.isFinite == true }.map(\.type))
    return Set(rows.map(\.type)).subtracting(seeing).sorted()
  }

  /// How many units a list of the last year has at least, where a note says that the year is small and nobody is listed.
  private static func leastListed(_ findings: Findings) -> Int? {
    guard let year = findings.years.last, !findings.flags.contains(where: { $0.isFlagged && $0.year == year }) else {
      return nil
    }
    return findings.notes.first { $0.key == NoteKey.detectionSmallStudy.rawValue && $0.values["year"] == "\(year)" }
      .flatMap { $0.values["least"] }.flatMap { Int($0) }
  }

  /// The reasons why units could not be assessed, the most frequent first.
  private static func reasons(_ flags: [FlagRow]) -> [Evidence.Reason?] {
    let counts = Dictionary(
      flags.filter { $0.status == .notAssessable }.map { ($0.evidence.reason, 1) }, uniquingKeysWith: +)
    return counts.sorted { (-$0.value, $0.key?.rawValue ?? "") < (-$1.value, $1.key?.rawValue ?? "") }.map(\.key)
  }

  /// The listed superiors in the order of their first year, each with its years.
  private static func lenient(_ rows: [AppraiserRow], names: Names) -> [String] {
    let listed = rows.filter(\.isFlagged)
    let years = Dictionary(grouping: listed, by: \.parent).mapValues { $0.map(\.year).sorted() }
    let parents = listed.map(\.parent).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return parents.map { parent in
      "\(names.unit(parent)) (\((years[parent] ?? []).map(String.init).joined(separator: ", ")))"
    }
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

extension Findings {
  /// Whether the data leave the points of a criterion open: an interval from nothing to all points of the type.
  func isUndetermined(_ row: WeightRow) -> Bool {
    let all = weights.reduce(0) { $1.type == row.type ? $0 + $1.pointsNow : $0 }
    return !(row.lower > 0 || row.upper < all - 1e-9)
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
