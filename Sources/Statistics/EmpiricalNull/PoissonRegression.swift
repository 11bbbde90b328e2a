import Foundation
public import LinearAlgebra

/// The linear predictor of a Poisson regression with logarithmic link: the η = Xβ that maximises Σ(y·η − e^η).
///
/// Newton's method from η = log(y + 0.1), with steps halved while they lower the likelihood.
/// - Throws: `notConverged`, `unsolvable` for dependent columns.
/// - Complexity: O(np²) a step.
/// - Source: McCullagh and Nelder (1989), Generalized Linear Models, section 2.5.
public func poissonPredictor(counts: [Double], design: Matrix) throws(FitError) -> [Double] {
  let mostSteps = 100
  var predictor = counts.map { log($0 + 0.1) }
  var likelihood = -Double.infinity
  for _ in 0..<mostSteps {
    let means = predictor.map { exp($0) }
    let working = predictor.indices.map { predictor[$0] + (counts[$0] - means[$0]) / means[$0] }
    let target = design * (try weightedLeastSquares(design, working, weights: means))
    var step = target
    var next = poissonLikelihood(counts, step)
    for _ in 0..<40 where !(next >= likelihood) {
      step = zip(step, predictor).map { ($0 + $1) / 2 }
      next = poissonLikelihood(counts, step)
    }
    let gain = next - likelihood
    predictor = step
    likelihood = next
    if gain <= 1e-12 * (abs(likelihood) + 1) { return predictor }
  }
  throw .notConverged(iterations: mostSteps)
}

/// Σ(y·η − e^η).
private func poissonLikelihood(_ counts: [Double], _ predictor: [Double]) -> Double {
  zip(counts, predictor).reduce(0) { $0 + $1.0 * $1.1 - exp($1.1) }
}

/// The coefficients of least weighted squares.
func weightedLeastSquares(_ design: Matrix, _ response: [Double], weights: [Double]) throws(FitError) -> [Double] {
  let roots = weights.map { $0.squareRoot() }
  do {
    return try QRFactorization(design.scalingRows(by: roots)).leastSquares(zip(roots, response).map { $0 * $1 })
  } catch {
    throw .unsolvable(error)
  }
}
