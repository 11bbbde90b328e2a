public import Evaluation
public import Foundation

/// A file that could not be written.
public struct WriteError: Error, Sendable, Equatable {
  /// The file or folder.
  public var path: String
  /// What the system says of it.
  public var reason: String

  /// An error on a file or folder.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// Writes a study as a folder that reads back as the same study, apart from the notes of its reading.
public enum StudyWriter {
  /// Writes `study.yml`, the frameworks, `units.csv`, `ratings.csv` and the tables that the study holds.
  ///
  /// - Throws: the first file that could not be written.
  /// - Complexity: O(cells).
  public static func write(_ study: Study, to folder: URL) throws(WriteError) {
    var files = [(name: "study.yml", data: Data(StudyText.text(study).utf8))]
    files += StudyText.frameworkFiles(study.frameworks).map { ($0.name, Data(FrameworkWriter.text($0.framework).utf8)) }
    files += StudyTables(study).files
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw WriteError(path: folder.path, reason: error.localizedDescription)
    }
    for file in files {
      let url = folder.appendingPathComponent(file.name)
      do {
        try file.data.write(to: url)
      } catch {
        throw WriteError(path: url.path, reason: error.localizedDescription)
      }
    }
  }
}
