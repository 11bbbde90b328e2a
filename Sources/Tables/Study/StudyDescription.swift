internal import Evaluation
internal import Foundation

/// What a `study.yml` says: the files of the study and its settings.
struct StudyDescription {
  /// A file that the study names, and where it names it.
  struct Reference {
    let path: String
    let entry: YAMLEntry
  }
  /// The framework of a year: one file or folder, or several tables.
  struct Edition {
    let year: Int?
    let references: [Reference]
  }

  var slug = ""
  var title: LocalizedText?
  var editions: [Edition] = []
  var units: Reference?
  var ratings: [Reference] = []
  var optional: [String: Reference] = [:]
  var settings = Settings()

  static let optionalFiles = [
    "indicators", "lineage", "audit", "responses", "experts", "products", "calendar", "survey", "reports",
    "commendations",
    "discipline",
  ]
  static let keys = ["study", "title", "framework", "units", "ratings"] + optionalFiles + ["settings"]

  /// Reads the description from the root of its file; nil, with the problems in the log, when it is not one.
  init?(_ root: YAMLEntry?, log: inout ProblemLog) {
    guard let root else { return nil }
    let required = ["study", "framework", "units", "ratings"]
    guard let map = root.mapping(keys: Self.keys, required: required, log: &log) else { return nil }
    slug = map["study"].flatMap { Self.slug($0, log: &log) } ?? ""
    title = map["title"]?.localized(log: &log)
    editions = map["framework"].map { Self.editions($0, log: &log) } ?? []
    units = map["units"].flatMap { Self.reference($0, log: &log) }
    ratings = map["ratings"].map { Self.references($0, log: &log) } ?? []
    for key in Self.optionalFiles { optional[key] = map[key].flatMap { Self.reference($0, log: &log) } }
    settings = map["settings"].map { SettingsEntry.read($0, log: &log) } ?? Settings()
  }

  /// Every file that the study names and that is there, those of folders each.
  func paths(in folder: URL) -> [String] {
    let named = editions.flatMap(\.references) + [units].compactMap { $0 } + ratings
    let all = named + Self.optionalFiles.compactMap { optional[$0] }
    return all.flatMap { reference in
      var isFolder: ObjCBool = false
      let file = WorkbookName(reference.path).file
      let url = folder.appendingPathComponent(file)
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return [String]() }
      guard isFolder.boolValue else { return [file] }
      let content = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
      return content.sorted().filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xlsx") }.map { "\(reference.path)/\($0)" }
    }
  }

  /// Small letters, digits, `-`, `_` and `.`; anything else would not do as a name of files.
  private static func slug(_ entry: YAMLEntry, log: inout ProblemLog) -> String? {
    guard let text = entry.text(log: &log) else { return nil }
    let isSlug = text.utf8.allSatisfy { byte in
      let letter = byte | 0x20
      return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || byte >= Byte.zero && byte <= Byte.nine
        || "-_.".utf8.contains(byte)
    }
    if !isSlug { entry.expect(.slug, log: &log) }
    return isSlug ? text : nil
  }

  private static func reference(_ entry: YAMLEntry, log: inout ProblemLog) -> Reference? {
    entry.text(log: &log).map { Reference(path: $0, entry: entry) }
  }

  /// The files of a list, or the one file that is named.
  private static func references(_ entry: YAMLEntry, log: inout ProblemLog) -> [Reference] {
    guard entry.isList else { return reference(entry, log: &log).map { [$0] } ?? [] }
    var result: [Reference] = []
    for part in entry.list(log: &log) {
      if let part = reference(part, log: &log) { result.append(part) }
    }
    if result.isEmpty { entry.expect(.nonEmptyList, log: &log) }
    return result
  }

  private static func editions(_ entry: YAMLEntry, log: inout ProblemLog) -> [Edition] {
    guard entry.isMapping else {
      let references = references(entry, log: &log)
      return references.isEmpty ? [] : [Edition(year: nil, references: references)]
    }
    guard let map = entry.mapping(keys: nil, log: &log) else { return [] }
    var result: [Edition] = []
    for (key, value) in map.entries {
      guard let year = Int(key), StudyYears.range.contains(year) else {
        log.add(DataProblem(file: entry.file, line: value.line, place: .key(entry.path), found: key, expected: .year))
        continue
      }
      result.append(Edition(year: year, references: references(value, log: &log)))
    }
    if map.entries.isEmpty { entry.expect(.nonEmptyList, log: &log) }
    return result
  }
}

/// The years that a study can be of.
enum StudyYears {
  static let range = 1...9_999

  /// The year that a cell holds, if it holds one.
  static func year(_ value: Double) -> Int? {
    guard value == value.rounded(), value >= Double(range.lowerBound), value <= Double(range.upperBound) else {
      return nil
    }
    return Int(value)
  }
}
