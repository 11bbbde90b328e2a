internal import Foundation

/// The folder of a study and the files that were read from it.
struct StudyFiles {
  let folder: URL
  let threads: Int
  private(set) var inputs: [StudyInput] = []

  init(folder: URL, threads: Int) {
    self.folder = folder
    self.threads = max(1, threads)
  }

  /// The place of a file that the study names.
  func url(_ name: String) -> URL {
    name.hasPrefix("/") ? URL(fileURLWithPath: name) : folder.appendingPathComponent(name)
  }

  /// Notes that a file was read.
  mutating func add(_ name: String) {
    if !inputs.contains(where: { $0.name == name }) { inputs.append(StudyInput(name: name, url: url(name))) }
  }

  /// Opens a CSV file of the study.
  mutating func open(_ name: String, log: inout ProblemLog) -> CSVFile? {
    let workbook = name.prefix { $0 != "#" }
    if name.contains("#"), workbook.lowercased().hasSuffix(".xlsx") {
      let exists = FileManager.default.fileExists(atPath: url(String(workbook)).path)
      log.add(DataProblem(file: name, expected: exists ? .csvInsteadOfWorkbook : .existingFile))
      return nil
    }
    add(name)
    return CSVFile(name: name, url: url(name), log: &log)
  }

  /// Decodes the columns of a file.
  func decode(_ file: CSVFile, _ roles: [ColumnRole], log: inout ProblemLog) -> CSVTable {
    CSVTable(file, roles: roles, threads: threads, log: &log)
  }
}
