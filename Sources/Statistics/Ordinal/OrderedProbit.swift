internal import LinearAlgebra

/// Ordered levels on one measured quantity: P(Y ≤ k) = Φ(ζ_k − b x) for the levels k = 0…K − 2, ζ ascending.
///
/// Level k + 1 or higher is given to half of those at x = ζ_k / b, the threshold of the level on the scale of x.
///
/// Source: McKelvey and Zavoina (1975), A statistical model for the analysis of ordinal level dependent variables, Journal of
/// Mathematical Sociology 4.
public struct OrderedProbit: Sendable, Equatable {
  /// ζ (K − 1), ascending.
  public let cutpoints: [Double]
  /// b, in units of 1/x.
  public let slope: Double
  /// The standard error of b, from the observed information.
  public let slopeError: Double
  /// The log-likelihood.
  public let logLikelihood: Double
  /// The standard errors of the thresholds ζ_k / b (K − 1), by the delta method.
  public let thresholdErrors: [Double]

  /// The thresholds ζ_k / b of the levels above the lowest (K − 1), on the scale of x.
  public var thresholds: [Double] { cutpoints.map { $0 / slope } }

  /// Fits the model by maximum likelihood, with x centred and scaled.
  ///
  /// - Parameters:
  ///   - levels: the level of each row, 0 the lowest; each of 0..<K occurs, K ≥ 2.
  ///   - x: the quantity of each row, finite.
  /// - Throws: `noSpread` when there is one level only, one that does not occur, or one value of x; `unsolvable` and
  ///   `notConverged` where x parts the levels completely, so that b is infinite.
  /// - Complexity: O(rows · K²) a round.
  public init(levels: [Int], x: [Double]) throws(FitError) {
    precondition(levels.count == x.count, "a quantity for every row")
    let count = Double(max(1, x.count))
    let mean = x.reduce(0, +) / count
    let spread = (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    guard spread > 0 else { throw .noSpread }
    let fit = try OrderedFit(
      levels: levels, predictors: Matrix(columnsOf: [x.map { ($0 - mean) / spread }]),
      weights: [Double](repeating: 1, count: x.count), link: .normal)
    let cuts = fit.estimate.count - 1
    let (beta, covariance) = (fit.estimate[cuts], fit.covariance)
    slope = beta / spread
    slopeError = covariance[cuts, cuts].squareRoot() / spread
    cutpoints = fit.estimate.prefix(cuts).map { $0 + beta / spread * mean }
    thresholdErrors = (0..<cuts).map { k in
      let (own, other) = (spread / beta, -spread * fit.estimate[k] / (beta * beta))
      let variance =
        own * own * covariance[k, k] + other * other * covariance[cuts, cuts] + 2 * own * other * covariance[k, cuts]
      return max(0, variance).squareRoot()
    }
    logLikelihood = fit.logLikelihood
  }

  /// The probability of each level at a value of x, the lowest level first.
  public func probabilities(at x: Double) -> [Double] {
    let cumulative = [0] + cutpoints.map { OrderedLink.normal.cumulative($0 - slope * x) } + [1]
    return zip(cumulative.dropFirst(), cumulative).map { $0 - $1 }
  }
}
