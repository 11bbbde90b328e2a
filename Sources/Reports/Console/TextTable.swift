/// Columns of text set under each other; what people see as one letter counts as one, however it is encoded.
struct TextTable: Sendable {
  private var rows: [[String]] = []

  /// A further row.
  mutating func append(_ cells: [String]) {
    rows.append(cells)
  }

  /// The lines, columns two blanks apart, none longer than `width` letters.
  ///
  /// Control signs become blanks, so that a name cannot move the cursor.
  func lines(width: Int) -> [String] {
    let cells = rows.map { $0.map(Self.visible) }
    let columns = cells.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      cells.compactMap { $0.count > column ? $0[column].count : nil }.max() ?? 0
    }
    return cells.map { row in
      let padded = row.enumerated().map { column, text in
        column == row.count - 1 ? text : text + String(repeating: " ", count: widths[column] - text.count)
      }
      return Self.cut(padded.joined(separator: "  "), to: width)
    }
  }

  /// A text in lines of at most `width` letters, broken at blanks; a longer word is cut.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: " ").reduce(into: [String]()) { lines, word in
      let word = cut(String(word), to: width)
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
  }

  /// A text of at most `width` letters, an ellipsis at the end where it was cut.
  static func cut(_ text: String, to width: Int) -> String {
    text.count <= width ? text : text.prefix(max(width - 1, 0)) + "…"
  }

  /// A text without anything that a terminal obeys.
  static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result.append(" ")
      case .format, .surrogate, .unassigned, .privateUse: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
