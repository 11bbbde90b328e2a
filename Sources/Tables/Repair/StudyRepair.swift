public import Foundation

/// Copies a study with what can be repaired without a guess: encoding, separator, decimal commas, thousands that are set
/// apart, composed letters, tabs.
public enum StudyRepair {
  /// What was repaired in a file.
  public enum Change: String, Sendable, CaseIterable {
    case encoding
    case separator
    case decimalComma
    case thousands
    case letters
    case tabs
  }

  /// A file of the copy.
  public struct File: Sendable {
    /// The file as the study names it.
    public var name: String
    /// What was repaired; empty when it is as it was.
    public var changes: [Change]
    /// Its content.
    public var data: Data
  }

  /// The files of the copy, those that are missing or lie outside the folder of the study left out.
  ///
  /// - Throws: the problem of `study.yml`, when it cannot be read even after repair.
  /// - Complexity: O(bytes).
  public static func repair(_ location: URL) throws(DataError) -> [File] {
    let (folder, name) = StudyFiles.locate(location)
    guard let description = file(name, in: folder) else {
      throw DataError(problems: [DataProblem(file: name, expected: .existingFile)])
    }
    var log = ProblemLog()
    guard
      let study = StudyDescription(
        YAMLDocument.read(String(decoding: description.data, as: UTF8.self), name: name, log: &log), log: &log)
    else {
      throw log.error ?? DataError(problems: [DataProblem(file: name, expected: .content)])
    }
    var seen: Set<String> = []
    let names = study.paths(in: folder).filter { seen.insert($0).inserted }.filter {
      !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..")
    }
    return [File(name: "study.yml", changes: description.changes, data: description.data)]
      + names.compactMap { file($0, in: folder) }
  }

  private static func file(_ name: String, in folder: URL) -> File? {
    guard let raw = try? Data(contentsOf: folder.appendingPathComponent(name), options: .mappedIfSafe) else {
      return nil
    }
    if WorkbookName(name).isWorkbook { return File(name: name, changes: [], data: raw) }
    guard let (text, encoding) = RepairedText.decode(raw) else { return File(name: name, changes: [], data: raw) }
    let isYAML = [".yml", ".yaml"].contains { name.lowercased().hasSuffix($0) }
    let content = isYAML ? RepairedText.yaml(text) : RepairedTable.repair(text, name: name)
    let changes = encoding + content.changes
    return File(name: name, changes: changes, data: changes.isEmpty ? raw : content.data)
  }
}

extension StudyFiles {
  /// The folder of a study and the name of its description, from either.
  static func locate(_ location: URL) -> (folder: URL, name: String) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: location.path, isDirectory: &isFolder)
    if exists, isFolder.boolValue { return (location, "study.yml") }
    return (location.deletingLastPathComponent(), location.lastPathComponent)
  }
}
