internal import Foundation

/// Tells text from other bytes.
enum UTF8Validation {
  /// Where bytes stop being text, and whether it is for a control character, which only binary files hold.
  struct Failure {
    let line: Int
    let isControl: Bool
  }

  /// The first place that is not UTF-8 text, or nil when all of it is (The Unicode Standard, table 3-7).
  ///
  /// - Complexity: O(bytes).
  static func firstFailure(_ data: Data) -> Failure? {
    data.withUnsafeBytes { buffer in
      let bytes = Span<UInt8>(_bytes: buffer.bytes)
      var position = 0
      while position < bytes.count {
        let byte = bytes[position]
        if byte < 0x80 {
          if byte < 9 { return Failure(line: line(of: position, in: bytes), isControl: true) }
          position += 1
          continue
        }
        let length = sequenceLength(bytes, position)
        if length == 0 { return Failure(line: line(of: position, in: bytes), isControl: false) }
        position += length
      }
      return nil
    }
  }

  /// The length of the sequence of two to four bytes at a position; 0 when it is not well formed.
  private static func sequenceLength(_ bytes: Span<UInt8>, _ position: Int) -> Int {
    func isContinuation(_ offset: Int, from lowest: UInt8 = 0x80, to highest: UInt8 = 0xBF) -> Bool {
      position + offset < bytes.count && bytes[position + offset] >= lowest && bytes[position + offset] <= highest
    }
    switch bytes[position] {
    case 0xC2...0xDF:
      return isContinuation(1) ? 2 : 0
    case 0xE0...0xEF:
      let lowest: UInt8 = bytes[position] == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = bytes[position] == 0xED ? 0x9F : 0xBF
      return isContinuation(1, from: lowest, to: highest) && isContinuation(2) ? 3 : 0
    case 0xF0...0xF4:
      let lowest: UInt8 = bytes[position] == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = bytes[position] == 0xF4 ? 0x8F : 0xBF
      return isContinuation(1, from: lowest, to: highest) && isContinuation(2) && isContinuation(3) ? 4 : 0
    default:
      return 0
    }
  }

  private static func line(of position: Int, in bytes: Span<UInt8>) -> Int {
    var line = 1
    var index = 0
    while index < position {
      var lines = 0
      let before = index
      CSVField.skipLineEnd(bytes, at: &index, lines: &lines)
      if index > position { break }
      line += lines
      if index == before { index += 1 }
    }
    return line
  }
}
