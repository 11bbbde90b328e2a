import Foundation
internal import LinearAlgebra

/// The restricted likelihood of a one-way random intercept as a function of θ² = τ²/σ² alone.
///
/// With V_g = I + θ²11', the weighted cross-products of [1 x y] are W + Σ_g n_g/(1 + n_gθ²) u_g u_g', where W is the
/// scatter within groups and u_g = (1, mean of the group − grand mean). Columns are centred and scaled to unit spread,
/// so that the Cholesky factor of these products is as well conditioned as the covariates allow.
struct RestrictedProfile {
  /// What the model is at one value of θ².
  struct Solution {
    /// The intercept and the slopes on the scale of the data.
    let coefficients: [Double]
    /// (X'V⁻¹X)⁻¹ on the scale of the data.
    let unscaledCovariance: Matrix
    /// σ̂² = y'(V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹)y / (N − p).
    let residualVariance: Double
    /// −2 × the restricted log likelihood.
    let criterion: Double
  }

  private let counts: [Double]
  /// Means of the groups on the scaled columns, less the grand mean.
  private let means: [[Double]]
  /// Scatter within groups on the scaled columns.
  private let within: Matrix
  private let center: [Double]
  private let scale: [Double]
  private let total: Double

  /// The number of fixed effects, the intercept included.
  private var effects: Int { scale.count }

  init(counts: [Double], means: [[Double]], withinScatter: Matrix) throws(FitError) {
    let columns = withinScatter.columns
    precondition(counts.count == means.count, "as many counts as means of groups")
    precondition(means.allSatisfy { $0.count == columns }, "a mean for each column")
    let filled = counts.indices.filter { counts[$0] > 0 }
    guard filled.count >= 2 else { throw .tooFewObservations(found: filled.count, needed: 2) }
    let total = counts.reduce(0, +)
    guard total > Double(columns) else { throw .tooFewObservations(found: Int(total), needed: columns + 1) }
    let center = (0..<columns).map { j in filled.reduce(0.0) { $0 + counts[$1] * means[$1][j] } / total }
    let deviations = filled.map { group in (0..<columns).map { means[group][$0] - center[$0] } }
    let filledCounts = filled.map { counts[$0] }
    let scale = (0..<columns).map { j in
      let between = zip(filledCounts, deviations).reduce(0.0) { $0 + $1.0 * $1.1[j] * $1.1[j] }
      return ((withinScatter[j, j] + between) / total).squareRoot()
    }
    guard let responseScale = scale.last, responseScale > 0 else { throw .noSpread }
    if let constant = scale.firstIndex(of: 0) { throw .unsolvable(.notPositiveDefinite(column: constant)) }
    let inverse = Matrix(diagonal: scale.map { 1 / $0 })
    self.counts = filledCounts
    self.total = total
    self.center = center
    self.scale = scale
    self.means = deviations.map { zip($0, scale).map { $0 / $1 } }
    within = inverse * withinScatter * inverse
  }

  /// θ² at the smallest criterion: a grid over log θ², golden section in its best cell, and the boundary 0.
  ///
  /// 0 also where the criterion does not depend on θ², as with groups of one row each.
  func bestRatio() throws(FitError) -> Double {
    let step = 0.5
    let grid = stride(from: log(1e-8), through: log(1e8), by: step).map { $0 }
    var best = (logRatio: 0.0, criterion: Double.infinity)
    for logRatio in grid {
      let criterion = try factor(at: exp(logRatio)).criterion
      if criterion < best.criterion { best = (logRatio, criterion) }
    }
    let refined = try goldenSection(from: best.logRatio - step, to: best.logRatio + step) { (x) throws(FitError) in
      try factor(at: exp(x)).criterion
    }
    let inside = min(refined.value, best.criterion)
    let boundary = try factor(at: 0).criterion
    return boundary <= inside + 1e-10 * abs(inside) ? 0 : exp(refined.argument)
  }

  /// The model at one value of θ².
  func solution(at ratio: Double) throws(FitError) -> Solution {
    let (products, criterion, residualSumOfSquares) = try factor(at: ratio)
    let effects = self.effects
    let design = products.submatrix(rows: Array(0..<effects), columns: Array(0..<effects))
    do {
      let cholesky = try Cholesky(design)
      let scaled = cholesky.solve((0..<effects).map { products[$0, effects] })
      let back = backTransform
      let responseScale = scale[effects - 1]
      var coefficients = back * scaled.map { $0 * responseScale }
      coefficients[0] += center[effects - 1]
      return Solution(
        coefficients: coefficients, unscaledCovariance: back * cholesky.inverse * back.transposed,
        residualVariance: residualSumOfSquares * responseScale * responseScale / (total - Double(effects)),
        criterion: criterion)
    } catch {
      throw .unsolvable(error)
    }
  }

  /// From coefficients of the centred and scaled covariates to those of the covariates as they came.
  private var backTransform: Matrix {
    var result = Matrix.identity(effects)
    for j in 1..<max(1, effects) {
      result[j, j] = 1 / scale[j - 1]
      result[0, j] = -center[j - 1] / scale[j - 1]
    }
    return result
  }

  /// The cross-products weighted at θ², with the criterion and the residual sum of squares that follow from them.
  ///
  /// −2ℓ = (N − p)(1 + log 2πσ̂²) + Σ log(1 + n_gθ²) + log |X'V⁻¹X|; the last column of the Cholesky factor of the
  /// bordered products holds the residual sum of squares.
  private func factor(
    at ratio: Double
  ) throws(FitError) -> (products: Matrix, criterion: Double, residualSumOfSquares: Double) {
    let products = weightedProducts(at: ratio)
    let factor: Matrix
    do { factor = try Cholesky(products).factor } catch { throw .unsolvable(error) }
    let effects = self.effects
    let residual = factor[effects, effects] * factor[effects, effects]
    let freedom = total - Double(effects)
    let variance = residual * scale[effects - 1] * scale[effects - 1] / freedom
    let logDesign = (0..<effects).reduce(0.0) { $0 + 2 * log(factor[$1, $1]) }
    let logScale = scale.dropLast().reduce(0.0) { $0 + 2 * log($1) }
    let logGroups = counts.reduce(0.0) { $0 + log1p($1 * ratio) }
    let criterion = freedom * (1 + log(2 * .pi * variance)) + logGroups + logDesign + logScale
    return (products, criterion, residual)
  }

  private func weightedProducts(at ratio: Double) -> Matrix {
    let columns = effects + 1
    var result = Matrix(rows: columns, columns: columns)
    for j in 1..<columns {
      for i in 1..<columns { result[i, j] = within[i - 1, j - 1] }
    }
    for (count, mean) in zip(counts, means) {
      let weight = count / (1 + count * ratio)
      result[0, 0] += weight
      for j in 1..<columns {
        let term = weight * mean[j - 1]
        result[0, j] += term
        for i in 1..<columns { result[i, j] += term * mean[i - 1] }
      }
    }
    for j in 1..<columns { result[j, 0] = result[0, j] }
    return result
  }
}
