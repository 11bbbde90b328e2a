/// The parts of a decimal number, as its bytes were scanned.
struct DecimalScan {
  private var mantissa: UInt64 = 0
  private var digits = 0
  private var fractionDigits = 0
  private var wholeDigits = 0
  private var exponent = 0
  private var isNegative = false
  private var mark: DecimalMark?
  private var markCount = 0
  private var isValid = false

  /// Scans the bytes from `start` up to `end`.
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var position = start
    if bytes[position] == Byte.minus || bytes[position] == Byte.plus {
      isNegative = bytes[position] == Byte.minus
      position += 1
    }
    scanDigits(bytes, &position, end)
    guard wholeDigits + fractionDigits > 0 else { return }
    isValid = scanExponent(bytes, &position, end) && position == end
  }

  private mutating func scanDigits(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) {
    while position < end {
      let byte = bytes[position]
      if byte >= Byte.zero, byte <= Byte.nine {
        append(byte - Byte.zero)
      } else if byte == Byte.dot || byte == Byte.comma {
        mark = byte == Byte.dot ? .point : .comma
        markCount += 1
      } else {
        return
      }
      position += 1
    }
  }

  private mutating func append(_ digit: UInt8) {
    if markCount == 0 { wholeDigits += 1 } else { fractionDigits += 1 }
    if mantissa > 0 || digit > 0 { digits += 1 }
    if digits <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
  }

  /// Reads an exponent, if there is one; false when it is begun and not finished.
  private mutating func scanExponent(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Bool {
    guard position < end, bytes[position] | 0x20 == UInt8(ascii: "e") else { return true }
    position += 1
    var sign = 1
    if position < end, bytes[position] == Byte.minus || bytes[position] == Byte.plus {
      sign = bytes[position] == Byte.minus ? -1 : 1
      position += 1
    }
    let start = position
    while position < end, bytes[position] >= Byte.zero, bytes[position] <= Byte.nine {
      exponent = min(exponent * 10 + Int(bytes[position] - Byte.zero), 100_000)
      position += 1
    }
    exponent *= sign
    return position > start
  }

  /// What the scanned bytes hold.
  func cell(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> NumberCell {
    guard isValid else { return .invalid }
    if markCount > 1 { return .thousands }
    let power = exponent - fractionDigits
    if digits <= 19, mantissa <= 1 << 53, abs(power) < Self.exactPowers.count {
      let scale = Self.exactPowers[abs(power)]
      let size = power < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
      return .value(isNegative ? -size : size, mark: mark)
    }
    guard let value = Self.convert(bytes, start, end), value.isFinite else { return .invalid }
    return .value(value, mark: mark)
  }

  /// The powers of ten that a double holds exactly.
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  private static func convert(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    var content: [UInt8] = []
    for position in start..<end {
      content.append(bytes[position] == Byte.comma ? Byte.dot : bytes[position])
    }
    return Double(String(decoding: content, as: UTF8.self))
  }
}
