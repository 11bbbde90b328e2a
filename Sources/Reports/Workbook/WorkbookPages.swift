/// The parts of a report that are read, as lines of a sheet.
enum WorkbookPages {
  /// The title, the summary, what the sheets hold, and what the report cannot tell.
  static func summary(_ document: Document, _ texts: any Texts) -> [WorkbookSheet.Line] {
    var lines = [line(document.title, .title), line(document.subtitle, .heading)]
    if let banner = document.banner { lines.append(line(banner, .heading)) }
    lines += part("summary", of: document)
    lines += [line("", .text), line(texts.sheetsHeading, .heading)]
    lines += WorkbookSheetName.allCases.filter { $0 != .summary }.map {
      line("\(texts.sheet($0)): \(texts.sheetTitle($0))", .wrapped)
    }
    return lines + [line("", .text)] + part("limits", of: document)
      + [line("", .text), line(document.footer, .remark)]
  }

  /// How it was done, what was decided and what went in.
  static func settings(_ document: Document) -> [WorkbookSheet.Line] {
    part("method", of: document)
  }

  private static func part(_ id: String, of document: Document) -> [WorkbookSheet.Line] {
    guard let part = document.parts.first(where: { $0.id == id }) else { return [] }
    return [line("", .text), line(part.heading, .heading)] + part.blocks.flatMap(lines)
  }

  private static func lines(_ block: Document.Block) -> [WorkbookSheet.Line] {
    switch block {
    case .heading(let text): [line("", .text), line(text, .heading)]
    case .paragraph(let text): [line(text, .wrapped)]
    case .remark(let text): [line(text, .remark)]
    case .list(let items): items.map { line("– \($0)", .wrapped) }
    case .steps(let items): items.enumerated().map { line("\($0.offset + 1). \($0.element)", .wrapped) }
    case .table(let table):
      [WorkbookSheet.Line(cells: table.columns.map(\.title), format: .heading)]
        + table.rows.map { WorkbookSheet.Line(cells: $0.map(text), format: .wrapped) }
    case .unit, .chart: []
    }
  }

  private static func text(of cell: Document.Cell) -> String {
    switch cell {
    case .text(let text), .link(let text, _), .bar(_, let text): text
    }
  }

  private static func line(_ text: String, _ format: WorkbookSheet.CellFormat) -> WorkbookSheet.Line {
    WorkbookSheet.Line(cells: [text], format: format)
  }
}
