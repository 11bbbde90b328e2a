internal import Foundation

/// Writes values as JSON on one line: keys sorted, numbers in their shortest exact form, slashes as they are.
///
/// The bytes are those of `JSONEncoder` with sorted keys. They are written as the values arrive: a tree of values between
/// them takes twice the time for a file of tens of megabytes.
final class JSONWriter {
  /// What was written.
  var text = JSONText()

  /// A value with a newline after it.
  ///
  /// - Throws: `ReportError.notFinite` with the place of a number that is not finite.
  /// - Complexity: O(bytes).
  static func data(_ value: some Encodable) throws(ReportError) -> Data {
    let writer = JSONWriter()
    do {
      try writer.write(value)
    } catch let error as ReportError {
      throw error
    } catch {
      throw .notFinite("\(error)")
    }
    writer.text.append(plain: "\n")
    return Data(writer.text.bytes)
  }

  /// Writes a value where a part of a container has begun.
  func write<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let number as Double: try write(number: number)
    case let text as String: self.text.append(text)
    case let number as Int: text.append(plain: number.description)
    case let flag as Bool: text.append(plain: flag ? "true" : "false")
    default:
      let (outside, start) = (text.depth, text.bytes.count)
      try value.encode(to: JSONValueEncoder(writer: self))
      text.close(downTo: outside)
      if text.bytes.count == start { text.append(plain: "{}") }
    }
  }

  /// Writes a number.
  func write(number: some BinaryFloatingPoint & LosslessStringConvertible) throws(ReportError) {
    guard number.isFinite else { throw .notFinite("\(text.path) = \(number)") }
    let digits = number.description
    text.append(plain: digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
  }
}
