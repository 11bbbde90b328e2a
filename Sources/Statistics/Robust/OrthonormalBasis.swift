internal import LinearAlgebra

/// A design turned into an orthonormal basis of its columns, and the way back.
struct OrthonormalBasis {
  let problem: RegressionProblem
  /// From coefficients on the basis to those on the design, p × p.
  private let back: Matrix
  /// The scale below which residuals are rounding errors of the response.
  let smallestScale: Double

  init(of design: Matrix, response: [Double]) throws(FitError) {
    precondition(design.rows == response.count, "a response for every row of the design")
    guard design.rows > design.columns else {
      throw .tooFewObservations(found: design.rows, needed: design.columns + 1)
    }
    guard response.allSatisfy(\.isFinite) else { throw .unsolvable(.notFinite) }
    do {
      let factor = try QRFactorization(design)
      let basis = Double(design.rows).squareRoot() * factor.factorQ
      var columns: [[Double]] = []
      for j in 0..<design.columns { columns.append(try factor.leastSquares(basis.column(j))) }
      back = Matrix(columnsOf: columns)
      problem = RegressionProblem(basis: basis, response: response)
      smallestScale = (response.map { abs($0) }.max() ?? 0) * Double.ulpOfOne * Double(design.rows).squareRoot()
    } catch {
      throw .unsolvable(error)
    }
  }

  /// Coefficients on the design from those on the basis.
  func original(_ coefficients: [Double]) -> [Double] {
    back * coefficients
  }

  /// The covariance of the coefficients on the design.
  func original(covariance: Matrix) -> Matrix {
    back * covariance * back.transposed
  }
}
