/// Numbers the distinct contents of the fields of a column, in the order in which they first occur.
struct ByteInterner {
  private struct Entry {
    let start: Int
    let end: Int
    let hasDoubledQuotes: Bool
    let hash: UInt64
  }

  private var entries: [Entry] = []
  private var slots = [Int32](repeating: -1, count: 64)

  /// The number of a field's content.
  ///
  /// - Complexity: O(bytes of the field) in the mean.
  mutating func number(of field: CSVField, in bytes: Span<UInt8>) -> Int32 {
    let hash = Self.hash(bytes, field)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, Self.isEqual(bytes, entry, field) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(entries.count)
    slots[slot] = number
    entries.append(
      Entry(start: field.start, end: field.end, hasDoubledQuotes: field.hasDoubledQuotes, hash: hash))
    if entries.count * 2 > slots.count { grow() }
    return number
  }

  /// The texts of the contents, by number.
  func texts(in bytes: Span<UInt8>) -> [String] {
    var result: [String] = []
    result.reserveCapacity(entries.count)
    for entry in entries {
      result.append(CellText.decode(bytes, entry.start, entry.end, hasDoubledQuotes: entry.hasDoubledQuotes))
    }
    return result
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a, with a last mixing so that the low bits depend on all.
  private static func hash(_ bytes: Span<UInt8>, _ field: CSVField) -> UInt64 {
    var hash: UInt64 = field.hasDoubledQuotes ? 0x84222325 : 0xCBF2_9CE4_8422_2325
    for position in field.start..<field.end { hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  private static func isEqual(_ bytes: Span<UInt8>, _ entry: Entry, _ field: CSVField) -> Bool {
    guard entry.end - entry.start == field.end - field.start, entry.hasDoubledQuotes == field.hasDoubledQuotes else {
      return false
    }
    for offset in 0..<(field.end - field.start) where bytes[entry.start + offset] != bytes[field.start + offset] {
      return false
    }
    return true
  }
}
