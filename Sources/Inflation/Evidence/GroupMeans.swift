internal import Statistics

/// Weighted means of groups, and how far they lie apart beyond their sampling error.
struct GroupMeans: Sendable {
  /// The mean of each group; NaN for a group without weight.
  private(set) var mean: [Double]
  /// Its sampling variance, for values of unit scale.
  private(set) var variance: [Double]

  init(count: Int) {
    mean = [Double](repeating: .nan, count: count)
    variance = [Double](repeating: .infinity, count: count)
  }

  /// Means of values with unit scale; a row's weight is the precision it contributes.
  init(_ values: [Double], weights: [Double], group: [Int], count: Int) {
    self.init(count: count)
    var sums = [Double](repeating: 0, count: count)
    var totals = sums
    for k in values.indices {
      sums[group[k]] += weights[k] * values[k]
      totals[group[k]] += weights[k]
    }
    for d in 0..<count where totals[d] > 0 {
      mean[d] = sums[d] / totals[d]
      variance[d] = 1 / totals[d]
    }
  }

  /// The variance between groups by robust moments: the squared consistent median absolute mean, less sampling error.
  var varianceBetween: Double {
    let known = mean.indices.filter { mean[$0].isFinite && variance[$0] < 1 }
    guard known.count >= 3 else { return 0 }
    let spread = medianAbsoluteDeviation(known.map { mean[$0] }, center: 0)
    let sampling = median(known.map { variance[$0] })
    return max(spread * spread - sampling, 0)
  }

  /// Each mean pulled to 0 as far as its sampling error asks; 0 for groups without weight.
  func shrunken(variance between: Double) -> [Double] {
    mean.indices.map { d in
      mean[d].isFinite && between > 0 ? between / (between + variance[d]) * mean[d] : 0
    }
  }
}
