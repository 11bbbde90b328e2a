public import LinearAlgebra

/// The natural cubic spline through values at given knots, as a linear function of those values.
///
/// Second derivatives at the inner knots are γ = R⁻¹Q'g, with Q the second divided differences and R tridiagonal;
/// outside the knots the spline is a straight line. The integral of the squared second derivative is g'Kg, K = QR⁻¹Q'.
///
/// Source: Green and Silverman (1994), Nonparametric Regression and Generalized Linear Models, section 2.1.
public struct NaturalCubicSpline: Sendable {
  /// The knots, strictly ascending, three at least.
  public let knots: [Double]
  /// The matrix from the values at the knots to the second derivatives at all of them (0 at both ends).
  let curvature: Matrix
  /// The roughness K, knots × knots.
  public let roughness: Matrix

  /// The spline on the given knots.
  ///
  /// - Throws: `LinearAlgebraError` when knots are so close that the differences cannot be solved for.
  /// - Complexity: O(k³) for k knots.
  public init(knots: [Double]) throws(LinearAlgebraError) {
    precondition(knots.count >= 3, "a cubic spline has three knots or more")
    self.knots = knots
    let inner = knots.count - 2
    let widths = (0...inner).map { knots[$0 + 1] - knots[$0] }
    var differences = Matrix(rows: knots.count, columns: inner)
    var tridiagonal = Matrix(rows: inner, columns: inner)
    for j in 0..<inner {
      differences[j, j] = 1 / widths[j]
      differences[j + 1, j] = -1 / widths[j] - 1 / widths[j + 1]
      differences[j + 2, j] = 1 / widths[j + 1]
      tridiagonal[j, j] = (widths[j] + widths[j + 1]) / 3
      if j + 1 < inner {
        tridiagonal[j, j + 1] = widths[j + 1] / 6
        tridiagonal[j + 1, j] = widths[j + 1] / 6
      }
    }
    let solved = try Cholesky(tridiagonal).solve(differences.transposed)
    var curvature = Matrix(rows: knots.count, columns: knots.count)
    for j in 0..<knots.count {
      for i in 0..<inner { curvature[i + 1, j] = solved[i, j] }
    }
    self.curvature = curvature
    roughness = differences * solved
  }

  /// The matrix from the values at the knots to the spline at the given points: points × knots.
  ///
  /// - Complexity: O(n·k).
  public func basis(at points: [Double]) -> Matrix {
    var result = Matrix(rows: points.count, columns: knots.count)
    for (i, point) in points.enumerated() {
      let terms = localTerms(at: point)
      for j in knots.indices {
        result[i, j] =
          terms.lowerBend * curvature[terms.interval, j] + terms.upperBend * curvature[terms.interval + 1, j]
      }
      result[i, terms.interval] += terms.lower
      result[i, terms.interval + 1] += terms.upper
    }
    return result
  }

  /// What the spline at a point takes of the values and second derivatives at the two ends of its interval.
  private func localTerms(
    at point: Double
  ) -> (interval: Int, lower: Double, upper: Double, lowerBend: Double, upperBend: Double) {
    let interval = max(0, (knots.firstIndex { $0 > point } ?? knots.count - 1) - 1)
    let width = knots[interval + 1] - knots[interval]
    let fromLower = point - knots[interval]
    let toUpper = knots[interval + 1] - point
    let lower = toUpper / width
    let upper = fromLower / width
    if fromLower < 0 { return (interval, lower, upper, 0, -fromLower * width / 6) }
    if toUpper < 0 { return (interval, lower, upper, -toUpper * width / 6, 0) }
    let bend = -fromLower * toUpper / 6
    return (interval, lower, upper, bend * (1 + lower), bend * (1 + upper))
  }
}
