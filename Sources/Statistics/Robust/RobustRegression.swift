public import LinearAlgebra

/// A linear regression that up to half of the rows cannot spoil.
///
/// Source: Yohai (1987), High breakdown-point and high efficiency robust estimates for regression.
public struct RobustRegression: Sendable {
  /// The coefficients, in the order of the design's columns, in units of the response per unit of the column.
  public let coefficients: [Double]
  /// The covariance matrix of the coefficients.
  public let covariance: Matrix
  /// The scale of the residuals: the standard deviation of normal ones, in units of the response.
  public let scale: Double
  /// The robustness weight of each row, between 0 (no part in the fit) and 1.
  public let weights: [Double]
  /// The response less the fitted value of each row.
  public let residuals: [Double]
  /// The coefficients of the S-estimate from which the fit started.
  public let initialCoefficients: [Double]
  /// Whether the coefficients settled within the steps allowed.
  public let converged: Bool

  /// The standard error of each coefficient.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// The MM-estimate: an S-estimate of breakdown point one half gives the scale, and from its coefficients a bisquare
  /// M-estimate with that scale reaches 95 % efficiency at the normal.
  ///
  /// minimise Σρ(rᵢ/s), ρ the bisquare of tuning 4.685, s the M-scale of the S-estimate; the local minimum reached from
  /// the S-estimate by reweighting.
  ///
  /// The design (n × p) holds a column of ones where an intercept is wanted. The covariance is the asymptotic one
  /// that takes the estimation of the scale into account and does not assume symmetric errors. Random subsets come from
  /// a stream of `seed`: the same data and seed give the same fit.
  /// - Throws: `tooFewObservations` when n ≤ p; `unsolvable` for entries that are not finite or columns that are
  ///   linearly dependent; `noSpread` when half of the degrees of freedom or more lie exactly on one fit.
  /// - Complexity: O(np²) a step of reweighting, about 100 steps; the search itself looks at no more than about 2,000
  ///   rows.
  /// - Source: Yohai (1987); Croux, Dhaene and Hoorelbeke (2003), Robust standard errors for robust estimators.
  public static func mm(
    design: Matrix, response: [Double], seed: UInt64 = 1
  ) throws(FitError) -> RobustRegression {
    let basis = try OrthonormalBasis(of: design, response: response)
    let problem = basis.problem
    guard let start = SEstimate.find(problem, seed: seed) else {
      throw .unsolvable(.singular(conditionNumber: .infinity))
    }
    guard start.scale > basis.smallestScale else { throw .noSpread }
    let (coefficients, converged) = mStep(problem, from: start)
    let residuals = problem.residuals(at: coefficients)
    let covariance = mmCovariance(
      problem, residuals: residuals, initialResiduals: problem.residuals(at: start.coefficients), scale: start.scale)
    return RobustRegression(
      coefficients: basis.original(coefficients), covariance: basis.original(covariance: covariance),
      scale: start.scale, weights: residuals.map { Bisquare.efficient.weight($0 / start.scale) }, residuals: residuals,
      initialCoefficients: basis.original(start.coefficients), converged: converged)
  }

  /// Reweighted least squares with the bisquare of 95 % efficiency at a fixed scale, from an S-estimate.
  private static func mStep(
    _ problem: RegressionProblem, from start: SEstimate
  ) -> (coefficients: [Double], converged: Bool) {
    var coefficients = start.coefficients
    for _ in 0..<SEstimate.mostSteps {
      let weights = problem.residuals(at: coefficients).map { Bisquare.efficient.weight($0 / start.scale) }
      guard let next = problem.weightedFit(weights) else { return (coefficients, false) }
      let change = distance(next, coefficients)
      coefficients = next
      if change <= SEstimate.tolerance * start.scale { return (coefficients, true) }
    }
    return (coefficients, false)
  }
}
