internal import Evaluation
internal import Foundation

/// The folder of a study and the files that were read from it.
struct StudyFiles {
  let folder: URL
  let threads: Int
  /// Whether headings of several rows in a workbook are joined to one.
  let flattensHeadings: Bool
  private(set) var inputs: [StudyInput] = []

  init(folder: URL, threads: Int, flattensHeadings: Bool = false) {
    self.folder = folder
    self.threads = max(1, threads)
    self.flattensHeadings = flattensHeadings
  }

  /// The place of a file that the study names.
  func url(_ name: String) -> URL {
    let file = WorkbookName(name).file
    return file.hasPrefix("/") ? URL(fileURLWithPath: file) : folder.appendingPathComponent(file)
  }

  /// Notes that a file was read.
  mutating func add(_ name: String) {
    if !inputs.contains(where: { $0.name == name }) { inputs.append(StudyInput(name: name, url: url(name))) }
  }

  /// Opens a table of the study: a CSV file, or a sheet of a workbook.
  mutating func open(_ name: String, log: inout ProblemLog) -> CSVFile? {
    let workbook = WorkbookName(name)
    add(workbook.file)
    guard workbook.isWorkbook else {
      let file = CSVFile(name: name, url: url(name), log: &log)
      if file?.text.encoding == .windows1258 { log.add(Note("data.windows1258", ["file": name])) }
      return file
    }
    if let problem = TextFile.problem(openingWorkbook: name, url: url(name)) {
      log.add(problem)
      return nil
    }
    guard
      let sheet = SheetTable.read(name: name, url: url(name), flattensHeadings: flattensHeadings, log: &log)
    else { return nil }
    for note in sheet.notes { log.add(note) }
    return CSVFile(TextFile(name: name, sheet: sheet), log: &log)
  }

  /// Decodes the columns of a file.
  func decode(_ file: CSVFile, _ roles: [ColumnRole], log: inout ProblemLog) -> CSVTable {
    CSVTable(file, roles: roles, threads: threads, log: &log)
  }
}
