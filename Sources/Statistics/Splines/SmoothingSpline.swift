import Foundation
internal import LinearAlgebra

/// Values smoothed by a cubic smoothing spline of the given effective degrees of freedom.
///
/// Minimises Σ(yᵢ − g(xᵢ))² + λ∫g''², whose solution at the points is (I + λK)⁻¹y; λ is found by bisection of log λ so
/// that tr (I + λK)⁻¹ is the degrees of freedom, between 2 (a line) and the number of points.
/// - Throws: `LinearAlgebraError` when points are so close that the differences cannot be solved for.
/// - Complexity: O(n³) a step of the bisection; meant for a few dozen points.
/// - Source: Green and Silverman (1994), sections 2.3 and 3.3.4.
func smoothed(
  _ values: [Double], at points: [Double], degreesOfFreedom: Double
) throws(LinearAlgebraError) -> [Double] {
  precondition(values.count == points.count, "a value for every point")
  let roughness = try NaturalCubicSpline(knots: points).roughness
  let identity = Matrix.identity(points.count)
  func smoother(_ logPenalty: Double) throws(LinearAlgebraError) -> Matrix {
    try Cholesky(identity + exp(logPenalty) * roughness).inverse
  }
  let span = (points.last ?? 1) - (points.first ?? 0)
  var low = 3 * log(span) + smoothingLogPenalties.lowerBound
  var high = 3 * log(span) + smoothingLogPenalties.upperBound
  for _ in 0..<60 {
    let middle = (low + high) / 2
    let freedom = try smoother(middle).diagonal.reduce(0, +)
    if freedom > degreesOfFreedom { low = middle } else { high = middle }
  }
  return try smoother((low + high) / 2) * values
}

/// The range of log λ that is searched, for points spread over an interval of length 1; λ scales with its cube.
private let smoothingLogPenalties = -30.0...15.0
