/// What a cell of a column of numbers holds.
enum NumberCell {
  case value(Double, mark: DecimalMark?)
  case empty
  case notApplicable
  case thousands
  case invalid

  /// Reads a cell exactly: a sign, digits with at most one decimal mark, an exponent, and nothing else.
  ///
  /// Up to 19 digits and a power of ten up to 22 are computed with one exact multiplication or division (Clinger 1990,
  /// How to read floating point numbers accurately); what is longer goes to the library's correctly rounded conversion.
  ///
  /// - Complexity: O(bytes).
  static func read(_ bytes: Span<UInt8>, _ field: CSVField) -> NumberCell {
    var (start, end) = (field.start, field.end)
    trim(bytes, &start, &end)
    if start == end { return .empty }
    if isNotApplicable(bytes, start, end) { return .notApplicable }
    if bytes[start] == Byte.apostrophe, start + 1 < end, isSign(bytes[start + 1]) { start += 1 }
    return DecimalScan(bytes, start, end).cell(bytes, start, end)
  }

  private static func trim(_ bytes: Span<UInt8>, _ start: inout Int, _ end: inout Int) {
    while start < end {
      if isSpace(bytes[start]) {
        start += 1
      } else if end - start > 1, isHardBlank(bytes[start], bytes[start + 1]) {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - start > 1, isHardBlank(bytes[end - 2], bytes[end - 1]) {
        end -= 2
      } else {
        break
      }
    }
  }

  /// The blank that keeps figures on one line, which programs copy into cells (U+00A0).
  private static func isHardBlank(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xC2 && second == 0xA0
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.newline || byte == Byte.carriageReturn
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == Byte.minus || byte == Byte.plus
  }

  /// `NA` or `KAD` ("không áp dụng"), in small or capital letters.
  private static func isNotApplicable(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    func matches(_ word: StaticString) -> Bool {
      guard word.utf8CodeUnitCount == end - start else { return false }
      return word.withUTF8Buffer { letters in
        letters.indices.allSatisfy { bytes[start + $0] & 0xDF == letters[$0] }
      }
    }
    return matches("NA") || matches("KAD")
  }
}

/// The sign between the whole and the fraction.
enum DecimalMark {
  case point
  case comma
}
