/// How ties share ranks.
public enum TieRule: Sendable {
  /// Each gets the mean of the ranks that the tied values take up.
  case mean
  /// Each gets the least of them.
  case least
}

/// The ranks of values, 1 for the smallest.
///
/// NaN has no rank and stays NaN.
/// - Complexity: O(n).
public func ranks(_ values: [Double], ties: TieRule = .mean) -> [Double] {
  let order = ascendingOrder(values)
  var result = [Double](repeating: .nan, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
    let rank = ties == .mean ? Double(start + end) / 2 + 1 : Double(start + 1)
    for place in start...end { result[order[place]] = rank }
    start = end + 1
  }
  return result
}

/// The ranks of values, 1 for the largest.
///
/// - Complexity: O(n).
public func descendingRanks(_ values: [Double], ties: TieRule = .least) -> [Double] {
  ranks(values.map { -$0 }, ties: ties)
}

/// Spearman's rank correlation, Pearson's of the mean ranks; nil below three rows or without variance.
///
/// - Complexity: O(n log n).
///
/// Source: Spearman (1904), The proof and measurement of association between two things.
public func spearmanCorrelation(_ x: [Double], _ y: [Double]) -> Double? {
  let both = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
  return pairwiseCorrelation(ranks(both.map { x[$0] }), ranks(both.map { y[$0] })).value
}

/// Kendall's τ_b, (P − Q)/√((n₀ − n₁)(n₀ − n₂)) with P and Q the concordant and discordant pairs, n₀ all pairs, n₁ and n₂
/// those tied in x and in y; nil where one does not vary.
///
/// - Complexity: O(n²).
///
/// Source: Kendall (1945), The treatment of ties in ranking problems.
public func kendallCorrelation(_ x: [Double], _ y: [Double]) -> Double? {
  var balance = 0.0
  var (differentX, differentY) = (0.0, 0.0)
  for i in x.indices {
    for j in 0..<i {
      let (a, b) = (x[i] - x[j], y[i] - y[j])
      if a != 0 { differentX += 1 }
      if b != 0 { differentY += 1 }
      balance += (a * b).isZero ? 0 : (a < 0) == (b < 0) ? 1 : -1
    }
  }
  return differentX * differentY > 0 ? balance / (differentX * differentY).squareRoot() : nil
}
