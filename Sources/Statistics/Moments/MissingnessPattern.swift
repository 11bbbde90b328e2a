public import LinearAlgebra

/// Which columns of a row have a value.
public struct MissingnessPattern: Sendable, Hashable, Comparable {
  /// The columns that have a value, ascending.
  public let observed: [Int]

  /// The pattern in which these columns, in ascending order, have a value.
  public init(observed: [Int]) {
    self.observed = observed
  }

  /// The pattern of one row of a batch, in which NaN stands for a missing cell.
  public init(row: Int, of batch: Matrix) {
    observed = (0..<batch.columns).filter { !batch[row, $0].isNaN }
  }

  /// Patterns are ordered by their observed columns, as words are by letters.
  public static func < (a: MissingnessPattern, b: MissingnessPattern) -> Bool {
    a.observed.lexicographicallyPrecedes(b.observed)
  }
}

/// How often each missingness pattern occurs: the first of the two passes over rows with missing cells.
public struct PatternCounts: Accumulator, Equatable {
  /// The number of rows of each pattern.
  public private(set) var counts: [MissingnessPattern: Int] = [:]

  /// No rows yet.
  public init() {}

  /// Takes in a batch of rows (n × p), NaN standing for a missing cell; rows without any value are passed over.
  ///
  /// - Complexity: O(np).
  public mutating func update(_ batch: Matrix) throws(MomentsError) {
    for row in 0..<batch.rows {
      let pattern = MissingnessPattern(row: row, of: batch)
      if !pattern.observed.isEmpty { counts[pattern, default: 0] += 1 }
    }
  }

  /// Takes in the counts of other rows.
  public mutating func merge(_ other: PatternCounts) throws(MomentsError) {
    for (pattern, count) in other.counts { counts[pattern, default: 0] += count }
  }

  /// The patterns that occur most often, at most so many, in order of the patterns; equal counts are resolved by that order.
  public func mostFrequent(_ most: Int) -> [MissingnessPattern] {
    let byCount = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return byCount.prefix(most).map(\.key).sorted()
  }
}
