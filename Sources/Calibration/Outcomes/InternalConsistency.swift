public import LinearAlgebra
internal import Statistics

/// How well the outcomes of a type hang together, from the pairwise covariances of the standardised outcomes.
public struct InternalConsistency: Sendable, Equatable {
  /// Cronbach's alpha, q/(q − 1)·(1 − Σ variances/Σ covariances); NaN for fewer than two outcomes.
  public let alpha: Double
  /// Alpha without each outcome, in the order of the panel's outcomes; NaN where it does not apply.
  public let alphaIfDeleted: [Double]
  /// The Kaiser–Meyer–Olkin measure Σr²/(Σr² + Σ partial²) over pairs; NaN when the correlations are singular.
  public let samplingAdequacy: Double

  /// Computes the three from the rows given.
  ///
  /// - Complexity: O(rows × outcomes²).
  init(_ used: [Int], rows: [Int], cells: OutcomeCells) {
    let covariance = pairwiseCovariance(used.map { k in rows.map { cells.values[k][$0] } })
    alpha = cronbachAlpha(covariance)
    var deleted = [Double](repeating: .nan, count: cells.values.count)
    for (position, k) in used.enumerated() {
      let kept = used.indices.filter { $0 != position }
      deleted[k] = cronbachAlpha(covariance.submatrix(rows: kept, columns: kept))
    }
    alphaIfDeleted = deleted
    samplingAdequacy = kaiserMeyerOlkin(covariance)
  }
}

/// Cronbach's alpha of a covariance matrix, q/(q − 1)·(1 − tr C/1'C1); NaN for fewer than two items.
///
/// Source: Cronbach (1951), Coefficient alpha and the internal structure of tests.
public func cronbachAlpha(_ covariance: Matrix) -> Double {
  let q = Double(covariance.columns)
  guard covariance.columns > 1 else { return .nan }
  let trace = covariance.diagonal.reduce(0, +)
  let sum = covariance.elements.reduce(0, +)
  return q / (q - 1) * (1 - trace / sum)
}

/// The Kaiser–Meyer–Olkin measure of a covariance matrix, Σr²/(Σr² + Σ partial²) over pairs; NaN when it is singular.
///
/// Source: Kaiser (1974), An index of factorial simplicity.
public func kaiserMeyerOlkin(_ covariance: Matrix) -> Double {
  let q = covariance.columns
  guard q > 1, let inverse = try? Cholesky(covariance).inverse else { return .nan }
  var correlations = 0.0
  var partials = 0.0
  for i in 0..<q {
    for j in 0..<i {
      correlations += covariance[i, j] * covariance[i, j] / (covariance[i, i] * covariance[j, j])
      partials += inverse[i, j] * inverse[i, j] / (inverse[i, i] * inverse[j, j])
    }
  }
  return correlations / (correlations + partials)
}

/// The correlation of each item with the sum of the others, from the covariances of the items (q × q).
///
/// r_j = (Σ_{k≠j} c_jk)/√(c_jj Σ_{k,l≠j} c_kl); NaN for fewer than two items or without variance. On a correlation matrix
/// the items are standardised first.
/// - Complexity: O(q²).
public func itemRestCorrelations(_ covariance: Matrix) -> [Double] {
  let whole = covariance.elements.reduce(0, +)
  return (0..<covariance.columns).map { j in
    let own = covariance[j, j]
    let cross = covariance.column(j).reduce(0, +) - own
    let product = own * (whole - own - 2 * cross)
    return covariance.columns > 1 && product > 0 ? cross / product.squareRoot() : .nan
  }
}
