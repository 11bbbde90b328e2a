internal import CXLSXWriter
internal import Tables

/// Writes the content of one sheet.
struct WorkbookSheetWriter {
  let workbook: UnsafeMutablePointer<lxw_workbook>
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let formats: WorkbookFormats

  /// A4 across, as wide as one page, the title over and the study and the page's number under each page.
  func setPage(title: String, study: String) {
    let font = "&\"\(WorkbookFormats.font)"
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, UInt8(9))
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_set_header(worksheet, "&C\(font),Bold\"&12\(WorkbookText.margin(title))")
    worksheet_set_footer(
      worksheet, "&L\(font),Italic\"&9\(WorkbookText.margin(study))&R\(font),Regular\"&9&P/&N")
  }

  /// Writes a sheet.
  ///
  /// - Complexity: O(cells).
  func write(_ sheet: WorkbookSheet) {
    switch sheet.content {
    case .table(let table): write(table)
    case .pages(let lines): write(lines)
    case .charts(let charts): IntervalChartWriter(self).write(charts)
    }
  }

  private func write(_ table: WorkbookSheet.Table) {
    for (column, form) in table.columns.enumerated() {
      worksheet_set_column(worksheet, Column(column), Column(column), form.width, formats[form.format])
    }
    worksheet_set_row(worksheet, 0, Self.lineHeight * Double(Self.headingLines), nil)
    writeRow(0, table.columns.map { ($0.title, .heading) })
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        write(cell, Row(row + 1), Column(column), table.columns[column].format)
      }
    }
    let last = (row: Row(table.rows.count), column: Column(max(table.columns.count, 1) - 1))
    worksheet_freeze_panes(worksheet, 1, Column(table.frozenColumns))
    worksheet_autofilter(worksheet, 0, 0, last.row, last.column)
    worksheet_repeat_rows(worksheet, 0, 0)
    worksheet_print_area(worksheet, 0, 0, last.row, Column(table.printedColumns - 1))
    worksheet_fit_to_pages(worksheet, UInt16(table.pagesAcross), 0)
    if table.pagesAcross > 1, table.frozenColumns > 0 {
      worksheet_repeat_columns(worksheet, 0, Column(table.frozenColumns - 1))
    }
    guard !table.rows.isEmpty else { return }
    for shading in table.shadings { shade(shading, to: last) }
    for (column, form) in table.columns.enumerated() where form.hasBars { drawBars(Column(column), last.row) }
  }

  private func write(_ lines: [WorkbookSheet.Line]) {
    worksheet_set_column(worksheet, 0, 0, Self.pageWidth, formats[.wrapped])
    worksheet_set_column(worksheet, 1, 7, 18, formats[.wrapped])
    for (row, line) in lines.enumerated() {
      worksheet_set_row(worksheet, Row(row), Self.lineHeight * Double(Self.lines(line)), nil)
      writeRow(Row(row), line.cells.map { ($0, line.format) })
    }
    let width = lines.map(\.cells.count).max() ?? 1
    worksheet_print_area(worksheet, 0, 0, Row(max(lines.count, 1) - 1), Column(max(width, 1) - 1))
  }

  /// The width of a sheet that is read, in letters, and the height of a line of 11 points.
  private static let pageWidth = 100.0
  private static let lineHeight = 15.75
  /// The lines that headings of columns take.
  private static let headingLines = 3

  /// The lines that a text takes in the first column: the height of a row has to be written, for not every program finds
  /// it by itself.
  private static func lines(_ line: WorkbookSheet.Line) -> Int {
    let letters = Double(line.cells.first?.count ?? 0)
    let isTable = line.cells.count > 1
    let most =
      isTable
      ? max(letters / pageWidth, line.cells.dropFirst().map { Double($0.count) / 16 }.max() ?? 0)
      : letters / (pageWidth * 0.95)
    return max(1, Int(most.rounded(.up)))
  }

  /// Writes texts beside each other.
  func writeRow(_ row: Row, _ cells: [(text: String, format: WorkbookSheet.CellFormat)]) {
    for (column, cell) in cells.enumerated() { write(.text(cell.text), row, Column(column), cell.format) }
  }

  /// Writes one cell; nothing where there is no text or finite number.
  func write(_ cell: CSVWriter.Cell, _ row: Row, _ column: Column, _ format: WorkbookSheet.CellFormat) {
    switch cell {
    case .empty: break
    case .text(let text):
      if !text.isEmpty { worksheet_write_string(worksheet, row, column, WorkbookText.safe(text), formats[format]) }
    case .integer(let value): worksheet_write_number(worksheet, row, column, Double(value), formats[format])
    case .number(let value):
      if value.isFinite { worksheet_write_number(worksheet, row, column, value, formats[format]) }
    case .fixed(let value, let decimals):
      let rounded = DecimalText.rounded(value, decimals: decimals)
      if rounded.isFinite { worksheet_write_number(worksheet, row, column, rounded, formats[format]) }
    case .flag(let value): worksheet_write_boolean(worksheet, row, column, value ? 1 : 0, formats[format])
    }
  }

  /// Shades every row in which a column holds a text.
  private func shade(_ shading: WorkbookSheet.Shading, to last: (row: Row, column: Column)) {
    let cell = "$\(Self.letters(shading.column))2"
    let formula = "=\(cell)=\"\(shading.text.replacing("\"", with: "\"\""))\""
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    rule.format = formats[shading.color]
    formula.utf8CString.withUnsafeBufferPointer { text in
      rule.value_string = UnsafeMutablePointer(mutating: text.baseAddress)
      worksheet_conditional_format_range(worksheet, 1, 0, last.row, last.column, &rule)
    }
  }

  private func drawBars(_ column: Column, _ lastRow: Row) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    rule.data_bar_2010 = 1
    rule.bar_solid = 1
    rule.bar_color = 0xF4B183
    rule.bar_negative_color = 0x9DC3E6
    worksheet_conditional_format_range(worksheet, 1, column, lastRow, column, &rule)
  }

  typealias Row = lxw_row_t
  typealias Column = lxw_col_t

  /// The letters of a column, the first being `A`.
  static func letters(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? letter : letters(column / 26 - 1) + letter
  }
}
