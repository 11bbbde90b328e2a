internal import Evaluation
internal import Foundation

/// A folder in which tables have fixed names: `name.csv`, or else `name.xlsx`.
///
/// A file may be named in the place of the folder; it is then the main table, and the others lie beside it.
struct NamedTables {
  private(set) var files: StudyFiles
  private var main: (table: String, file: String)?

  /// - Parameters:
  ///   - location: the folder, or the file of the main table, for a workbook perhaps with `#Sheet`.
  ///   - main: the name of the main table.
  init(_ location: URL, main: String, threads: Int, flattensHeadings: Bool) {
    let name = location.lastPathComponent
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: location.path, isDirectory: &isFolder)
    let isFile = exists ? !isFolder.boolValue : WorkbookName(name).isWorkbook || name.hasSuffix(".csv")
    self.main = isFile ? (main, name) : nil
    files = StudyFiles(
      folder: isFile ? location.deletingLastPathComponent() : location, threads: threads,
      flattensHeadings: flattensHeadings)
  }

  /// Takes the main table from where the `study.yml` of the folder names it, if it does.
  mutating func readStudy(naming table: String, log: inout ProblemLog) {
    let name = "study.yml"
    guard main == nil, FileManager.default.fileExists(atPath: files.url(name).path) else { return }
    files.add(name)
    let study = YAMLDocument.read(name: name, url: files.url(name), log: &log)?.mapping(keys: nil, log: &log)
    if let path = study?[table]?.text(log: &log) { main = (table, path) }
  }

  /// The file of a table, as messages name it; nil where there is none.
  private func file(_ table: String) -> String? {
    if let main, main.table == table { return main.file }
    return ["\(table).csv", "\(table).xlsx"].first { FileManager.default.fileExists(atPath: files.url($0).path) }
  }

  /// Opens a table that has to be there.
  mutating func open(_ table: String, log: inout ProblemLog) -> CSVFile? {
    files.open(file(table) ?? "\(table).csv", log: &log)
  }

  /// Opens a table where it is there.
  mutating func openIfThere(_ table: String, log: inout ProblemLog) -> CSVFile? {
    file(table).flatMap { files.open($0, log: &log) }
  }

  /// The reading of a value, or all problems.
  func reading<Content: Sendable>(
    _ content: Content?, log: ProblemLog, main: String
  ) throws(DataError) -> TableReading<Content> {
    if let error = log.error { throw error }
    guard let content else {
      throw DataError(problems: [DataProblem(file: file(main) ?? "\(main).csv", expected: .content)])
    }
    return TableReading(content: content, inputs: files.inputs, notes: log.notes)
  }
}

extension NumberRange {
  /// Beyond this a number is a mistake, and sums of squares would lose their meaning.
  private static let most = 1e12
  /// The numbers of tables that stand alone.
  static let measurable = NumberRange(from: -most, to: most)
  /// Those that count something.
  static let countable = NumberRange(from: 0, to: most)
  /// Those that weigh something.
  static let weighable = NumberRange(from: 1e-6, to: most)
}

extension TableChecks {
  /// Notes the columns that no one reads.
  func noteIgnored(_ known: [String], log: inout ProblemLog) {
    let ignored = file.headings.filter { !$0.isEmpty && !known.contains($0) }
    guard !ignored.isEmpty else { return }
    log.add(
      Note(
        "data.columnsIgnored",
        ["file": file.name, "columns": ignored.joined(separator: ", "), "count": "\(ignored.count)"]))
  }

  /// The texts of a column; empty ones where there is no such column.
  func texts(_ heading: String, of table: CSVTable) -> [String] {
    table.column(heading).map { table.strings($0) } ?? [String](repeating: "", count: table.count)
  }

  /// The answers of a column that has to have one in every row; false, with a problem, where it has none.
  func answers(_ heading: String, of table: CSVTable, log: inout ProblemLog) -> [Bool] {
    flags(heading, of: table, log: &log).enumerated().map { row, answer in
      let isEmpty = table.column(heading).map { table.strings($0)[row].isEmpty } ?? false
      if answer == nil, isEmpty { report(table.lines[row], heading, found: "", expected: .yesOrNo, log: &log) }
      return answer ?? false
    }
  }

  /// The numbers of a column where it is there, positive where a cell is filled; 1 elsewhere.
  func weights(_ heading: String, of table: CSVTable, log: inout ProblemLog) -> [Double] {
    guard table.column(heading) != nil else { return [Double](repeating: 1, count: table.count) }
    return numbers(heading, of: table, within: .weighable, log: &log)
  }
}
