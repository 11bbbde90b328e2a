internal import Foundation

/// The content of a cell while it is collected.
struct CellContent {
  private var bytes: [UInt8] = []

  /// The bytes collected.
  var count: Int { bytes.count }

  /// Forgets what was collected.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds a piece.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: piece)
  }

  /// The content as a whole number.
  var integer: Int? {
    guard !bytes.isEmpty, bytes.count < 12 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= Byte.zero, byte <= Byte.nine else { return nil }
      value = value * 10 + Int(byte - Byte.zero)
    }
    return value
  }

  /// The content as a number.
  var number: Double? {
    let value = Double(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The longest number that is taken as it stands: what programs write beyond it is the binary tail of a double.
  private static let plainDigits = 15

  /// Writes a number: as it stands, and where it has an exponent or a binary tail as its shortest decimal.
  func appendNumber(to buffer: inout [UInt8]) {
    let isPlain = bytes.count <= Self.plainDigits && !bytes.contains { $0 | 0x20 == UInt8(ascii: "e") }
    if isPlain {
      buffer.append(contentsOf: bytes)
    } else if let number {
      buffer.append(contentsOf: CSVNumber.shortest(number).utf8)
    } else {
      appendText(to: &buffer)
    }
  }

  /// Writes a text as a field of CSV; line breaks and tabs become spaces, so that a row stays a line.
  func appendText(to buffer: inout [UInt8]) {
    let hasEscape = zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "_") && $1 | 0x20 == UInt8(ascii: "x") }
    let text = hasEscape ? Self.unescaped(bytes) : bytes
    let needsQuotes = text.contains { $0 == Byte.comma || $0 == Byte.quote }
    if needsQuotes { buffer.append(Byte.quote) }
    for byte in text {
      if byte == Byte.quote { buffer.append(Byte.quote) }
      buffer.append(byte < Byte.space ? Byte.space : byte)
    }
    if needsQuotes { buffer.append(Byte.quote) }
  }

  /// Undoes `_x000D_`, by which the file format writes signs that XML forbids.
  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self).replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.0)
    }
    return Array(text.utf8)
  }
}
