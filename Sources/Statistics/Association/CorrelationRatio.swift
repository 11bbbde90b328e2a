/// The correlation ratio η², the share of variation that lies between groups.
///
/// η² = Σ_g n_g(ȳ_g − ȳ)²/Σ(y − ȳ)²; nil where nothing varies.
/// - Complexity: O(n).
///
/// Source: Pearson (1905), On the general theory of skew correlation and non-linear regression.
public func correlationRatio(_ groups: [[Double]]) -> Double? {
  let all = groups.flatMap { $0 }
  guard !all.isEmpty else { return nil }
  let mean = all.reduce(0, +) / Double(all.count)
  let total = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  guard total > 0 else { return nil }
  let between = groups.reduce(0.0) { sum, group in
    guard !group.isEmpty else { return sum }
    let gap = group.reduce(0, +) / Double(group.count) - mean
    return sum + Double(group.count) * gap * gap
  }
  return between / total
}
