public import LinearAlgebra

/// Proportional-odds regression of ordered levels.
///
/// logit P(Y ≤ k) = ζ_k − x'b for the levels k = 0…K − 2, ζ ascending.
///
/// Source: McCullagh (1980), Regression models for ordinal data; Venables and Ripley (2002), section 7.3, for the signs.
public struct OrderedLogit: Sendable, Equatable {
  /// b (p), log odds of a higher level per unit of x.
  public let coefficients: [Double]
  /// ζ (K − 1), ascending.
  public let cutpoints: [Double]
  /// The standard errors of b (p), from the observed information.
  public let coefficientErrors: [Double]
  /// The standard errors of ζ (K − 1).
  public let cutpointErrors: [Double]
  /// −2 log-likelihood.
  public let deviance: Double

  /// Fits the model by maximum likelihood.
  ///
  /// - Parameters:
  ///   - levels: the level of each row, 0 the lowest; each of 0..<K occurs.
  ///   - predictors: x (rows × p), without a constant column.
  ///   - weights: how often each row counts; 1 where none are given.
  /// - Throws: `noSpread` when there is one level only or one that does not occur; `unsolvable` for collinear
  ///   predictors; `notConverged` where the levels are separated, so that an estimate is infinite.
  /// - Complexity: O(rows · (p + K)²) a round.
  public init(levels: [Int], predictors: Matrix, weights: [Double]? = nil) throws(FitError) {
    precondition(levels.count == predictors.rows, "a level for every row")
    let fit = try OrderedFit(
      levels: levels, predictors: predictors, weights: weights ?? [Double](repeating: 1, count: levels.count),
      link: .logistic)
    let cuts = fit.estimate.count - predictors.columns
    let errors = fit.covariance.diagonal.map { $0.squareRoot() }
    cutpoints = Array(fit.estimate.prefix(cuts))
    coefficients = Array(fit.estimate.dropFirst(cuts))
    cutpointErrors = Array(errors.prefix(cuts))
    coefficientErrors = Array(errors.dropFirst(cuts))
    deviance = -2 * fit.logLikelihood
  }

  /// The probability of each level at some predictors (p).
  public func probabilities(at x: [Double]) -> [Double] {
    let score = dot(x, coefficients)
    let cumulative = [0] + cutpoints.map { OrderedLink.logistic.cumulative($0 - score) } + [1]
    return zip(cumulative.dropFirst(), cumulative).map { $0 - $1 }
  }
}
