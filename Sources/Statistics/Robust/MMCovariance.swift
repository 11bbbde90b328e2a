internal import LinearAlgebra

/// The asymptotic covariance of an MM-estimate, from the moments of its three estimating equations.
///
/// With r the final and r₀ the initial residuals in units of the scale s, A = s(X'ψ'(r)X)⁻¹ and
/// a = A·X'(ψ'(r)r) / mean(χ'(r₀)r₀), the covariance is
/// (nA·X'ψ²(r)X·A − a(X'ψχ)'A − A(X'ψχ)a' + mean(χ²(r₀) − ¼)·aa') / n, χ the loss of the S-estimate.
/// Negative eigenvalues are set to 0 and the diagonal restored. Where X'ψ'(r)X is not positive definite, it is Huber's
/// s²·mean ψ² / (mean ψ')² · (X'X)⁻¹ instead.
/// - Complexity: O(np²).
/// - Source: Croux, Dhaene and Hoorelbeke (2003), section 2, which R's robustbase calls `.vcov.avar1`.
func mmCovariance(
  _ problem: RegressionProblem, residuals: [Double], initialResiduals: [Double], scale: Double
) -> Matrix {
  let count = Double(problem.count)
  let final = residuals.map { $0 / scale }
  let initial = initialResiduals.map { $0 / scale }
  let psi = final.map(Bisquare.efficient.psi)
  let slope = final.map(Bisquare.efficient.psiDerivative)
  let loss = initial.map(Bisquare.highBreakdown.loss)
  let basis = problem.basis
  guard let curvature = try? Cholesky(basis.crossProduct(with: basis.scalingRows(by: slope))) else {
    let meanSlope = slope.reduce(0, +) / count
    let variance = scale * scale * dot(psi, psi) / count / (meanSlope * meanSlope)
    return variance / count * Matrix.identity(problem.parameters)
  }
  let inverse = scale * curvature.inverse
  let scaleResponse = dot(initial.map(Bisquare.highBreakdown.lossDerivative), initial) / count
  let pull = inverse * basis.transposedProduct(zip(slope, final).map { $0 * $1 / scaleResponse })
  let cross = inverse * basis.transposedProduct(zip(psi, loss).map { $0 * $1 })
  let scores = basis.scalingRows(by: psi).crossProduct
  let lossVariance = loss.reduce(0) { $0 + $1 * $1 - 0.25 } / count
  let mixed = outer(pull, cross)
  let sum = count * (inverse * scores * inverse) - mixed - mixed.transposed + lossVariance * outer(pull, pull)
  return nearestSemidefinite((1 / count) * sum)
}

/// The matrix ab'.
private func outer(_ a: [Double], _ b: [Double]) -> Matrix {
  Matrix(columnsOf: [a]) * Matrix(rowsOf: [b])
}

/// A symmetric matrix with negative eigenvalues set to 0 and its diagonal, where positive, restored.
private func nearestSemidefinite(_ matrix: Matrix) -> Matrix {
  let symmetric = 0.5 * (matrix + matrix.transposed)
  guard let eigen = try? SymmetricEigen(symmetric), let least = eigen.values.first, least < 0 else { return symmetric }
  let clipped = eigen.vectors * Matrix(diagonal: eigen.values.map { max(0, $0) }) * eigen.vectors.transposed
  let factors = zip(symmetric.diagonal, clipped.diagonal).map { wanted, found in
    found > 0 ? (max(0, wanted) / found).squareRoot() : 0
  }
  let scaling = Matrix(diagonal: factors)
  return scaling * clipped * scaling
}
