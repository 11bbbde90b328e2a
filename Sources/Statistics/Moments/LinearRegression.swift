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
    let equations = try NormalEquations(moments, response, predictors)
    let b = equations.solution()
    let inverse = equations.inverseCorrelation
    let total = moments.scatter[response, response]
    let unexplained = equations.unexplained(by: b, of: total)
    let freedom = moments.count - predictors.count - 1
    let scale = freedom > 0 ? (Swift.max(0, unexplained) / Double(freedom)).squareRoot() : .nan
    let means = moments.mean
    let leverage = zip(predictors, equations.lengths).map { means[$0] / $1 }

    slopes = b
    intercept = means[response] - dot(b, predictors.map { means[$0] })
    slopeErrors = zip(inverse.diagonal, equations.lengths).map { scale * $0.squareRoot() / $1 }
    interceptError = scale * (1 / Double(moments.count) + dot(leverage, inverse * leverage)).squareRoot()
    residualScale = scale
    degreesOfFreedom = freedom
    rSquared = 1 - unexplained / total
    varianceInflation = inverse.diagonal
  }
}

/// The equations S_xx b = s_xy, factored on columns of unit length.
private struct NormalEquations {
  let left: Matrix
  let right: [Double]
  /// The lengths √S_jj of the centred predictors.
  let lengths: [Double]
  private let correlation: Cholesky

  init(_ moments: CoMoments, _ response: Int, _ predictors: [Int]) throws(MomentsError) {
    left = moments.scatter.submatrix(rows: predictors, columns: predictors)
    right = predictors.map { moments.scatter[$0, response] }
    lengths = left.diagonal.map { $0.squareRoot() }
    var unit = left
    for j in predictors.indices {
      for i in predictors.indices {
        let scale = lengths[i] * lengths[j]
        unit[i, j] = scale == 0 ? 0 : i == j ? 1 : unit[i, j] / scale
      }
    }
    do throws(LinearAlgebraError) {
      correlation = try Cholesky(unit)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  var inverseCorrelation: Matrix { correlation.inverse }

  /// The solution after two steps of refinement, each from a residual formed in twice the working precision.
  ///
  /// Source: Higham (2002), Accuracy and stability of numerical algorithms, section 12.1.
  func solution() -> [Double] {
    var b = step(towards: right)
    for _ in 0..<2 {
      for (i, change) in step(towards: residual(b)).enumerated() { b[i] += change }
    }
    return b
  }

  private func step(towards v: [Double]) -> [Double] {
    zip(correlation.solve(zip(v, lengths).map { $0 / $1 }), lengths).map { $0 / $1 }
  }

  private func residual(_ b: [Double]) -> [Double] {
    right.indices.map { i in
      var sum = CompensatedSum(right[i])
      for j in b.indices { sum.add(-left[i, j], times: b[j]) }
      return sum.value
    }
  }

  /// The residual sum of squares s_yy − b's_xy.
  func unexplained(by b: [Double], of total: Double) -> Double {
    var sum = CompensatedSum(total)
    for j in b.indices { sum.add(-right[j], times: b[j]) }
    return sum.value
  }
}
