internal import Foundation

/// Numbers as they are written in files, with a decimal point.
enum CSVNumber {
  /// The shortest decimal that reads back as the same number; whole numbers without a mark, −0 as 0.
  static func shortest(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int64(value))" }
    return "\(value)"
  }

  /// A number with a fixed number of decimals, rounded to the nearest; never `-0`.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    let isZero = !text.utf8.contains { $0 > Byte.zero && $0 <= Byte.nine }
    return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }
}
