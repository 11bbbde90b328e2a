internal import Foundation

/// Numbers as files write them: a decimal point, no thousands mark, the same on every machine.
///
/// Every form is the number's exact decimal expansion rounded half to even, as the C library prints it.
public enum DecimalText {
  /// A number with a fixed count of decimals, never `-0`; the empty text for a number that is not finite.
  ///
  /// - Complexity: O(decimals).
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "" }
    guard let whole = ScaledDecimal.units(in: value.magnitude, decimals: decimals) else {
      return withoutNegativeZero(String(format: "%.\(decimals)f", value))
    }
    return text(whole, decimals: decimals, isNegative: value < 0 && whole > 0)
  }

  /// A number with at most a count of decimals, zeros at the end left out: `4.5`, `20`.
  public static func trimmed(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    guard text.utf8.contains(Byte.dot) else { return text }
    var kept = text.utf8[...]
    while kept.last == Byte.zero { kept.removeLast() }
    if kept.last == Byte.dot { kept.removeLast() }
    return String(kept) ?? text
  }

  /// A number rounded to a count of decimals; NaN stays NaN.
  public static func rounded(_ value: Double, decimals: Int) -> Double {
    guard value.isFinite, let whole = ScaledDecimal.units(in: value.magnitude, decimals: decimals) else {
      return Double(String(format: "%.\(decimals)f", value)) ?? .nan
    }
    return signed(ScaledDecimal.value(of: whole, decimals: decimals), like: value)
  }

  /// A number rounded to a count of significant digits; NaN stays NaN.
  public static func rounded(_ value: Double, digits: Int) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let decimals = digits - 1 - Int(log10(value.magnitude).rounded(.down))
    guard let whole = ScaledDecimal.units(in: value.magnitude, decimals: decimals) else {
      return Double(String(format: "%.\(digits)g", value)) ?? .nan
    }
    return signed(ScaledDecimal.value(of: whole, decimals: decimals), like: value)
  }

  private static func signed(_ magnitude: Double, like value: Double) -> Double {
    value.sign == .minus ? -magnitude : magnitude
  }

  /// The digits of a whole number of units with a point before the last decimals.
  private static func text(_ whole: UInt64, decimals: Int, isNegative: Bool) -> String {
    let mostBytes = 24 + decimals
    return String(unsafeUninitializedCapacity: mostBytes) { bytes in
      var place = mostBytes
      var rest = whole
      var written = 0
      while rest > 0 || written <= decimals {
        if written == decimals, decimals > 0 {
          place -= 1
          bytes[place] = Byte.dot
        }
        place -= 1
        bytes[place] = Byte.zero + UInt8(rest % 10)
        rest /= 10
        written += 1
      }
      if isNegative {
        place -= 1
        bytes[place] = Byte.minus
      }
      let count = mostBytes - place
      for index in 0..<count { bytes[index] = bytes[place + index] }
      return count
    }
  }

  private static func withoutNegativeZero(_ text: String) -> String {
    let isZero = !text.utf8.contains { $0 > Byte.zero && $0 <= Byte.nine }
    return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }
}
