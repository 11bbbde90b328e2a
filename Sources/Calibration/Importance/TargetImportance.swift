public import LinearAlgebra

/// Weights under which each criterion's correlation with the total has a wanted proportion to the others'.
public struct TargetImportance: Sendable, Equatable {
  /// The weights, none negative, summing to 1 (p).
  public let weights: [Double]
  /// The correlations with the total that they give (p).
  public let correlations: [Double]
  /// Whether the target is reached; otherwise the weights are the nearest.
  public let isReached: Bool
  /// The weights of the closed form, some of them negative where the target cannot be reached (p).
  public let unconstrained: [Double]
  /// The largest difference between the shares of the correlations and the wanted shares.
  public let gap: Double

  /// The weights for wanted correlation shares t (p), any positive figures in the wanted proportion.
  ///
  /// corr(x_j, T) = (Σw)_j/(σ_j σ_T), so that w ∝ Σ⁻¹Dt, D = diag σ, gives correlations in proportion to t. Where that has
  /// a negative entry: minimise |D⁻¹Σw − t|² over w ≥ 0, then scaled to sum to 1.
  ///
  /// - Throws: `notPositiveDefinite` or `singular` where criteria are collinear or do not vary.
  /// - Complexity: O(p³).
  ///
  /// Source: Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or science?; Becker and others (2017),
  /// Weights and importance in composite indicators: closing the gap.
  public init(covariance: Matrix, target: [Double]) throws(LinearAlgebraError) {
    precondition(target.count == covariance.columns, "a target a criterion")
    let p = target.count
    let deviations = covariance.diagonal.map { max(0, $0).squareRoot() }
    let pull = zip(deviations, target).map { $0 * $1 }
    let solved = try Cholesky(covariance).solve(pull)
    let sum = solved.reduce(0, +)
    unconstrained = sum != 0 ? solved.map { $0 / sum } : solved
    isReached = sum > 0 && solved.allSatisfy { $0 >= 0 }
    if isReached {
      weights = unconstrained
    } else {
      var scaled = covariance
      for j in 0..<p {
        for i in 0..<p { scaled[i, j] /= deviations[i] }
      }
      let wanted = scaled.crossProduct(with: Matrix(rows: p, columns: 1, elements: target)).elements
      let nearest = try solveNonNegative(hessian: scaled.crossProduct, linear: wanted).x
      weights = normalised(nearest) ?? equalWeights(count: p)
    }
    let cross = covariance * weights
    let spread = max(dot(weights, cross), .leastNormalMagnitude).squareRoot()
    correlations = zip(cross, deviations).map { $1 > 0 ? $0 / ($1 * spread) : 0 }
    let wanted = normalised(target) ?? target
    let reached = normalised(correlations) ?? correlations
    gap = zip(wanted, reached).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}
