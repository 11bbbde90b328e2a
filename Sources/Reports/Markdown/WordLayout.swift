public import Foundation
internal import Tables

/// What a report on paper needs beyond Markdown: tables with many columns on pages across, a page for each unit, columns
/// as wide as their texts. pandoc hands it on to a document of Word.
public struct WordLayout: Sendable, Equatable {
  /// What the last section of a document says of headers, which the others say again.
  let references: String

  /// The columns from which a table is printed across.
  static let columnsAcross = 9

  /// Pages without headers.
  public init() {
    references = ""
  }

  /// Pages with the headers of a document that pandoc made with the same styles.
  ///
  /// - Complexity: O(bytes of the document).
  public init(likeThatOf document: URL) {
    let text = PackagePart.text("word/document.xml", of: document) ?? ""
    references = text.matches(of: #/<w:(?:header|footer)Reference [^<>]*/>/#).map { String($0.output) }.joined()
  }

  /// The document whose styles and paper size pandoc takes over.
  public static var styles: Data { ReportScript.wordStyles }

  /// The end of pages upright or across.
  func sectionEnd(isAcross: Bool) -> [String] {
    let page =
      isAcross
      ? #"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#
        + #"<w:pgMar w:top="1134" w:right="1134" w:bottom="1021" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>"#
      : #"<w:pgSz w:w="11906" w:h="16838"/>"#
        + #"<w:pgMar w:top="1134" w:right="1021" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>"#
    return Self.raw("<w:p><w:pPr>\(Self.thin)<w:sectPr>\(references)\(page)</w:sectPr></w:pPr></w:p>")
  }

  /// The end of a page.
  static var pageBreak: [String] {
    raw("<w:p><w:pPr>\(thin)</w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>")
  }

  /// A paragraph that takes no room.
  private static var thin: String { #"<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>"# }

  private static func raw(_ markup: String) -> [String] {
    ["```{=openxml}", markup, "```", ""]
  }

  /// Whether a part is printed across.
  static func isAcross(_ part: Document.Part) -> Bool {
    part.blocks.contains { if case .table(let table) = $0 { table.columns.count >= columnsAcross } else { false } }
  }

  /// The letters that each column of a table asks for: its longest word, or most of its longest text where that is short.
  static func widths(_ rows: [[String]]) -> [Int] {
    (0..<(rows.first?.count ?? 0)).map { column in
      let texts = rows.map { $0[column] }
      let word = texts.flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 1
      let text = texts.dropFirst().map(\.count).max() ?? 1
      return max(word, min(text, mostLetters)) + 2
    }
  }

  /// The letters beyond which a text is broken.
  private static let mostLetters = 26
}
