import Foundation
internal import LinearAlgebra

/// The share of a response's variation that a smooth curve in one predictor explains.
///
/// 1 − Σ(y − g(x))²/Σ(y − ȳ)² for a natural cubic spline g on quantiles of x with penalty λ∫g''², λ by generalised
/// cross-validation; with two distinct values of x the correlation ratio of the two groups. Rows where either is not a
/// number are left out. Nil where one does not vary.
/// - Complexity: O(n·k²) for k ≤ 10 knots.
///
/// Source: Green and Silverman (1994), sections 3.2 and 3.4; Becker and others (2017), Weights and importance in composite
/// indicators, section 3.2, for its use.
public func splineCorrelationRatio(_ x: [Double], _ y: [Double]) -> Double? {
  let both = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
  let (first, response) = (both.map { x[$0] }, both.map { y[$0] })
  guard let least = first.min(), let largest = first.max(), largest > least else { return nil }
  let mean = response.reduce(0, +) / Double(response.count)
  let total = response.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  guard total > 0 else { return nil }
  let unit = first.map { ($0 - least) / (largest - least) }
  let knots = splineKnots(unit)
  guard knots.count > 2, let spline = try? NaturalCubicSpline(knots: knots) else {
    let groups = Dictionary(grouping: unit.indices, by: { unit[$0] })
    return correlationRatio(groups.keys.sorted().map { key in (groups[key] ?? []).map { response[$0] } })
  }
  let fit = PenalisedFit(basis: spline.basis(at: unit), roughness: spline.roughness, response: response)
  guard let unexplained = fit.residualAtLeastScore else { return nil }
  return max(0, min(1, 1 - unexplained / total))
}

/// Distinct values, or distinct quantiles where they are many.
private func splineKnots(_ x: [Double]) -> [Double] {
  let distinct = Set(x).sorted()
  guard distinct.count > mostKnots else { return distinct }
  let quantiles = quantiles(x, at: (0..<mostKnots).map { Double($0) / Double(mostKnots - 1) })
  return Set(quantiles).sorted().count > 2 ? Set(quantiles).sorted() : [0, 0.5, 1]
}

private let mostKnots = 10

/// Penalised least squares on a spline's values at its knots.
private struct PenalisedFit {
  let basis: Matrix
  let roughness: Matrix
  let response: [Double]

  private static let logPenalties = stride(from: -12.0, through: 12, by: 1)

  /// The residual sum of squares at the λ of least n·RSS/(n − df)².
  var residualAtLeastScore: Double? {
    let gram = basis.crossProduct
    let cross = basis.crossProduct(with: Matrix(rows: response.count, columns: 1, elements: response)).elements
    let squares = dot(response, response)
    let n = Double(response.count)
    var best: (score: Double, residual: Double)?
    for exponent in Self.logPenalties {
      var system = gram + exp(exponent) * roughness
      for j in 0..<system.rows { system[j, j] += 1e-10 * n }
      guard let factor = try? Cholesky(system) else { continue }
      let values = factor.solve(cross)
      let residual = max(0, squares - 2 * dot(values, cross) + dot(values, gram * values))
      let freedom = factor.solve(gram).diagonal.reduce(0, +)
      guard n > freedom else { continue }
      let score = n * residual / ((n - freedom) * (n - freedom))
      if best.map({ score < $0.score }) ?? true { best = (score, residual) }
    }
    return best?.residual
  }
}
