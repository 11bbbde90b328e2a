public import LinearAlgebra
internal import Statistics

/// The rank of one unit over many scorings.
public struct RankRange: Sendable, Equatable {
  /// Its mean.
  public let mean: Double
  /// Its median.
  public let median: Double
  /// Its 5 % quantile.
  public let lower: Double
  /// Its 95 % quantile.
  public let upper: Double
}

/// The ranks of units over many scorings, 1 the best, ties the least.
///
/// `scores` are units × scorings. Quantiles are those of ``quantiles(_:at:)``. No figure depends on the number of threads.
/// - Complexity: O(scorings · n log(scorings)).
public func rankRanges(_ scores: Matrix, threads: Int = 1) -> [RankRange] {
  let ranked = concurrentMap(scores.columns, threads: threads) { descendingRanks(scores.column($0)) }
  return concurrentRows(scores.rows, threads: threads) { unit in
    let own = ranked.map { $0[unit] }
    let ends = quantiles(own, at: [0.05, 0.5, 0.95])
    return RankRange(
      mean: own.reduce(0, +) / Double(max(own.count, 1)), median: ends[1], lower: ends[0], upper: ends[2])
  }
}

/// The mean absolute difference between two rankings, 1 the best, ties the least.
public func meanRankShift(_ scores: [Double], _ others: [Double]) -> Double {
  let pairs = zip(descendingRanks(scores), descendingRanks(others))
  return pairs.reduce(0) { $0 + abs($1.0 - $1.1) } / Double(max(scores.count, 1))
}
