public import Foundation
public import Tables

/// A table as it is written to a file: a heading and rows of typed cells.
///
/// The form of numbers is fixed here, once for every writer, so that all formats hold the same values.
public struct OutputTable: Sendable, Equatable {
  /// The names of the columns.
  public var columns: [String]
  /// The rows, each as long as `columns`.
  public var rows: [[CSVWriter.Cell]]

  /// A table whose rows are each as long as its heading.
  public init(columns: [String], rows: [[CSVWriter.Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row is as long as the heading")
    self.columns = columns
    self.rows = rows
  }

  /// A heading in the form the documentation gives it, names joined by commas.
  init(_ heading: String, rows: [[CSVWriter.Cell]]) {
    self.init(columns: heading.split(separator: ",").map(String.init), rows: rows)
  }

  /// The bytes of the table as CSV.
  ///
  /// - Complexity: O(bytes).
  public func csv(style: CSVWriter.Style = .plain) -> Data {
    var writer = CSVWriter(headings: columns, style: style)
    for row in rows { writer.append(row) }
    return writer.data
  }
}

extension CSVWriter.Cell {
  /// The decimals of points of 100 and of shares: a hundredth of what people read.
  static let pointDecimals = 4
  /// The decimals of calibrated points: enough to compare with other software to 1e-8.
  static let calibratedDecimals = 10
  /// The digits of probabilities.
  static let probabilityDigits = 6

  /// Points of 100 or a share, with four decimals; nothing when there is no finite number.
  static func points(_ value: Double?) -> Self {
    value.map { .fixed($0, decimals: pointDecimals) } ?? .empty
  }

  /// Points of a criterion to the tenth decimal, zeros at the end left out.
  static func exact(_ value: Double?) -> Self {
    value.map { .number(DecimalText.rounded($0, decimals: calibratedDecimals)) } ?? .empty
  }

  /// A probability with six significant digits.
  static func probability(_ value: Double?) -> Self {
    value.map { .number(DecimalText.rounded($0, digits: probabilityDigits)) } ?? .empty
  }

  /// A text, or nothing.
  static func optional(_ text: String?) -> Self {
    text.map { .text($0) } ?? .empty
  }
}
