internal import LinearAlgebra

/// A regression on an orthonormal basis of its design, in which the equivariant estimators work.
///
/// X = BR with B'B = nI. A coefficient vector γ on B has |γ|² equal to the mean square of its fitted values, so that
/// convergence can be judged against the scale of the residuals whatever the units of the covariates.
struct RegressionProblem {
  /// B, n × p.
  let basis: Matrix
  let response: [Double]

  var count: Int { basis.rows }
  var parameters: Int { basis.columns }

  /// The response less what γ fits.
  func residuals(at coefficients: [Double]) -> [Double] {
    let fitted = basis * coefficients
    return zip(response, fitted).map { $0 - $1 }
  }

  /// The γ of least weighted squares Σwᵢ(yᵢ − bᵢ'γ)², or nil when the weighted design is singular.
  func weightedFit(_ weights: [Double]) -> [Double]? {
    let scaled = basis.scalingRows(by: weights)
    let right = scaled.transposedProduct(response)
    guard let factor = try? Cholesky(basis.crossProduct(with: scaled)) else { return nil }
    return factor.solve(right)
  }

  /// The problem of some of the rows, on the same basis.
  func rows(_ chosen: [Int]) -> RegressionProblem {
    RegressionProblem(
      basis: basis.submatrix(rows: chosen, columns: Array(0..<parameters)), response: chosen.map { response[$0] })
  }
}

extension Matrix {
  /// The matrix with row i multiplied by factor i.
  func scalingRows(by factors: [Double]) -> Matrix {
    var result = self
    for j in 0..<columns {
      let start = j * rows
      for i in 0..<rows { result.elements[start + i] *= factors[i] }
    }
    return result
  }

  /// The product A'y.
  func transposedProduct(_ y: [Double]) -> [Double] {
    crossProduct(with: Matrix(rows: y.count, columns: 1, elements: y)).elements
  }
}
