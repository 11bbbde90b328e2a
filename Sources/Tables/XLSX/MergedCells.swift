internal import Evaluation
internal import Foundation

/// The rows below the headings of a sheet, in which cells merged one under the other are filled.
struct MergedCells {
  private let text: ArraySlice<UInt8>
  private let firstRow: Int
  /// Where the line of each row begins, and the end of the last.
  private let starts: [Int]
  /// The rows that were changed, with their fields.
  private var changed: [Int: [ArraySlice<UInt8>]] = [:]
  /// The cells that were filled, by column.
  private var filled: [Int: Int] = [:]

  /// The rows of a text, one a line.
  ///
  /// - Parameters:
  ///   - text: lines of CSV without line breaks in a field.
  ///   - firstRow: the row of the sheet that the first line is.
  init(_ text: ArraySlice<UInt8>, firstRow: Int) {
    self.text = text
    self.firstRow = firstRow
    starts = [text.startIndex] + text.indices.filter { text[$0] == Byte.newline }.map { $0 + 1 }
  }

  /// Fills the cells of a merged range with its text: cells of one column that are merged; the rest of a row that holds
  /// nothing but them, as a title or a remark, stays as it is. False where the cells beside each other have neighbours.
  ///
  /// - Complexity: O(bytes of the range's rows).
  mutating func fill(_ range: CellRange) -> Bool {
    guard range.rows.lowerBound >= firstRow else { return range.columns.count == 1 || isAlone(range) }
    guard range.columns.count == 1 else { return isAlone(range) }
    let column = range.columns.lowerBound
    guard let value = fields(of: range.rows.lowerBound).dropFirst(column).first, !value.isEmpty else { return true }
    for row in range.rows.dropFirst() where row - firstRow < starts.count - 1 {
      var fields = fields(of: row)
      while fields.count <= column { fields.append([]) }
      fields[column] = value
      changed[row] = fields
      filled[column, default: 0] += 1
    }
    return true
  }

  /// Whether the rows of a range hold nothing but its one text.
  private func isAlone(_ range: CellRange) -> Bool {
    range.rows.allSatisfy { row in fields(of: row).count { !$0.isEmpty } <= 1 }
  }

  /// The fields of a row, as they are written.
  private func fields(of row: Int) -> [ArraySlice<UInt8>] {
    if let fields = changed[row] { return fields }
    let line = row - firstRow
    guard line >= 0, line < starts.count - 1 else { return [] }
    let bytes = text[starts[line]..<(starts[line + 1] - 1)]
    var fields: [ArraySlice<UInt8>] = []
    var (start, isQuoted) = (bytes.startIndex, false)
    for index in bytes.indices {
      if bytes[index] == Byte.quote { isQuoted.toggle() }
      guard bytes[index] == Byte.comma, !isQuoted else { continue }
      fields.append(bytes[start..<index])
      start = index + 1
    }
    return fields + [bytes[start...]]
  }

  /// The lines, those filled in the place of those read.
  var bytes: [UInt8] {
    guard !changed.isEmpty else { return Array(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for line in 0..<(starts.count - 1) {
      if let fields = changed[line + firstRow] {
        result.append(contentsOf: fields.joined(separator: [Byte.comma]))
        result.append(Byte.newline)
      } else {
        result.append(contentsOf: text[starts[line]..<starts[line + 1]])
      }
    }
    return result + text[(starts.last ?? text.endIndex)...]
  }

  /// What was filled.
  func notes(file: String) -> [Note] {
    guard !filled.isEmpty else { return [] }
    let columns = filled.keys.sorted().map(CellRange.letters).joined(separator: ", ")
    let count = filled.values.reduce(0, +)
    return [Note("data.mergedCellsFilled", ["file": file, "count": "\(count)", "columns": columns])]
  }
}
