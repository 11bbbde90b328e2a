internal import Evaluation

/// What every part of a roll-up looks up: tiers, levels that were decided, and units by code.
struct RoundContext {
  /// The unit and year of a row.
  struct Key: Hashable {
    let unit: Int
    let year: Int
  }

  let study: Study
  let tiers: Tiers
  /// The decided row of each unit and year in which the unit was there.
  let decided: [Key: ClassificationRow]
  /// The first reason for having no level that any rater gave.
  let reasons: [Key: String]
  /// The unit of each code.
  let index: [String: Int]
  /// The bodies that only gather what lies below: units below them, and no rating in any year.
  let gathering: Set<Int>

  init(_ study: Study, _ classification: Classification) {
    self.study = study
    tiers = Tiers(study.units)
    let index = Dictionary(
      study.units.codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    self.index = index
    var decided: [Key: ClassificationRow] = [:]
    for row in Classification.decided(classification.rows) {
      if let unit = index[row.unit] { decided[Key(unit: unit, year: row.year)] = row }
    }
    self.decided = decided
    var reasons: [Key: String] = [:]
    for row in classification.rows {
      guard row.isDecision, let unit = index[row.unit], let reason = row.notRated else { continue }
      let key = Key(unit: unit, year: row.year)
      if reasons[key] == nil { reasons[key] = reason }
    }
    self.reasons = reasons
    let rated = Set(study.ratings.unit)
    let tiers = tiers
    gathering = Set((0..<study.units.count).filter { !tiers.below[$0].isEmpty && !rated.contains($0) })
  }

  /// The keys in which a unit was there, by year and unit.
  var keys: [Key] {
    decided.keys.sorted { ($0.year, $0.unit) < ($1.year, $1.unit) }
  }

  /// The superior of a unit; empty without one.
  func parent(_ unit: Int) -> String {
    let place = study.units.parent[unit]
    return place < 0 ? "" : study.units.parents[place]
  }

  /// A finding on a unit.
  func finding(
    _ kind: RollUpFinding.Kind, _ unit: Int, _ year: Int, expected: String? = nil, found: String? = nil,
    detail: String? = nil
  ) -> RollUpFinding {
    let units = study.units
    let tier = tiers.tier[unit]
    return RollUpFinding(
      kind: kind, unit: units.codes[unit], name: units.names[unit], type: units.types[units.type[unit]],
      tier: tier == 0 ? nil : tier, parent: parent(unit), year: year, expected: expected, found: found, detail: detail)
  }
}
