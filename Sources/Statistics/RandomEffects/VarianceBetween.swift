/// The variance τ² between figures beyond their own errors, by the method of moments.
///
/// With w = 1/s² and x̄ the mean weighted by it, Q = Σw(x − x̄)² has the mean n − 1 + τ²(Σw − Σw²/Σw), so that
/// τ² = max(0, (Q − (n − 1)) / (Σw − Σw²/Σw)).
///
/// Source: DerSimonian and Laird (1986), Meta-analysis in clinical trials.
///
/// - Parameters:
///   - values: x.
///   - variances: s² of each, above 0.
/// - Returns: τ² and x̄; 0 between fewer than two figures, NaN for the mean of none.
/// - Complexity: O(n).
public func varianceBetween(_ values: [Double], variances: [Double]) -> (variance: Double, mean: Double) {
  let weights = variances.map { 1 / $0 }
  let total = weights.reduce(0, +)
  let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / total
  let homogeneity = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
  let scale = total - weights.reduce(0) { $0 + $1 * $1 } / total
  return (scale > 0 ? max((homogeneity - Double(values.count - 1)) / scale, 0) : 0, mean)
}
