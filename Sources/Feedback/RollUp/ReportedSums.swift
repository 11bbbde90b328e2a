internal import Evaluation

/// A number that a unit reports of the units below it, beside what lies below.
public struct ReportedSumRow: Sendable, Codable, Equatable {
  /// The code of the unit that reports.
  public var unit: String
  /// Its tier, 1 on top.
  public var tier: Int
  /// The year.
  public var year: Int
  /// The type of the units counted; empty for all types.
  public var type: String
  /// The level, or `not_rated`.
  public var level: String
  /// What the unit reports.
  public var reported: Int
  /// What those directly below report, with their own levels; where they do not report, the levels below them.
  public var fromBelow: Int
  /// The levels of all units below.
  public var fromLevels: Int

  /// Reported minus from below.
  public var difference: Int { reported - fromBelow }
}

/// Holds reported numbers against what lies directly below, so that a wrong sum shows where it enters and nowhere above: a
/// number that adds up what is reported below, or that equals the levels of all units below, is not named.
struct ReportedSums {
  private(set) var rows: [ReportedSumRow] = []
  private(set) var findings: [RollUpFinding] = []
  private let context: RoundContext
  private let reports: [RoundContext.Key: [YearlyRound.Count]]

  init(_ context: RoundContext) {
    self.context = context
    reports = Dictionary(grouping: context.study.round.reports) { RoundContext.Key(unit: $0.unit, year: $0.year) }
    for key in reports.keys.sorted(by: { ($0.year, $0.unit) < ($1.year, $1.unit) }) { compare(key) }
  }

  private mutating func compare(_ key: RoundContext.Key) {
    let own = reports[key] ?? []
    let levels = Set(own.map(\.level)).sorted()
    // A type that the unit leaves out is compared with 0 where it reports by type.
    let isTyped = own.contains { !$0.type.isEmpty }
    let types = isTyped ? Set(own.map(\.type)).union(typesBelow(key)).sorted() : [""]
    for type in types {
      for level in levels {
        let matching = own.filter { $0.type == type && $0.level == level }
        if isTyped, type.isEmpty, matching.isEmpty { continue }
        let row = ReportedSumRow(
          unit: context.study.units.codes[key.unit], tier: context.tiers.tier[key.unit], year: key.year, type: type,
          level: level, reported: matching.reduce(0) { $0 + $1.count },
          fromBelow: below(key, type, level, usesReports: true), fromLevels: below(key, type, level, usesReports: false)
        )
        if row.reported == 0, row.fromBelow == 0, row.fromLevels == 0 { continue }
        rows.append(row)
        guard row.difference != 0, row.reported != row.fromLevels else { continue }
        findings.append(
          context.finding(
            .sumDiffers, key.unit, key.year, expected: "\(row.fromBelow)", found: "\(row.reported)",
            detail: type.isEmpty ? level : "\(type) \(level)"))
      }
    }
  }

  private func typesBelow(_ key: RoundContext.Key) -> Set<String> {
    var result: Set<String> = []
    var pending = context.tiers.below[key.unit]
    while let unit = pending.popLast() {
      let place = RoundContext.Key(unit: unit, year: key.year)
      if let row = context.decided[place], !context.gathering.contains(unit) { result.insert(row.type) }
      pending += context.tiers.below[unit]
    }
    return result
  }

  /// The units below at a level: each unit directly below with its own level, and what it reports or, where it does not
  /// report the level by type, what lies below it.
  private func below(_ key: RoundContext.Key, _ type: String, _ level: String, usesReports: Bool) -> Int {
    context.tiers.below[key.unit].reduce(0) { sum, unit in
      let place = RoundContext.Key(unit: unit, year: key.year)
      let own = holds(place, type, level) ? 1 : 0
      if usesReports, let reported = reported(place, type, level) { return sum + own + reported }
      return sum + own + below(place, type, level, usesReports: usesReports)
    }
  }

  private func holds(_ key: RoundContext.Key, _ type: String, _ level: String) -> Bool {
    guard !context.gathering.contains(key.unit), let row = context.decided[key] else { return false }
    return (type.isEmpty || row.type == type) && (row.level ?? YearlyRound.Count.notRated) == level
  }

  /// What a unit reports of a level and type; nil where it reports nothing that can be compared.
  private func reported(_ key: RoundContext.Key, _ type: String, _ level: String) -> Int? {
    let ofLevel = (reports[key] ?? []).filter { $0.level == level }
    let typed = ofLevel.filter { !$0.type.isEmpty }
    if !type.isEmpty {
      return typed.isEmpty ? nil : typed.filter { $0.type == type }.reduce(0) { $0 + $1.count }
    }
    let untyped = ofLevel.filter(\.type.isEmpty)
    let matching = untyped.isEmpty ? typed : untyped
    return matching.isEmpty ? nil : matching.reduce(0) { $0 + $1.count }
  }
}
