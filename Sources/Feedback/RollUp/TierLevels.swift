internal import Evaluation

/// How many units of a tier and type hold a level in a year.
public struct TierLevelRow: Sendable, Codable, Equatable {
  /// The year.
  public var year: Int
  /// The tier, 1 on top; nil for individuals.
  public var tier: Int?
  /// The type.
  public var type: String
  /// The code of the level, or `not_rated`.
  public var level: String
  /// The units that hold it, as whoever decides sees them.
  public var count: Int
  /// The units of the tier and type with a level.
  public var rated: Int
  /// The share of those with a level, in 0…100; nil for `not_rated` and where none has one.
  public var share: Double?
}

/// Counts levels by tier and type, and names the units without one.
struct TierLevels {
  private(set) var rows: [TierLevelRow] = []
  private(set) var findings: [RollUpFinding] = []

  init(_ context: RoundContext) {
    var groups: [Group: [String: Int]] = [:]
    for key in context.keys where !context.gathering.contains(key.unit) {
      guard let row = context.decided[key] else { continue }
      let group = Group(year: key.year, tier: context.tiers.tier[key.unit], type: row.type)
      groups[group, default: [:]][row.level ?? YearlyRound.Count.notRated, default: 0] += 1
      guard row.level == nil else { continue }
      let reason = context.reasons[key]
      findings.append(
        context.finding(reason == nil ? .notRatedWithoutReason : .notRated, key.unit, key.year, detail: reason))
    }
    for group in groups.keys.sorted() {
      let counts = groups[group] ?? [:]
      let notRated = counts[YearlyRound.Count.notRated] ?? 0
      let rated = counts.values.reduce(0, +) - notRated
      let codes = context.study.frameworks[group.year].levels.map(\.code)
      rows += codes.map { code in
        group.row(code, counts[code] ?? 0, rated: rated, isShare: true)
      }
      rows.append(group.row(YearlyRound.Count.notRated, notRated, rated: rated, isShare: false))
    }
  }

  /// The units that are counted together.
  private struct Group: Hashable, Comparable {
    let year: Int
    let tier: Int
    let type: String

    /// Individuals come last.
    static func < (a: Self, b: Self) -> Bool {
      let (first, second) = (a.tier == 0 ? Int.max : a.tier, b.tier == 0 ? Int.max : b.tier)
      return (a.year, first, a.type) < (b.year, second, b.type)
    }

    func row(_ level: String, _ count: Int, rated: Int, isShare: Bool) -> TierLevelRow {
      TierLevelRow(
        year: year, tier: tier == 0 ? nil : tier, type: type, level: level, count: count, rated: rated,
        share: isShare && rated > 0 ? 100 * Double(count) / Double(rated) : nil)
    }
  }
}
