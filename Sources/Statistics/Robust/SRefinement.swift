extension SEstimate {
  /// Steps of reweighting within which the refinement has always settled in trials.
  static let mostSteps = 500
  /// The change of the fitted values, in units of the residual scale, at which an iteration has settled.
  static let tolerance = 1e-9

  /// The estimate after a few steps of reweighted least squares, each with one step of the scale; nil when its exact
  /// scale is not below the bound, which a single mean of losses at the bound tells.
  func improved(on problem: RegressionProblem, steps: Int, below bound: Double = .infinity) -> SEstimate? {
    var coefficients = self.coefficients
    var residuals = problem.residuals(at: coefficients)
    var scale = medianAbsoluteDeviation(residuals, center: 0)
    for _ in 0..<steps where scale > 0 {
      scale *= (2 * meanLoss(of: residuals, at: scale, problem)).squareRoot()
      guard scale > 0, let next = problem.weightedFit(weights(of: residuals, at: scale)) else { break }
      coefficients = next
      residuals = problem.residuals(at: next)
    }
    guard bound == .infinity || meanLoss(of: residuals, at: bound, problem) < 0.5 else { return nil }
    return SEstimate(
      coefficients: coefficients, scale: mScale(of: residuals, parameters: problem.parameters, from: scale))
  }

  /// The estimate iterated until neither coefficients nor scale move: a local minimum of the scale.
  ///
  /// Every step lowers the scale: the weights ψ(u)/u decrease in |u|.
  func converged(on problem: RegressionProblem) -> SEstimate {
    var result = self
    result.scale = mScale(
      of: problem.residuals(at: coefficients), parameters: problem.parameters, from: scale.isNaN ? nil : scale)
    for _ in 0..<Self.mostSteps where result.scale > 0 {
      let residuals = problem.residuals(at: result.coefficients)
      guard let next = problem.weightedFit(weights(of: residuals, at: result.scale)) else { break }
      let change = distance(next, result.coefficients)
      result.coefficients = next
      result.scale = mScale(
        of: problem.residuals(at: next), parameters: problem.parameters, from: result.scale)
      if change <= Self.tolerance * result.scale { break }
    }
    return result
  }

  private func weights(of residuals: [Double], at scale: Double) -> [Double] {
    residuals.map { Bisquare.highBreakdown.weight($0 / scale) }
  }

  private func meanLoss(of residuals: [Double], at scale: Double, _ problem: RegressionProblem) -> Double {
    var sum = 0.0
    for residual in residuals { sum += Bisquare.highBreakdown.loss(residual / scale) }
    return sum / Double(problem.count - problem.parameters)
  }
}

/// The Euclidean distance of two vectors of one length.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += (a[i] - b[i]) * (a[i] - b[i]) }
  return sum.squareRoot()
}
