public import LinearAlgebra

/// The loss of an M-regression, by its weights ψ(u)/u with u a residual in units of the scale.
public enum RegressionLoss: Sendable, Equatable {
  /// Huber's: weight min(1, k/|u|), convex.
  case huber(tuning: Double)
  /// Tukey's bisquare: weight (1 − (u/c)²)² up to c, 0 beyond.
  case bisquare(tuning: Double)

  /// Huber's loss with k = 1.345, 95 % efficiency at the normal (Holland and Welsch 1977).
  public static let efficientHuber = RegressionLoss.huber(tuning: 1.345)
  /// The bisquare with c = 4.685, 95 % efficiency at the normal, to the digits of R's `rlm` and of statsmodels.
  public static let efficientBisquare = RegressionLoss.bisquare(tuning: 4.685)

  func weight(_ u: Double) -> Double {
    switch self {
    case .huber(let tuning): abs(u) <= tuning ? 1 : tuning / abs(u)
    case .bisquare(let tuning): Bisquare(tuning: tuning).weight(u)
    }
  }
}

/// A linear regression by reweighted least squares from the least-squares fit, with the scale taken anew at each step.
///
/// Solves Σψ(rᵢ/s)xᵢ = 0 with s = med |rᵢ| / 0.6745. It bounds the influence of gross responses, not of gross rows of the
/// design: ``RobustRegression/mm(design:response:seed:)`` bounds both.
///
/// Source: Huber (1973), Robust regression; Holland and Welsch (1977), Robust regression using iteratively reweighted
/// least squares.
public struct MRegression: Sendable {
  /// The coefficients, in the order of the design's columns.
  public let coefficients: [Double]
  /// The scale of the residuals: the standard deviation of normal ones.
  public let scale: Double
  /// The weight of each row, between 0 and 1.
  public let weights: [Double]
  /// The response less the fitted value of each row.
  public let residuals: [Double]

  /// Steps of reweighting within which the fit has to settle.
  private static let mostSteps = 500
  /// Φ⁻¹(3/4) to the four digits of R's `rlm` (MASS).
  private static let normalQuartile = 0.6745

  /// Fits the design (n × p, a column of ones where an intercept is wanted) to the response.
  ///
  /// - Throws: `tooFewObservations` when n ≤ p; `unsolvable` for entries that are not finite or dependent columns;
  ///   `noSpread` when half of the residuals or more are 0; `notConverged`.
  /// - Complexity: O(np² + n log n) a step.
  public init(design: Matrix, response: [Double], loss: RegressionLoss) throws(FitError) {
    let basis = try OrthonormalBasis(of: design, response: response)
    let problem = basis.problem
    guard var current = problem.weightedFit(response.map { _ in 1 }) else {
      throw .unsolvable(.singular(conditionNumber: .infinity))
    }
    for _ in 0..<Self.mostSteps {
      let residuals = problem.residuals(at: current)
      let scale = median(residuals.map { abs($0) }) / Self.normalQuartile
      guard scale > basis.smallestScale else { throw .noSpread }
      let weights = residuals.map { loss.weight($0 / scale) }
      guard let next = problem.weightedFit(weights) else { throw .unsolvable(.singular(conditionNumber: .infinity)) }
      if distance(next, current) <= SEstimate.tolerance * scale {
        coefficients = basis.original(next)
        self.scale = scale
        self.weights = weights
        self.residuals = problem.residuals(at: next)
        return
      }
      current = next
    }
    throw .notConverged(iterations: Self.mostSteps)
  }
}
