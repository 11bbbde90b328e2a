import Foundation

/// Numbers as files write them: a decimal point, no thousands mark, the same on every machine.
enum DecimalText {
  /// A number with a fixed count of decimals; the empty text for a number that is not finite.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "" }
    return withoutNegativeZero(String(format: "%.\(decimals)f", value))
  }

  /// A number with at most a count of decimals, zeros at the end left out: `4.5`, `20`.
  static func trimmed(_ value: Double, decimals: Int) -> String {
    var text = fixed(value, decimals: decimals)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return withoutNegativeZero(text)
  }

  /// A number rounded to a count of decimals; NaN stays NaN.
  static func rounded(_ value: Double, decimals: Int) -> Double {
    Double(String(format: "%.\(decimals)f", value)) ?? .nan
  }

  /// A number rounded to a count of significant digits; NaN stays NaN.
  static func rounded(_ value: Double, digits: Int) -> Double {
    Double(String(format: "%.\(digits)g", value)) ?? .nan
  }

  private static func withoutNegativeZero(_ text: String) -> String {
    guard text.hasPrefix("-"), text.allSatisfy({ "-0.".contains($0) }) else { return text }
    return String(text.dropFirst())
  }
}
