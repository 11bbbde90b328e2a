internal import Evaluation
internal import Tables

/// Numbers as people of a language read them; the rules stand here and never come from the machine's settings.
///
/// Vietnamese writes `1.234,5` and English `1,234.5`. A true minus sign is used in both.
struct NumberFormat: Sendable, Equatable {
  /// What stands between whole and decimal part.
  let decimalMark: Character
  /// What stands between groups of three digits.
  let groupMark: Character

  /// The rules of a language.
  init(_ language: Language) {
    switch language {
    case .vietnamese: (decimalMark, groupMark) = (",", ".")
    case .english: (decimalMark, groupMark) = (".", ",")
    }
  }

  /// A number with a fixed count of decimals.
  func fixed(_ value: Double, _ decimals: Int = 1) -> String {
    localized(DecimalText.fixed(value, decimals: decimals))
  }

  /// A number with at most a count of decimals, zeros at the end left out.
  func trimmed(_ value: Double, _ decimals: Int = 2) -> String {
    localized(DecimalText.trimmed(value, decimals: decimals))
  }

  /// A number with its sign: `+2,5`, `−1,0`, `0,0`.
  func signed(_ value: Double, _ decimals: Int = 1) -> String {
    let text = DecimalText.fixed(value, decimals: decimals)
    let isZero = text.allSatisfy { "0.".contains($0) }
    return value > 0 && !isZero ? "+" + localized(text) : localized(text)
  }

  /// A number with its sign and at most two decimals: `+0,5`, `−2`.
  func signedTrimmed(_ value: Double) -> String {
    let text = trimmed(value)
    return value > 0 && text != "0" ? "+" + text : text
  }

  /// A whole number: `12.345`.
  func integer(_ value: Int) -> String {
    localized(String(value))
  }

  /// A share in 0…1 as a percentage: `12,5%`.
  func percent(_ share: Double, _ decimals: Int = 0) -> String {
    fixed(100 * share, decimals) + "%"
  }

  /// Two ends on one line of a table, in either language: `61,3 – 84,6`.
  static func interval(_ lower: String, _ upper: String) -> String {
    "\(lower)\u{A0}–\u{A0}\(upper)"
  }

  /// A text written with a decimal point, as files hold numbers, put into the language; nil when it is no number.
  func number(_ text: String) -> String? {
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0123456789".contains($0) } }
    return isNumber ? localized(text) : nil
  }

  /// A number in the form of files put into the language; anything else as it is.
  private func localized(_ text: String) -> String {
    guard text.utf8.allSatisfy({ ("0"..."9").contains(Unicode.Scalar($0)) || $0 == Self.dot || $0 == Self.minus })
    else {
      return text
    }
    let digits = text.utf8.drop { $0 == Self.minus }
    let wholeCount = digits.prefix { $0 != Self.dot }.count
    var result = text.utf8.count > digits.count ? "\u{2212}" : ""
    for (position, digit) in digits.enumerated() {
      if digit == Self.dot {
        result.append(decimalMark)
        continue
      }
      if position > 0, position < wholeCount, (wholeCount - position) % 3 == 0 { result.append(groupMark) }
      result.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return result
  }

  private static let dot = UInt8(ascii: ".")
  private static let minus = UInt8(ascii: "-")
}
