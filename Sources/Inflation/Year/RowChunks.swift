internal import Statistics

/// Work over rows in fixed chunks, shared between threads: what comes out does not depend on their number.
struct RowChunks: Sendable {
  /// The number of rows.
  let count: Int
  /// How many threads work.
  let threads: Int

  /// Rows a chunk: enough to make handing one out cheap, few enough to keep all threads busy.
  static let size = 512

  /// One value a row.
  func map<Value: Sendable>(_ value: @Sendable (Int) -> Value) -> [Value] {
    concurrentRows(count, threads: threads, batch: Self.size, value)
  }

  /// One value a chunk of rows, in the order of the chunks: chunk k holds rows 512 k and on.
  func parts<Value: Sendable>(_ value: @Sendable (Range<Int>) -> Value) -> [Value] {
    let chunks = (count + Self.size - 1) / Self.size
    return concurrentMap(chunks, threads: threads) { chunk in
      value(chunk * Self.size..<min((chunk + 1) * Self.size, count))
    }
  }
}
