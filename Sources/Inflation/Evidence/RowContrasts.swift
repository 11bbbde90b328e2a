internal import Statistics

/// Values of criteria beside the middle of their row.
struct RowContrasts: Sendable {
  /// The values less the row's median: criterion first, then row; NaN where there is none.
  let values: [[Double]]
  /// The median of each row; NaN where too few criteria have a value or the row is held.
  let middles: [Double]

  /// With fewer criteria than this a median says too little.
  private static let leastCriteria = 5

  /// The contrasts of columns of criteria, for rows with enough of them that are not held.
  ///
  /// - Complexity: O(rows × criteria).
  init(_ columns: [[Double]], _ chunks: RowChunks, except isHeld: [Bool]) {
    let middles = chunks.map { i in
      let present = columns.map { $0[i] }.filter(\.isFinite)
      return present.count < Self.leastCriteria || isHeld[i] ? .nan : median(present)
    }
    self.init(columns, middles: middles, threads: chunks.threads)
  }

  /// The contrasts to known middles.
  init(_ columns: [[Double]], middles: [Double], threads: Int) {
    self.middles = middles
    values = concurrentMap(columns.count, threads: threads) { j in zip(columns[j], middles).map { $0 - $1 } }
  }
}
