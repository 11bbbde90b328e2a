internal import Calibration
internal import Evaluation
internal import Feedback
internal import Inflation
internal import Pipeline

/// Findings as they may leave the office: small groups are withheld, and the next one where the rest would reveal them.
struct Publication: Sendable {
  /// The findings without the withheld groups.
  let findings: Findings
  /// How many groups were withheld.
  let withheldGroups: Int

  /// Findings for publication; untouched unless the rule applies.
  ///
  /// A group is an appraiser in a year, or a type in a year; rows of units go with their type.
  init(_ findings: Findings, isApplied: Bool) {
    guard isApplied else {
      self.findings = findings
      withheldGroups = 0
      return
    }
    let minimum = findings.settings.minimumGroup
    let appraisers = Self.withheld(findings.appraisers.map { Group($0.parent, $0.year, $0.units) }, minimum)
    let types = Self.withheld(Self.typeGroups(findings), minimum)
    let smallTypes = Set(types.map(\.name))
    var published = findings
    published.appraisers.removeAll { appraisers.contains(Group($0.parent, $0.year, $0.units)) }
    published.flags.removeAll { row in types.contains { $0.name == row.type && $0.year == row.year } }
    published.outcomes.removeAll { row in types.contains { $0.name == row.type && $0.year == row.year } }
    published.drift.removeAll { smallTypes.contains($0.type) }
    published.weights.removeAll { smallTypes.contains($0.type) }
    published.importance.removeAll { smallTypes.contains($0.type) }
    published.comparisons.removeAll { smallTypes.contains($0.type) }
    published.criteria.removeAll { smallTypes.contains($0.type) }
    published.power.removeAll { smallTypes.contains($0.type) }
    published.levelThresholds.removeAll { smallTypes.contains($0.type) }
    published.robustness.removeAll { smallTypes.contains($0.type) }
    published.ranks.removeAll { smallTypes.contains($0.type) }
    published.levels.removeAll { smallTypes.contains($0.type) }
    published.classification.removeAll { smallTypes.contains($0.type) }
    published.gaps.removeAll { smallTypes.contains($0.type) }
    published.collectives.removeAll { $0.members < minimum }
    let units = Set(published.flags.map(\.unit))
    published.transitions.removeAll { !units.contains($0.unit) }
    self.findings = published
    withheldGroups = appraisers.count + types.count
  }

  /// A group of units in a year.
  struct Group: Hashable, Sendable {
    let name: String
    let year: Int
    let units: Int

    init(_ name: String, _ year: Int, _ units: Int) {
      self.name = name
      self.year = year
      self.units = units
    }
  }

  /// The groups below the minimum and, where those of a year together stay below it, the next smallest of that year, so
  /// that a subtraction from the year's total reveals no small group.
  static func withheld(_ groups: [Group], _ minimum: Int) -> Set<Group> {
    var result: Set<Group> = []
    for ofYear in Dictionary(grouping: groups, by: \.year).values {
      let ordered = ofYear.sorted { ($0.units, $0.name) < ($1.units, $1.name) }
      var units = 0
      for group in ordered where group.units < minimum || (units > 0 && units < minimum) {
        result.insert(group)
        units += group.units
      }
    }
    return result
  }

  private static func typeGroups(_ findings: Findings) -> [Group] {
    let years = Dictionary(grouping: findings.flags, by: \.year)
    return years.keys.sorted().flatMap { year in
      let counts = Dictionary((years[year] ?? []).map { ($0.type, 1) }, uniquingKeysWith: +)
      return counts.keys.sorted().map { Group($0, year, counts[$0] ?? 0) }
    }
  }
}
