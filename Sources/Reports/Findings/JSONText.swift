/// JSON while it grows: its bytes, and what is open in it.
struct JSONText {
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

  /// The number of objects and arrays that are open.
  var depth: Int { frames.count }

  /// The number of parts of the container at a depth.
  func count(at depth: Int) -> Int { frames[depth - 1].count }

  /// Opens an object or an array and tells its depth.
  mutating func open(isObject: Bool) -> Int {
    frames.append(Frame(isObject: isObject, start: bytes.count, firstMember: members.count))
    return frames.count
  }

  /// Begins a part of the container at a depth; what was open within it is closed.
  mutating func begin(_ key: String?, at depth: Int) {
    close(downTo: depth)
    if let key { members.append(Member(key: key, start: bytes.count)) }
    bytes.append(UInt8(ascii: ","))
    frames[depth - 1].count += 1
    guard let key else { return }
    append(key)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Adds a word of the grammar or a whole number.
  mutating func append(plain text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds a text in quotation marks.
  mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: Self.needsEscape) {
      for byte in text.utf8 { append(escaped: byte) }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Closes what is open beyond a depth.
  mutating func close(downTo depth: Int) {
    while frames.count > depth {
      let frame = frames.removeLast()
      if frame.isObject { sort(frame) }
      let (opening, closing) =
        frame.isObject ? (UInt8(ascii: "{"), UInt8(ascii: "}")) : (UInt8(ascii: "["), UInt8(ascii: "]"))
      if frame.count == 0 { bytes.append(opening) } else { bytes[frame.start] = opening }
      bytes.append(closing)
    }
  }

  /// Where the value that is written stands: `$.weights[2].lower`.
  var path: String {
    frames.indices.reduce(into: "$") { path, level in
      let frame = frames[level]
      let end = level + 1 < frames.count ? frames[level + 1].firstMember : members.count
      path += frame.isObject ? ".\(end > frame.firstMember ? members[end - 1].key : "")" : "[\(frame.count - 1)]"
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escaped byte: UInt8) {
    guard Self.needsEscape(byte) else { return bytes.append(byte) }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: append(plain: #"\b"#)
    case 0x09: append(plain: #"\t"#)
    case 0x0A: append(plain: #"\n"#)
    case 0x0C: append(plain: #"\f"#)
    case 0x0D: append(plain: #"\r"#)
    default: append(plain: (byte < 0x10 ? #"\u000"# : #"\u00"#) + String(byte, radix: 16))
    }
  }

  /// Puts the members of an object that closes in the order of their keys.
  private mutating func sort(_ frame: Frame) {
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
  private mutating func order(_ keys: [String]) -> [Int] {
    if let last = orders[depth], last.keys == keys { return last.order }
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    orders[depth] = (keys, order)
    return order
  }
}
