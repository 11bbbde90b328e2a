/// Ranges of cells as people write them: `B2:D2`.
struct CellRange: Equatable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>

  /// The range that a text names, rows counted from 1 and columns from 0; nil when it names none.
  init?(_ text: String) {
    let ends = text.split(separator: ":").compactMap(Self.cell)
    guard let first = ends.first, let last = ends.last, first.row <= last.row, first.column <= last.column else {
      return nil
    }
    rows = first.row...last.row
    columns = first.column...last.column
  }

  /// The letters of a column, the first being 0.
  static func letters(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? letter : letters(column / 26 - 1) + letter
  }

  private static func cell(_ text: Substring) -> (row: Int, column: Int)? {
    guard let match = text.wholeMatch(of: #/\$?([A-Z]{1,3})\$?([0-9]{1,7})/#), let row = Int(match.2), row > 0 else {
      return nil
    }
    let column = match.1.utf8.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 } - 1
    return (row, column)
  }
}
