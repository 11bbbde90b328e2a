internal import Evaluation
internal import Foundation

/// A framework as it was read, with the places of its parts.
struct FrameworkDocument {
  var framework: Framework
  var places: FrameworkPlaces
  var notes: [Note] = []

  /// Logs everything that is wrong with the framework as a whole.
  func validate(log: inout ProblemLog) {
    for defect in framework.defects { log.add(places.problem(defect)) }
  }

  static let keys = [
    "framework", "version", "types", "groups", "criteria", "indicators", "levels", "vetoes", "bonus", "penalty",
    "clauses",
  ]

  /// Reads a framework from YAML; nil, with the problems in the log, when it has no criteria that can be read.
  static func read(name: String, url: URL, log: inout ProblemLog) -> FrameworkDocument? {
    guard let root = YAMLDocument.read(name: name, url: url, log: &log) else { return nil }
    let required = ["framework", "version", "criteria", "levels"]
    guard let map = root.mapping(keys: keys, required: required, log: &log), map["criteria"] != nil,
      map["levels"] != nil
    else { return nil }
    let types = entries(map["types"], log: &log, FrameworkParts.type)
    let groups = entries(map["groups"], log: &log, FrameworkParts.group)
    let criteria = entries(map["criteria"], log: &log, FrameworkParts.criterion)
    let indicators = entries(map["indicators"], log: &log, FrameworkParts.indicator)
    let levels = entries(map["levels"], log: &log, FrameworkParts.level).sorted { $0.value.atLeast > $1.value.atLeast }
    let vetoes = entries(map["vetoes"], log: &log, FrameworkParts.veto)
    let framework = Framework(
      code: map["framework"]?.text(log: &log) ?? "", version: map["version"]?.text(log: &log) ?? "",
      criteria: criteria.map(\.value), levels: levels.map(\.value), types: types.map(\.value),
      groups: groups.map(\.value), indicators: indicators.map(\.value), vetoes: vetoes.map(\.value),
      bonusLimit: most(map["bonus"], log: &log), penaltyLimit: most(map["penalty"], log: &log),
      clauses: map["clauses"]?.texts(log: &log) ?? [])
    var places = FrameworkPlaces(file: name)
    places.entries = [
      .types: types.map(\.place), .groups: groups.map(\.place), .criteria: criteria.map(\.place),
      .indicators: indicators.map(\.place), .levels: levels.map(\.place), .vetoes: vetoes.map(\.place),
    ]
    for element in [FrameworkDefect.Element.criteria, .levels] where places.entries[element]?.isEmpty == true {
      places.entries[element] = [FrameworkPlaces.Entry(line: map[element.rawValue]?.line ?? 1)]
    }
    return FrameworkDocument(framework: framework, places: places)
  }

  private static func entries<Part>(
    _ entry: YAMLEntry?, log: inout ProblemLog, _ read: (YAMLEntry, inout ProblemLog) -> FrameworkParts.Placed<Part>?
  ) -> [FrameworkParts.Placed<Part>] {
    guard let entry else { return [] }
    var result: [FrameworkParts.Placed<Part>] = []
    for part in entry.list(log: &log) {
      if let value = read(part, &log) { result.append(value) }
    }
    return result
  }

  private static func most(_ entry: YAMLEntry?, log: inout ProblemLog) -> Double? {
    entry?.mapping(keys: ["most"], required: ["most"], log: &log)?["most"]?.number(log: &log)
  }
}
