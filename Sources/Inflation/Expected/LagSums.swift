internal import Statistics

/// How values of units agree between years, lag by lag: Σ w x x' / √(Σ w x² Σ w x'²) over pairs of years.
struct LagSums {
  private struct Sum {
    var product = 0.0
    var first = 0.0
    var second = 0.0
    var weight = 0.0
  }

  private var sums: [Int: Sum] = [:]

  /// Fewer pairs of years than this say nothing of a lag.
  private static let leastPairs = 50.0

  /// Adds the values of one unit in two years; a pair of which one is not a number is passed over.
  mutating func add(years: Int, weight: Double, _ earlier: [Double], _ later: [Double]) {
    var sum = sums[years] ?? Sum()
    for (a, b) in zip(earlier, later) where a.isFinite && b.isFinite {
      sum.product += weight * a * b
      sum.first += weight * a * a
      sum.second += weight * b * b
    }
    sum.weight += weight
    sums[years] = sum
  }

  /// The lags that enough pairs speak of, the shortest first.
  var lags: [YearlyCorrelation.Lag] {
    sums.sorted { $0.key < $1.key }.compactMap { years, sum in
      guard sum.weight >= Self.leastPairs, sum.first > 0, sum.second > 0 else { return nil }
      return .init(
        years: years, correlation: sum.product / (sum.first * sum.second).squareRoot(), weight: sum.weight)
    }
  }
}
