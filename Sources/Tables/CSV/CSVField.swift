/// The bytes that structure a CSV file.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")
  static let apostrophe = UInt8(ascii: "'")
  static let dot = UInt8(ascii: ".")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
}

/// A field of a record: where its content lies in the bytes of the file, and how it ended.
struct CSVField {
  /// What came after a field.
  enum Ending {
    case separator
    case record
    case openQuote
    case textAfterQuote
  }

  var start: Int
  var end: Int
  var isQuoted = false
  var hasDoubledQuotes = false
  var ending = Ending.record

  var isEmpty: Bool { start == end }

  /// Reads the field at a position and moves the position past its separator or line end; counts the lines passed.
  ///
  /// - Complexity: O(bytes of the field).
  static func scan(_ bytes: Span<UInt8>, at position: inout Int, lines: inout Int, separator: UInt8) -> CSVField {
    if position < bytes.count, bytes[position] == Byte.quote {
      return scanQuoted(bytes, at: &position, lines: &lines, separator: separator)
    }
    let start = position
    let count = bytes.count
    while position < count {
      let byte = bytes[position]
      if byte == separator {
        position += 1
        return CSVField(start: start, end: position - 1, ending: .separator)
      }
      if byte == Byte.newline || byte == Byte.carriageReturn { break }
      position += 1
    }
    let end = position
    skipLineEnd(bytes, at: &position, lines: &lines)
    return CSVField(start: start, end: end)
  }

  private static func scanQuoted(
    _ bytes: Span<UInt8>, at position: inout Int, lines: inout Int, separator: UInt8
  ) -> CSVField {
    position += 1
    var field = CSVField(start: position, end: position, isQuoted: true, ending: .openQuote)
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Byte.quote else { break }
        field.hasDoubledQuotes = true
        position += 2
      } else if byte == Byte.newline || byte == Byte.carriageReturn {
        skipLineEnd(bytes, at: &position, lines: &lines)
      } else {
        position += 1
      }
    }
    field.end = position
    guard position < bytes.count else { return field }
    position += 1
    field.ending = endAfterQuote(bytes, at: &position, lines: &lines, separator: separator)
    return field
  }

  private static func endAfterQuote(
    _ bytes: Span<UInt8>, at position: inout Int, lines: inout Int, separator: UInt8
  ) -> Ending {
    var isClean = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator {
        position += 1
        return isClean ? .separator : .textAfterQuote
      }
      if byte == Byte.newline || byte == Byte.carriageReturn { break }
      isClean = isClean && byte == Byte.space
      position += 1
    }
    guard isClean else { return .textAfterQuote }
    skipLineEnd(bytes, at: &position, lines: &lines)
    return .record
  }

  /// Moves past LF, CRLF or CR, if one is here, and counts it.
  static func skipLineEnd(_ bytes: Span<UInt8>, at position: inout Int, lines: inout Int) {
    guard position < bytes.count else { return }
    let first = bytes[position]
    guard first == Byte.newline || first == Byte.carriageReturn else { return }
    position += 1
    lines += 1
    if first == Byte.carriageReturn, position < bytes.count, bytes[position] == Byte.newline { position += 1 }
  }

  /// Moves to the start of the next line, without regard to quotes, and counts the line end.
  static func skipLine(_ bytes: Span<UInt8>, at position: inout Int, lines: inout Int) {
    while position < bytes.count, bytes[position] != Byte.newline, bytes[position] != Byte.carriageReturn {
      position += 1
    }
    skipLineEnd(bytes, at: &position, lines: &lines)
  }
}
