public import Foundation

/// Writes a table as CSV: UTF-8 with a byte order mark, lines ended by LF.
///
/// Text that a spreadsheet could read as a formula gets a leading `'`; numbers stay numbers.
public struct CSVWriter: Sendable {
  /// The convention of the file.
  public enum Style: Sendable {
    /// `,` between fields and a decimal point.
    case plain
    /// `;` between fields and a decimal comma, as spreadsheets of Vietnamese offices expect.
    case excel
  }

  /// What stands in a field.
  public enum Cell: Sendable, Equatable {
    case empty
    case text(String)
    case integer(Int)
    /// The shortest decimal that reads back as the same number; NaN leaves the field empty.
    case number(Double)
    /// A number with so many decimals; NaN leaves the field empty.
    case fixed(Double, decimals: Int)
    /// `true` or `false`.
    case flag(Bool)
  }

  private var content: [UInt8] = [0xEF, 0xBB, 0xBF]
  private let separator: UInt8
  private let style: Style
  private let columns: Int

  /// A table with its headings.
  public init(headings: [String], style: Style = .plain) {
    self.style = style
    separator = style == .plain ? Byte.comma : Byte.semicolon
    columns = headings.count
    append(headings.map { .text($0) })
  }

  /// Adds a row of as many cells as there are headings.
  ///
  /// - Complexity: O(bytes).
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns, "a row has a cell for each heading")
    append(ragged: row)
  }

  /// Adds a row of any number of cells.
  mutating func append(ragged row: [Cell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { content.append(separator) }
      append(cell)
    }
    content.append(Byte.newline)
  }

  /// The bytes of the file.
  public var data: Data { Data(content) }

  private mutating func append(_ cell: Cell) {
    switch cell {
    case .empty: break
    case .text(let text): append(text: CellText.protected(text))
    case .integer(let value): content.append(contentsOf: "\(value)".utf8)
    case .number(let value): append(number: value, CSVNumber.shortest)
    case .fixed(let value, let decimals): append(number: value) { DecimalText.fixed($0, decimals: decimals) }
    case .flag(let value): content.append(contentsOf: (value ? "true" : "false").utf8)
    }
  }

  private mutating func append(number value: Double, _ text: (Double) -> String) {
    guard value.isFinite else { return }
    for byte in text(value).utf8 {
      content.append(byte == Byte.dot && style == .excel ? Byte.comma : byte)
    }
  }

  private mutating func append(text: String) {
    let letters = text.utf8
    let needsQuotes =
      letters.contains { $0 == separator || $0 == Byte.quote || $0 == Byte.newline || $0 == Byte.carriageReturn }
      || letters.first == Byte.space || letters.last == Byte.space
    guard needsQuotes else {
      content.append(contentsOf: letters)
      return
    }
    content.append(Byte.quote)
    for byte in letters {
      if byte == Byte.quote { content.append(Byte.quote) }
      content.append(byte)
    }
    content.append(Byte.quote)
  }
}
