internal import Evaluation

/// How the reports of a tier came in, in one year.
public struct PunctualityRow: Sendable, Codable, Equatable {
  /// The year that is reported on.
  public var year: Int
  /// The tier, 1 on top.
  public var tier: Int
  /// The units that were there.
  public var units: Int
  /// The reports that came in by their day.
  public var inTime: Int
  /// The reports that came in later.
  public var late: Int
  /// The most days that a report was late.
  public var mostDaysLate: Int
  /// The reports that did not come in, for a reason.
  public var notReported: Int
  /// The reports that did not come in without a reason.
  public var missing: Int
}

/// Holds the reports of a round against their days.
struct Punctuality {
  private(set) var rows: [PunctualityRow] = []
  private(set) var findings: [RollUpFinding] = []

  init(_ context: RoundContext) {
    guard let calendar = context.study.round.calendar else { return }
    var arrivals: [RoundContext.Key: YearlyRound.Arrival] = [:]
    for arrival in calendar { arrivals[RoundContext.Key(unit: arrival.unit, year: arrival.year)] = arrival }
    let years = Set(calendar.map(\.year))
    var byTier: [[Int]: PunctualityRow] = [:]
    for key in context.keys where years.contains(key.year) {
      let tier = context.tiers.tier[key.unit]
      guard tier > 0 else { continue }
      var row =
        byTier[[key.year, tier]]
        ?? PunctualityRow(
          year: key.year, tier: tier, units: 0, inTime: 0, late: 0, mostDaysLate: 0, notReported: 0, missing: 0)
      row.units += 1
      add(key, arrivals[key], context, to: &row)
      byTier[[key.year, tier]] = row
    }
    rows = byTier.values.sorted { ($0.year, $0.tier) < ($1.year, $1.tier) }
  }

  private mutating func add(
    _ key: RoundContext.Key, _ arrival: YearlyRound.Arrival?, _ context: RoundContext, to row: inout PunctualityRow
  ) {
    let due = arrival?.due ?? context.tiers.due(unit: key.unit, year: key.year)
    let reason = arrival?.reason ?? ""
    let detail = reason.isEmpty ? nil : reason
    guard let reported = arrival?.reported else {
      row.notReported += detail == nil ? 0 : 1
      row.missing += detail == nil ? 1 : 0
      findings.append(
        context.finding(
          detail == nil ? .missing : .notReported, key.unit, key.year, expected: due?.text, detail: detail))
      return
    }
    guard let due, reported > due else {
      row.inTime += 1
      return
    }
    row.late += 1
    row.mostDaysLate = max(row.mostDaysLate, reported.number - due.number)
    findings.append(
      context.finding(.late, key.unit, key.year, expected: due.text, found: reported.text, detail: detail))
  }
}
