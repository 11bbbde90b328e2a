internal import Tables

/// A table of figures on its way to a sheet: names beside codes, words for coded values.
struct WorkbookTable: Sendable {
  private var columns: [String]
  private var rows: [[CSVWriter.Cell]]

  /// The table as the files of figures hold it.
  init(_ table: OutputTable) {
    columns = table.columns
    rows = table.rows
  }

  /// Adds the names of the codes of a column at its right, where they say more than the codes.
  mutating func add(_ column: WorkbookColumn, after codes: WorkbookColumn, _ name: (String) -> String) {
    guard let place = columns.firstIndex(of: codes.rawValue) else { return }
    let names = rows.map { row -> CSVWriter.Cell in
      guard case .text(let code) = row[place], !code.isEmpty else { return .empty }
      return .text(name(code))
    }
    columns.insert(column.rawValue, at: place + 1)
    for row in rows.indices { rows[row].insert(names[row], at: place + 1) }
  }

  /// Puts words in the place of the codes of a column, which `;` separates.
  mutating func translate(_ column: WorkbookColumn, _ word: (String) -> String?) {
    guard let place = columns.firstIndex(of: column.rawValue) else { return }
    for row in rows.indices {
      guard case .text(let codes) = rows[row][place] else { continue }
      let words = codes.split(separator: ";").map { word(String($0)) ?? String($0) }
      rows[row][place] = .text(words.joined(separator: "; "))
    }
  }

  /// Puts words in the place of true and false.
  mutating func translateFlags(_ column: WorkbookColumn, _ word: (Bool) -> String) {
    guard let place = columns.firstIndex(of: column.rawValue) else { return }
    for row in rows.indices {
      if case .flag(let value) = rows[row][place] { rows[row][place] = .text(word(value)) }
    }
  }

  /// Puts a text in each cell of a column, by the row.
  mutating func replace(_ column: WorkbookColumn, _ text: (Int) -> String) {
    guard let place = columns.firstIndex(of: column.rawValue) else { return }
    for row in rows.indices {
      let text = text(row)
      rows[row][place] = text.isEmpty ? .empty : .text(text)
    }
  }

  /// The content of a sheet: headings of the language, formats, rows shaded where a column holds a text.
  func content(
    frozen: Int, bars: Set<WorkbookColumn> = [],
    formats: [WorkbookColumn: WorkbookSheet.CellFormat] = [:],
    shadings: [(column: WorkbookColumn, text: String, color: WorkbookSheet.Color)] = [],
    heading: (WorkbookColumn) -> String
  ) -> WorkbookSheet.Content {
    let forms = columns.map { name -> WorkbookSheet.Column in
      guard let column = WorkbookColumn(rawValue: name) else {
        return WorkbookSheet.Column(title: name, format: .text, width: 13)
      }
      return WorkbookSheet.Column(
        title: heading(column), format: formats[column] ?? column.format, width: column.width,
        hasBars: bars.contains(column), isPrinted: column.isPrinted)
    }
    return .table(
      WorkbookSheet.Table(
        columns: forms, rows: rows, frozenColumns: frozen,
        shadings: shadings.compactMap { shading in
          columns.firstIndex(of: shading.column.rawValue).map {
            WorkbookSheet.Shading(column: $0, text: shading.text, color: shading.color)
          }
        }))
  }
}
