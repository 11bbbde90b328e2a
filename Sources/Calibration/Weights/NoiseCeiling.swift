internal import LinearAlgebra

/// How much noise would make the moment of the criteria singular.
struct NoiseCeiling {
  /// The correlations C of the criteria.
  private let correlation: Matrix

  /// κ stays below this share of what would make A singular.
  private static let eigenvalueShare = 0.9

  init(_ moments: CalibrationMoments) {
    let roots = moments.scatter.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    var correlation = moments.scatter
    for j in roots.indices {
      for i in roots.indices { correlation[i, j] /= roots[i] * roots[j] }
    }
    self.correlation = correlation
  }

  /// Whether κ_j are below the ceiling, by one Cholesky factorisation instead of the eigenvalues.
  func isAbove(_ shares: [Double]) -> Bool {
    var shifted = correlation
    for j in shares.indices { shifted[j, j] -= shares[j] / Self.eigenvalueShare }
    return (try? Cholesky(shifted)) != nil
  }

  /// κ_j as they are where they are below the ceiling, else all smaller by one factor: of κ_j = tk_j at most
  /// t = 0.9/λ_max(K^½C⁻¹K^½) is left with K = diag(k), for C − K t/0.9 is then singular. With equal k it is 0.9 of the
  /// smallest eigenvalue of C; a criterion whose ratings are mostly noise may have more.
  ///
  /// - Complexity: O(p³).
  func lowered(_ shares: [Double]) -> [Double] {
    guard shares.contains(where: { $0 > 0 }), !isAbove(shares) else { return shares }
    let factor = largestFactor(shares)
    return shares.map { factor * $0 }
  }

  private func largestFactor(_ shares: [Double]) -> Double {
    // A set that is singular but for its ridge leaves no room at all.
    var lowered = correlation
    for j in shares.indices { lowered[j, j] -= CalibrationMoments.ridge }
    guard let factor = try? Cholesky(lowered) else { return 0 }
    let roots = Matrix(diagonal: shares.map { max(0, $0).squareRoot() })
    let product = roots * factor.solve(roots)
    guard let most = try? SymmetricEigen(0.5 * (product + product.transposed)).values.last, most > 0 else { return 0 }
    return min(1, Self.eigenvalueShare / most)
  }
}
