public import Pipeline

/// A report as Markdown, for pandoc and for reading as it is.
public enum MarkdownReport {
  /// The report of findings.
  ///
  /// - Parameters:
  ///   - pictures: the names of the pictures of charts that lie beside the text; other charts are left out.
  ///   - layout: what pandoc is told of a document of Word; nil for Markdown that is read as it is.
  /// - Complexity: O(rows log rows).
  public static func render(
    _ findings: Findings, options: ReportOptions = ReportOptions(), pictures: Set<String> = [],
    layout: WordLayout? = nil
  ) -> String {
    render(Document(findings, options: options), pictures: pictures, layout: layout)
  }

  /// A document as Markdown; texts of the data are escaped so that they stay text.
  static func render(_ document: Document, pictures: Set<String> = [], layout: WordLayout? = nil) -> String {
    var lines = ["# \(escaped(document.title))", ""]
    lines +=
      layout == nil
      ? ["**\(escaped(document.subtitle))**", ""]
      : ["::: {custom-style=\"Subtitle\"}", line(document.subtitle), ":::", ""]
    if let banner = document.banner { lines += ["> **\(escaped(banner))**", ""] }
    var isAcross = false
    for part in document.parts {
      if let layout, WordLayout.isAcross(part) != isAcross {
        lines += layout.sectionEnd(isAcross: isAcross)
        isAcross.toggle()
      }
      lines += ["## \(escaped(part.heading))", ""] + self.lines(of: part, pictures: pictures, layout: layout)
    }
    if let layout, isAcross { lines += layout.sectionEnd(isAcross: true) }
    lines += ["---", "", escaped(document.footer)]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of part: Document.Part, pictures: Set<String>, layout: WordLayout?) -> [String] {
    part.blocks.enumerated().flatMap { place, block -> [String] in
      switch block {
      case .chart(let chart):
        let picture = "\(chart.id).png"
        return pictures.contains(picture) ? ["![\(escaped(chart.caption))](\(picture))", ""] : []
      case .unit where layout != nil && place > 0: return WordLayout.pageBreak + lines(of: block) + [""]
      case .table(let table) where layout != nil: return lines(of: table, isFitted: true) + [""]
      default: return lines(of: block) + [""]
      }
    }
  }

  /// The lines of one block.
  static func lines(of block: Document.Block) -> [String] {
    switch block {
    case .heading(let text): ["### \(escaped(text))"]
    case .paragraph(let text): [line(text)]
    case .remark(let text): ["*\(escaped(text))*"]
    case .list(let items): items.map { "- \(line($0))" }
    case .steps(let items): items.enumerated().map { "\($0.offset + 1). \(line($0.element))" }
    case .table(let table): lines(of: table)
    case .unit(let page): lines(of: page)
    case .chart: []
    }
  }

  /// A table; where its columns are to be fitted, the rule has as many strokes as each is wide.
  private static func lines(of table: Document.Table, isFitted: Bool = false) -> [String] {
    let heading = table.columns.map { escaped($0.title) }
    let rows = table.rows.map { $0.map { escaped(text(of: $0)) } }
    let widths = isFitted ? WordLayout.widths([heading] + rows) : []
    let rule = table.columns.enumerated().map { index, column in
      let strokes = isFitted ? String(repeating: "-", count: widths[index]) : "---"
      return column.isNumeric ? strokes + ":" : ":" + strokes
    }
    let caption = table.showsCaption ? ["**\(escaped(table.caption))**", ""] : []
    return caption + ([heading, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  private static func lines(of page: Document.UnitPage) -> [String] {
    let sections = page.sections.flatMap { section in
      ["", "*\(escaped(section.label)).* " + escaped(section.sentences.joined(separator: " "))]
    }
    return ["### \(escaped(page.heading))", "", line(page.place), ""] + page.findings.map { "- \(line($0))" }
      + sections
  }

  private static func text(of cell: Document.Cell) -> String {
    switch cell {
    case .text(let text), .link(let text, _), .bar(_, let text): text
    }
  }

  /// A text on one line, without anything that Markdown or HTML reads as markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": result += " "
      case "\\", "`", "*", "_", "|", "[", "]", "#", "~", "$", "^", "@": result += "\\" + String(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.replacing("://", with: "\\://")
  }

  /// A text at the beginning of a line, whose first sign then cannot begin a list or a rule.
  private static func line(_ unescaped: String) -> String {
    let text = escaped(unescaped)
    guard let first = text.unicodeScalars.first else { return text }
    if "-+=:".unicodeScalars.contains(first) { return "\\" + text }
    let digits = text.prefix { "0123456789".contains($0) }
    guard !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")" else {
      return text
    }
    return digits + "\\" + text.dropFirst(digits.count)
  }
}
