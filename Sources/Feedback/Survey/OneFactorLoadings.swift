public import LinearAlgebra

/// The loadings of one common factor that come nearest to the correlations between items (minimum residuals).
///
/// minimise Σ_{i≠j} (r_ij − λ_i λ_j)² over |λ_i| ≤ 1, one loading at a time: λ_i = Σ_{j≠i} r_ij λ_j / Σ_{j≠i} λ_j²; the first
/// sign is chosen so that the loadings do not sum to less than 0.
///
/// - Parameter correlations: items × items.
/// - Returns: nil where a correlation is not a number or the loadings do not settle.
/// - Complexity: O(items²) a round.
///
/// Source: Harman and Jones (1966), Factor analysis by minimizing residuals; Harman and Fukuda (1966) for the bound.
public func oneFactorLoadings(_ correlations: Matrix) -> [Double]? {
  let p = correlations.columns
  guard p > 1, correlations.isFinite else { return nil }
  var loadings = (0..<p).map { i in
    ((correlations.column(i).reduce(0, +) - 1) / Double(p - 1)).magnitude.squareRoot()
  }
  for _ in 0..<mostRounds {
    var change = 0.0
    for i in 0..<p {
      var (cross, square) = (0.0, 0.0)
      for j in 0..<p where j != i {
        cross += correlations[i, j] * loadings[j]
        square += loadings[j] * loadings[j]
      }
      let next = square > 0 ? min(max(cross / square, -1), 1) : 0
      change = max(change, abs(next - loadings[i]))
      loadings[i] = next
    }
    if change < settled {
      return loadings.reduce(0, +) < 0 ? loadings.map { -$0 } : loadings
    }
  }
  return nil
}

private let mostRounds = 10_000
private let settled = 1e-12
