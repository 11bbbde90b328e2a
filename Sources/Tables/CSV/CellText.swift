internal import Foundation

/// The texts of cells as they are compared and shown.
enum CellText {
  /// The text of a field: doubled quotes made single, spaces at the ends left out, the protection of formulas undone,
  /// letters composed (NFC).
  static func decode(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, hasDoubledQuotes: Bool) -> String {
    var content: [UInt8] = []
    content.reserveCapacity(end - start)
    var position = start
    while position < end {
      content.append(bytes[position])
      let isDoubled = hasDoubledQuotes && bytes[position] == Byte.quote
      position += isDoubled ? 2 : 1
    }
    return unprotected(normalised(trimmed(String(decoding: content, as: UTF8.self))))
  }

  /// The text of a field.
  static func decode(_ bytes: Span<UInt8>, _ field: CSVField) -> String {
    decode(bytes, field.start, field.end, hasDoubledQuotes: field.hasDoubledQuotes)
  }

  /// A text with composed letters.
  static func normalised(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }

  /// A text without the spaces at its ends.
  static func trimmed(_ text: String) -> String {
    guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace else { return text }
    var part = text[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }

  /// A text without the `'` that keeps a spreadsheet from reading it as a formula.
  static func unprotected(_ text: String) -> String {
    text.utf8.first == Byte.apostrophe && needsProtection(text) ? String(text.dropFirst()) : text
  }

  /// A text with a leading `'` when a spreadsheet could read it as a formula.
  static func protected(_ text: String) -> String {
    needsProtection(text) ? "'" + text : text
  }

  /// Whether a text starts, after any number of `'`, with `=`, `+`, `-`, `@`, tab or CR.
  private static func needsProtection(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != Byte.apostrophe }) else { return false }
    return "=+-@\t\r".utf8.contains(first)
  }
}
