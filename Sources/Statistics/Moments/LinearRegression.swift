internal import LinearAlgebra

/// Ordinary least squares of one column on others, as a function of their co-moments.
///
/// b = S_xx⁻¹ s_xy on columns of unit length, intercept = m_y − m_x'b, residual variance
/// (s_yy − b's_xy) / (n − k − 1)
///
/// Source: Björck (2024), Numerical methods for least squares problems, section 2.2.
public struct LinearRegression: Sendable {
  /// The slopes (k), in units of the response per unit of the predictor, in the order of the predictors.
  public let slopes: [Double]
  /// The value at predictors of 0, in units of the response.
  public let intercept: Double
  /// The standard errors of the slopes (k).
  public let slopeErrors: [Double]
  /// The standard error of the intercept.
  public let interceptError: Double
  /// The residual standard deviation σ, in units of the response.
  public let residualScale: Double
  /// The residual degrees of freedom n − k − 1.
  public let degreesOfFreedom: Int
  /// The share of the response's variation that is explained, R².
  public let rSquared: Double
  /// The variance inflation factors 1 / (1 − R²_j) (k), of each predictor on the others.
  public let varianceInflation: [Double]

  /// Regresses column `response` on the columns `predictors` (k) with an intercept.
  ///
  /// - Throws: `linearAlgebra` when the predictors are collinear or constant, with the condition number of their
  ///   correlations.
  /// - Complexity: O(k³).
  public init(_ moments: CoMoments, response: Int, on predictors: [Int]) throws(MomentsError) {
    let lengths = predictors.map { moments.scatter[$0, $0].squareRoot() }
    let (inverse, standardized) = try Self.solve(moments, response, predictors, lengths)
    let products = zip(predictors, lengths).map { moments.scatter[$0, response] / $1 }
    let explained = dot(standardized, products)
    let total = moments.scatter[response, response]
    let freedom = moments.count - predictors.count - 1
    let scale = freedom > 0 ? (Swift.max(0, total - explained) / Double(freedom)).squareRoot() : .nan
    let means = moments.mean
    let b = zip(standardized, lengths).map { $0 / $1 }
    let leverage = zip(predictors, lengths).map { means[$0] / $1 }

    slopes = b
    intercept = means[response] - dot(b, predictors.map { means[$0] })
    slopeErrors = zip(inverse.diagonal, lengths).map { scale * $0.squareRoot() / $1 }
    interceptError = scale * (1 / Double(moments.count) + dot(leverage, inverse * leverage)).squareRoot()
    residualScale = scale
    degreesOfFreedom = freedom
    rSquared = explained / total
    varianceInflation = inverse.diagonal
  }

  /// The inverse of the predictors' correlations, and its product with their correlations with the response times the
  /// response's length.
  private static func solve(
    _ moments: CoMoments, _ response: Int, _ predictors: [Int], _ lengths: [Double]
  ) throws(MomentsError) -> (inverse: Matrix, standardized: [Double]) {
    var correlation = moments.scatter.submatrix(rows: predictors, columns: predictors)
    for j in predictors.indices {
      for i in predictors.indices { correlation[i, j] /= lengths[i] * lengths[j] }
      correlation[j, j] = lengths[j] > 0 ? 1 : 0
    }
    do throws(LinearAlgebraError) {
      let cholesky = try Cholesky(correlation)
      let right = predictors.indices.map { moments.scatter[predictors[$0], response] / lengths[$0] }
      return (cholesky.inverse, cholesky.solve(right))
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
