/// Rows in a batch of a pass. It is fixed, because where the batches end decides the last bits of the sums.
public let batchRows = 4096

/// Batches whose tree one thread builds by itself; a power of two, so that the subtrees are those of the whole tree.
private let batchesPerSubtree = 8

/// Gathers rows 0..<rowCount in fixed batches of 4,096 and merges the batches along a fixed binary tree.
///
/// Leaf i holds rows 4096·i and on; neighbours of equal height are merged first, what is left over last, from the right.
/// The tree depends on the number of rows alone: the same bits come out for any number of threads. BLAS should run on one
/// thread of its own (`setBLASThreads`).
///
/// - Parameters:
///   - rowCount: number of rows.
///   - threads: threads to work on.
///   - empty: a fresh accumulator.
///   - batch: the rows of a range, as the accumulator takes them.
/// - Throws: what the accumulator throws, for the first batch that fails.
/// - Complexity: one update a batch, one merge a batch, O(log batches) accumulators held a thread.
public func reduce<A: Accumulator>(
  rowCount: Int, threads: Int, into empty: A, batch: @Sendable (Range<Int>) -> A.Batch
) throws(A.Failure) -> A {
  let batchCount = (rowCount + batchRows - 1) / batchRows
  let subtreeCount = (batchCount + batchesPerSubtree - 1) / batchesPerSubtree
  let subtrees = try concurrentMap(subtreeCount, threads: threads) { (index: Int) throws(A.Failure) -> A? in
    var tree = MergeTree<A>()
    for leaf in index * batchesPerSubtree..<min((index + 1) * batchesPerSubtree, batchCount) {
      var accumulator = empty
      try accumulator.update(batch(leaf * batchRows..<min((leaf + 1) * batchRows, rowCount)))
      try tree.append(accumulator)
    }
    return try tree.root()
  }
  var tree = MergeTree<A>()
  for subtree in subtrees {
    if let subtree { try tree.append(subtree) }
  }
  return try tree.root() ?? empty
}

/// Merges a sequence along the binary tree of a counter: two neighbours of equal height become one of the next height.
private struct MergeTree<A: Accumulator> {
  private var pending: [(height: Int, value: A)] = []

  mutating func append(_ leaf: A) throws(A.Failure) {
    var (height, value) = (0, leaf)
    while let last = pending.last, last.height == height {
      pending.removeLast()
      var merged = last.value
      try merged.merge(value)
      (height, value) = (height + 1, merged)
    }
    pending.append((height, value))
  }

  /// What is left over, merged from the right; nil when nothing was appended.
  func root() throws(A.Failure) -> A? {
    guard var result = pending.last?.value else { return nil }
    for (_, value) in pending.dropLast().reversed() {
      var merged = value
      try merged.merge(result)
      result = merged
    }
    return result
  }
}
