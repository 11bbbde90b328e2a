internal import Evaluation
internal import Foundation

/// Reads the frameworks that a study names.
enum FrameworkSource {
  /// The frameworks by year, and what was inferred; nil, with the problems in the log, when one cannot be read at all.
  static func read(
    _ study: StudyDescription, files: inout StudyFiles, log: inout ProblemLog
  ) -> (timeline: FrameworkTimeline?, notes: [Note]) {
    var notes: [Note] = []
    var byYear: [Int: Framework] = [:]
    var single: Framework?
    var isComplete = !study.editions.isEmpty
    for edition in study.editions {
      guard let document = read(edition, of: study, files: &files, log: &log) else {
        isComplete = false
        continue
      }
      document.validate(log: &log)
      notes += document.notes
      if let year = edition.year { byYear[year] = document.framework } else { single = document.framework }
    }
    guard isComplete else { return (nil, notes) }
    return (single.map { FrameworkTimeline($0) } ?? FrameworkTimeline(byYear: byYear), notes)
  }

  private static func read(
    _ edition: StudyDescription.Edition, of study: StudyDescription, files: inout StudyFiles, log: inout ProblemLog
  ) -> FrameworkDocument? {
    guard let tables = tables(of: edition, files: files) else {
      guard let path = edition.references.first?.path else { return nil }
      files.add(path)
      return FrameworkDocument.read(name: path, url: files.url(path), log: &log)
    }
    let version = edition.year.map(String.init) ?? "1"
    return FrameworkTables(code: study.slug, version: version).read(
      tables, indicators: study.optional["indicators"]?.path, files: &files, log: &log)
  }

  /// The tables of a framework that is given as such: those of a folder, or those of a list; nil when it is YAML.
  private static func tables(of edition: StudyDescription.Edition, files: StudyFiles) -> [String]? {
    guard let path = edition.references.first?.path else { return nil }
    if edition.references.count > 1 { return edition.references.map(\.path) }
    if let sheets = sheets(of: path, files: files) { return sheets }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: files.url(path).path, isDirectory: &isFolder), isFolder.boolValue {
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      func table(_ name: String) -> String {
        let isThere = FileManager.default.fileExists(atPath: files.url("\(folder)/\(name).xlsx").path)
        return "\(folder)/\(name)\(isThere ? ".xlsx" : ".csv")"
      }
      let optional = [table("indicators")].filter { FileManager.default.fileExists(atPath: files.url($0).path) }
      return [table("criteria"), table("levels")] + optional
    }
    let suffixes = [".csv", ".tsv", ".txt", ".xlsx", ".xls"]
    return suffixes.contains(where: path.lowercased().hasSuffix) || path.contains("#") ? [path] : nil
  }

  /// The sheets of a workbook that holds the framework as a whole; nil when there is one sheet or none is a workbook.
  private static func sheets(of path: String, files: StudyFiles) -> [String]? {
    let workbook = WorkbookName(path)
    guard workbook.isWorkbook, workbook.sheet == nil else { return nil }
    let names = try? WorkbookFile(files.url(path)).sheetNames
    return names.flatMap { $0.count > 1 ? $0.map { "\(path)#\($0)" } : nil }
  }
}
