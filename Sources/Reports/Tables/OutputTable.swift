/// A table as it is written to a file: a heading and rows of typed cells.
///
/// The form of numbers is fixed here, once for every writer, so that CSV and XLSX hold the same values.
public struct OutputTable: Sendable, Equatable {
  /// One cell.
  public enum Cell: Sendable, Equatable {
    /// A text, to be kept from being read as a formula by whoever writes it.
    case text(String)
    /// A number, already in its form: a decimal point, no thousands mark.
    case number(String)
    /// A whole number.
    case integer(Int)
    /// `true` or `false`.
    case boolean(Bool)
    /// Nothing.
    case empty
  }

  /// The names of the columns.
  public var columns: [String]
  /// The rows, each as long as `columns`.
  public var rows: [[Cell]]

  /// A table whose rows are each as long as its heading.
  public init(columns: [String], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row is as long as the heading")
    self.columns = columns
    self.rows = rows
  }

  /// A heading in the form the documentation gives it, names joined by commas.
  init(_ heading: String, rows: [[Cell]]) {
    self.init(columns: heading.split(separator: ",").map(String.init), rows: rows)
  }
}

extension OutputTable.Cell {
  /// The decimals of points and totals that people read: a hundredth of the smallest step in use.
  static let pointDecimals = 4
  /// The decimals of calibrated points: enough to compare with other software to 1e-8.
  static let calibratedDecimals = 10
  /// The digits of probabilities.
  static let probabilityDigits = 6

  /// Points of 100 or a share, with four decimals; nothing when there is no finite number.
  static func points(_ value: Double?) -> Self {
    number(value) { DecimalText.fixed($0, decimals: pointDecimals) }
  }

  /// Points of a criterion, to the tenth decimal, zeros at the end left out.
  static func exact(_ value: Double?) -> Self {
    number(value) { DecimalText.trimmed($0, decimals: calibratedDecimals) }
  }

  /// A probability with six significant digits.
  static func probability(_ value: Double?) -> Self {
    number(value) { DecimalText.significant($0, digits: probabilityDigits) }
  }

  /// A text, or nothing.
  static func optional(_ text: String?) -> Self {
    text.map { .text($0) } ?? .empty
  }

  private static func number(_ value: Double?, _ form: (Double) -> String) -> Self {
    guard let value, value.isFinite else { return .empty }
    return .number(form(value))
  }
}
