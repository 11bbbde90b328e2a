internal import Evaluation
internal import Foundation

/// A sheet as the text of a table, with what has to be told of it.
struct SheetTable: Sendable {
  /// Lines of CSV, one a row of the sheet.
  var bytes: Data
  /// The texts of the first rows.
  var leading: [[String]]
  /// Cells of text that look like numbers with a mark, by row and column.
  var markedTexts: [SheetReader.Place: String]
  /// What was hidden, and what was done to the headings.
  var notes: [Note] = []

  /// Reads a sheet of a workbook.
  ///
  /// - Parameters:
  ///   - name: the file as the study names it, a sheet after `#`.
  ///   - url: the workbook.
  ///   - flattensHeadings: whether headings of several rows are joined to one.
  /// - Throws: the problems that make it unusable.
  static func read(name: String, url: URL, flattensHeadings: Bool, log: inout ProblemLog) -> SheetTable? {
    let sheet: SheetReader
    do throws(WorkbookDefect) {
      sheet = try WorkbookFile(url).read(sheet: WorkbookName(name).sheet)
    } catch {
      log.add(problem(error, name: name))
      return nil
    }
    guard sheet.width > 0 else {
      log.add(DataProblem(file: name, expected: .content))
      return nil
    }
    var table = SheetTable(
      bytes: Data(), leading: sheet.leading, markedTexts: sheet.markedTexts, notes: hiddenNotes(sheet, name: name))
    let headings = SheetHeadings(sheet, file: name)
    if !flattensHeadings, headings.refuseMerged(log: &log) {
      table.bytes = Data(sheet.bytes)
      return table
    }
    // Merged cells refuse the sheet; where only headings are merged, the rows below are read for what else is wrong.
    var further = log
    guard let flat = headings.flattened(log: &further) else {
      if flattensHeadings { log = further }
      return nil
    }
    table.bytes = flat.bytes
    table.leading = flat.leading
    table.notes += flat.notes
    return table
  }

  private static func hiddenNotes(_ sheet: SheetReader, name: String) -> [Note] {
    let columns = sheet.hiddenColumns.flatMap { $0.clamped(to: 0...max(sheet.width - 1, 0)) }
      .filter { $0 < sheet.width }.map(CellRange.letters)
    var notes: [Note] = []
    if !sheet.hiddenRows.isEmpty {
      let rows = sheet.hiddenRows
      let list = rows.prefix(10).map(String.init).joined(separator: ", ") + (rows.count > 10 ? ", …" : "")
      notes.append(Note("data.hiddenRows", ["file": name, "count": "\(rows.count)", "rows": list]))
    }
    if !columns.isEmpty {
      let list = columns.joined(separator: ", ")
      notes.append(Note("data.hiddenColumns", ["file": name, "count": "\(columns.count)", "columns": list]))
    }
    return notes
  }

  private static func problem(_ defect: WorkbookDefect, name: String) -> DataProblem {
    func problem(_ expected: Expectation) -> DataProblem { DataProblem(file: name, expected: expected) }
    switch defect {
    case .damaged(let part): return DataProblem(file: name, found: part, expected: .intactWorkbook)
    case .entities: return problem(.workbookWithoutEntities)
    case .tooLarge(let bytes): return problem(.unpackedSize(most: bytes))
    case .tooDense(let ratio): return problem(.packingRatio(most: ratio))
    case .tooManyColumns(let most): return problem(.columnCount(most: most))
    case .tooManyRows(let most): return problem(.rowCount(most: most))
    case .tooManyCells(let most): return problem(.cellCount(most: most))
    case .tooMuchText(let most): return problem(.textLength(most: most))
    case .noSheet(let names):
      return DataProblem(file: name, found: WorkbookName(name).sheet, expected: .sheet(among: names))
    case .formulaWithoutValue(let row, let column):
      return DataProblem(
        file: name, line: row, place: .column(CellRange.letters(column)), expected: .storedFormulaValue)
    }
  }
}

/// The name of a table that may lie in a workbook: a file, and a sheet after `#`.
struct WorkbookName {
  /// The file.
  let file: String
  /// The sheet; nil for the first.
  let sheet: String?
  /// Whether the file is a workbook of today's format.
  let isWorkbook: Bool

  /// Splits a name.
  init(_ name: String) {
    let file = name.prefix { $0 != "#" }
    isWorkbook = [".xlsx", ".xlsm"].contains(where: file.lowercased().hasSuffix)
    self.file = isWorkbook ? String(file) : name
    sheet = isWorkbook && file.count < name.count ? CellText.normalised(String(name.dropFirst(file.count + 1))) : nil
  }
}
