internal import Foundation
public import LinearAlgebra
internal import Statistics

/// How the explained variance of a response divides among correlated predictors.
///
/// Every measure is in shares of the response's variance; `shapley`, `genizi`, `correlationAdjusted` and `pratt` sum to
/// R², the others do not.
///
/// Source: Grömping (2006), Relative importance for linear regression in R: the package relaimpo.
public struct RelativeImportance: Sendable, Equatable {
  /// R².
  public let explained: Double
  /// The R² of each predictor alone (p).
  public let alone: [Double]
  /// What each adds to all others (p).
  public let last: [Double]
  /// The squared standardised coefficients (p).
  public let squaredCoefficients: [Double]
  /// Coefficient times correlation (p); may be negative. Pratt (1987).
  public let pratt: [Double]
  /// Genizi (1993): Σ_k (R^½)_jk² (R^−½ r)_k² (p).
  public let genizi: [Double]
  /// Correlation-adjusted scores (R^−½ r)_j² (p). Zuber and Strimmer (2011).
  public let correlationAdjusted: [Double]
  /// What each adds, averaged over all orders of entry (p). Lindeman, Merenda and Gold (1980); Shapley (1953).
  public let shapley: [Double]

  /// With more predictors than this the orders are sampled.
  public static let mostExact = 20
  private static let sampledOrders = 2000

  /// The importance of `predictors` for `response`, columns of a covariance matrix.
  ///
  /// - Throws: `notPositiveDefinite` or `singular` for collinear predictors.
  /// - Complexity: O(2^p·p) up to `mostExact` predictors, O(orders·p³) beyond.
  public init(covariance: Matrix, response: Int, predictors: [Int], seed: UInt64 = 1) throws(LinearAlgebraError) {
    let all = correlations(ofCovariance: covariance)
    let r = all.submatrix(rows: predictors, columns: predictors)
    let cross = predictors.map { all[$0, response] }
    let factor = try Cholesky(r)
    let coefficients = factor.solve(cross)
    let inverse = factor.inverse
    explained = dot(cross, coefficients)
    alone = cross.map { $0 * $0 }
    last = zip(coefficients, inverse.diagonal).map { $0 * $0 / $1 }
    squaredCoefficients = coefficients.map { $0 * $0 }
    pratt = zip(coefficients, cross).map { $0 * $1 }
    let eigen = try SymmetricEigen(r)
    func power(_ exponent: Double) -> Matrix {
      let scaled = Matrix(
        columnsOf: eigen.values.indices.map { j in
          eigen.vectors.column(j).map { $0 * pow(eigen.values[j], exponent) }
        })
      return scaled * eigen.vectors.transposed
    }
    let adjusted = (power(-0.5) * cross).map { $0 * $0 }
    let root = power(0.5)
    correlationAdjusted = adjusted
    genizi = predictors.indices.map { j in
      adjusted.indices.reduce(0) { $0 + root[j, $1] * root[j, $1] * adjusted[$1] }
    }
    shapley =
      predictors.count <= Self.mostExact
      ? exactShapleyShares(r, cross) : sampledShapleyShares(r, cross, orders: Self.sampledOrders, seed: seed)
  }
}
