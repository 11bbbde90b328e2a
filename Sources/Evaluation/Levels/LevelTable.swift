/// A unit's level in the eyes of one rater.
public struct LevelHolding: Sendable, Equatable {
  /// The type of the unit.
  public var type: String
  /// Its appraising superior; empty for a top unit.
  public var parent: String
  /// The year.
  public var year: Int
  /// Who rated; also `expected` and `proposed`.
  public var rater: String
  /// The code of the level.
  public var level: String

  /// A level that a unit holds.
  public init(type: String, parent: String, year: Int, rater: String, level: String) {
    self.type = type
    self.parent = parent
    self.year = year
    self.rater = rater
    self.level = level
  }
}

/// Counts levels by type, year and rater, each level with a quota beside what the quota allows.
///
/// A quota within the type is counted on the type; one within the parent or over all is counted on those groups and added
/// up, so that every type of a year and rater shows the same figures.
///
/// - Parameters:
///   - holdings: the levels that units hold.
///   - frameworks: the frameworks in force by year; the order of their levels is that of the rows.
/// - Returns: a row for every level of every type, year and rater that occurs, zero counts included.
/// - Complexity: O(holdings × log holdings).
public func levelRows(_ holdings: [LevelHolding], frameworks: FrameworkTimeline) -> [LevelRow] {
  let byPanel = Dictionary(grouping: holdings) { PanelKey(year: $0.year, rater: $0.rater) }
  return byPanel.keys.sorted().flatMap { key -> [LevelRow] in
    let framework = frameworks[key.year]
    let held = byPanel[key] ?? []
    let codes = framework.levels.map(\.code)
    func counts(_ part: [LevelHolding]) -> [Int] {
      let number = Dictionary(part.map { ($0.level, 1) }, uniquingKeysWith: +)
      return codes.map { number[$0] ?? 0 }
    }
    return Set(held.map(\.type)).sorted().flatMap { type -> [LevelRow] in
      let ofType = counts(held.filter { $0.type == type })
      let all = ofType.reduce(0, +)
      return codes.indices.map { place in
        var row = LevelRow(type: type, year: key.year, level: codes[place], rater: key.rater, count: ofType[place])
        row.share = all > 0 ? 100 * Double(ofType[place]) / Double(all) : nil
        if let quota = framework.levels[place].quota {
          let parts = groups(of: quota, type, held).map { quota.count(ofLevel: place, in: counts($0)) }
          row.quotaShare = quota.share
          row.quotaBase = quota.of.rawValue
          row.quotaCount = parts.reduce(0) { $0 + $1.permitted }
          row.excess = parts.reduce(0) { $0 + $1.excess }
        }
        return row
      }
    }
  }
}

/// The groups that a quota is counted within, those that a row of a type shows.
private func groups(of quota: Quota, _ type: String, _ held: [LevelHolding]) -> [[LevelHolding]] {
  switch quota.within {
  case .type: [held.filter { $0.type == type }]
  case .parent: Array(Dictionary(grouping: held, by: \.parent).values)
  case .all: [held]
  }
}

/// The year and rater that rows are counted within.
private struct PanelKey: Hashable, Comparable {
  let year: Int
  let rater: String

  static func < (a: Self, b: Self) -> Bool { (a.year, a.rater) < (b.year, b.rater) }
}
