/// A row drawn by its hash.
public struct HashedRow<Row: Sendable>: Sendable {
  /// The hash that decides whether the row is kept; see `unitYearHash`.
  public let hash: UInt64
  /// What is kept of the row.
  public let row: Row

  /// A row with its hash.
  public init(hash: UInt64, row: Row) {
    self.hash = hash
    self.row = row
  }
}

/// The rows with the k smallest hashes: a uniform sample without replacement that does not depend on how the rows are
/// split, and the whole of a study of at most k rows.
///
/// Source: Cohen and Kaplan (2007), Summarizing data using bottom-k sketches.
public struct BottomKSample<Row: Sendable>: Accumulator {
  /// The most rows that are kept.
  public let capacity: Int
  /// The rows kept, by ascending hash.
  public private(set) var rows: [HashedRow<Row>] = []
  /// The number of rows seen.
  public private(set) var seen = 0

  /// An empty sample of at most `capacity` rows.
  public init(capacity: Int = 65_536) {
    precondition(capacity > 0, "a sample holds at least one row")
    self.capacity = capacity
  }

  /// Whether every row that was seen is in the sample.
  public var isComplete: Bool { seen == rows.count }

  /// Takes in rows.
  ///
  /// - Complexity: O(n log n + capacity).
  public mutating func update(_ batch: [HashedRow<Row>]) throws(MomentsError) {
    take(batch.sorted { $0.hash < $1.hash }, seen: batch.count)
  }

  /// Takes in the sample of other rows.
  ///
  /// - Throws: `otherSchema` when the capacities differ.
  /// - Complexity: O(capacity).
  public mutating func merge(_ other: BottomKSample) throws(MomentsError) {
    guard capacity == other.capacity else { throw .otherSchema }
    take(other.rows, seen: other.seen)
  }

  /// Merges sorted rows; of equal hashes those already held come first.
  private mutating func take(_ sorted: [HashedRow<Row>], seen more: Int) {
    var merged: [HashedRow<Row>] = []
    merged.reserveCapacity(min(capacity, rows.count + sorted.count))
    var (i, j) = (0, 0)
    while merged.count < capacity, i < rows.count || j < sorted.count {
      if j == sorted.count || (i < rows.count && rows[i].hash <= sorted[j].hash) {
        merged.append(rows[i])
        i += 1
      } else {
        merged.append(sorted[j])
        j += 1
      }
    }
    rows = merged
    seen += more
  }
}

/// A fixed 64-bit hash of a unit's code and a year, the same on every machine and in every version.
///
/// FNV-1a over the code's UTF-8 bytes, a zero byte and the year's eight bytes (lowest first), then the finaliser of
/// SplitMix64, which spreads the last bytes over all bits.
///
/// Source: Fowler, Noll and Vo, IETF draft-eastlake-fnv; Steele, Lea and Flood (2014).
public func unitYearHash(unit: String, year: Int) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  for byte in unit.utf8 { take(byte) }
  take(0)
  let bits = UInt64(bitPattern: Int64(year))
  for shift in stride(from: 0, to: 64, by: 8) { take(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
  hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
  hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
  return hash ^ (hash >> 31)
}
