internal import Foundation

/// Writes values as JSON on one line: keys sorted, numbers in their shortest exact form, slashes as they are.
///
/// The bytes are those of `JSONEncoder` with sorted keys. They are written as the values arrive: a tree of values between
/// them takes twice the time for a file of tens of megabytes.
final class JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// The objects and arrays that are open, the outermost first.
  private var frames: [Frame] = []
  /// The members of all open objects, in the order of their arrival.
  private var members: [Member] = []
  /// The order in which the members of the last object at each depth were put.
  private var orders: [Int: (keys: [String], order: [Int])] = [:]

  /// An open object or array; each of its parts begins with a comma, and the first comma becomes the bracket.
  private struct Frame {
    let isObject: Bool
    let start: Int
    let firstMember: Int
    var count = 0
  }

  /// A part of an object: its key and where its bytes begin.
  private struct Member {
    let key: String
    let start: Int
  }

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
    writer.bytes.append(UInt8(ascii: "\n"))
    return Data(writer.bytes)
  }

  /// The number of objects and arrays that are open.
  var depth: Int { frames.count }

  /// The number of parts of the container at a depth.
  func count(at depth: Int) -> Int { frames[depth - 1].count }

  /// Opens an object or an array.
  func open(isObject: Bool) {
    frames.append(Frame(isObject: isObject, start: bytes.count, firstMember: members.count))
  }

  /// Begins a part of the container at a depth; what was open within it is closed.
  func begin(_ key: String?, at depth: Int) {
    close(downTo: depth)
    if let key { members.append(Member(key: key, start: bytes.count)) }
    bytes.append(UInt8(ascii: ","))
    frames[depth - 1].count += 1
    guard let key else { return }
    write(text: key)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes a value where a part of a container has begun.
  func write<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let number as Double: try write(number: number)
    case let text as String: write(text: text)
    case let number as Int: write(integer: number)
    case let flag as Bool: bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    default:
      let (outside, start) = (depth, bytes.count)
      try value.encode(to: JSONValueEncoder(writer: self))
      close(downTo: outside)
      if bytes.count == start { bytes.append(contentsOf: "{}".utf8) }
    }
  }

  /// Writes a whole number.
  func write(integer: some FixedWidthInteger) {
    bytes.append(contentsOf: integer.description.utf8)
  }

  /// Writes a missing value.
  func writeNull() {
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a number.
  func write(number: some BinaryFloatingPoint & LosslessStringConvertible) throws(ReportError) {
    guard number.isFinite else { throw .notFinite("\(path) = \(number)") }
    let text = number.description
    bytes.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
  }

  private func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: Self.needsEscape) {
      for byte in text.utf8 { append(escaped: byte) }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private func append(escaped byte: UInt8) {
    guard Self.needsEscape(byte) else { return bytes.append(byte) }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
    case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
    default: bytes.append(contentsOf: ((byte < 0x10 ? #"\u000"# : #"\u00"#) + String(byte, radix: 16)).utf8)
    }
  }

  /// Closes what is open beyond a depth.
  func close(downTo depth: Int) {
    while frames.count > depth {
      let frame = frames.removeLast()
      if frame.isObject { sort(frame) }
      let brackets = frame.isObject ? "{}" : "[]"
      guard let opening = brackets.utf8.first, let closing = brackets.utf8.last else { continue }
      if frame.count == 0 { bytes.append(opening) } else { bytes[frame.start] = opening }
      bytes.append(closing)
    }
  }

  /// Puts the members of an object that closes in the order of their keys.
  private func sort(_ frame: Frame) {
    let own = members[frame.firstMember...]
    defer { members.removeSubrange(frame.firstMember...) }
    guard !zip(own, own.dropFirst()).allSatisfy({ $0.key < $1.key }) else { return }
    let order = order(own.map(\.key))
    var sorted: [UInt8] = []
    sorted.reserveCapacity(bytes.count - frame.start)
    for index in order {
      let next = frame.firstMember + index + 1
      let end = next < members.count ? members[next].start : bytes.count
      sorted += bytes[members[next - 1].start..<end]
    }
    bytes.replaceSubrange(frame.start..., with: sorted)
  }

  /// The order of keys; rows of a table have the same one after the other.
  private func order(_ keys: [String]) -> [Int] {
    if let last = orders[depth], last.keys == keys { return last.order }
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    orders[depth] = (keys, order)
    return order
  }

  /// Where the value that is written stands: `$.weights[2].lower`.
  private var path: String {
    frames.indices.reduce(into: "$") { path, level in
      let frame = frames[level]
      let end = level + 1 < frames.count ? frames[level + 1].firstMember : members.count
      path += frame.isObject ? ".\(end > frame.firstMember ? members[end - 1].key : "")" : "[\(frame.count - 1)]"
    }
  }
}
