internal import Statistics

/// A way to bring criteria of different scales onto one.
public enum Normalisation: String, Sendable, CaseIterable {
  /// (x − mean)/standard deviation, divisor n − 1.
  case standardScore
  /// (x − least)/(largest − least).
  case leastToLargest
  /// x/mean.
  case ratioToMean
  /// x/largest.
  case ratioToBest
  /// The rank, 1 the lowest, ties the least.
  case rank
  /// 100 rank/n.
  case percentile

  /// The values of one column (n) on the new scale; 0 for all where the column does not vary or has no scale.
  ///
  /// - Complexity: O(n log n).
  ///
  /// Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, section 5.
  public func applied(to column: [Double]) -> [Double] {
    let n = Double(column.count)
    let mean = column.reduce(0, +) / max(n, 1)
    let (least, largest) = (column.min() ?? 0, column.max() ?? 0)
    func scaled(_ shift: Double, _ scale: Double) -> [Double] {
      column.map { scale != 0 && scale.isFinite ? ($0 - shift) / scale : 0 }
    }
    switch self {
    case .standardScore:
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return scaled(mean, (squares / max(n - 1, 1)).squareRoot())
    case .leastToLargest: return scaled(least, largest - least)
    case .ratioToMean: return scaled(0, mean)
    case .ratioToBest: return scaled(0, largest)
    case .rank: return ranks(column, ties: .least)
    case .percentile: return ranks(column, ties: .least).map { 100 * $0 / n }
    }
  }
}
