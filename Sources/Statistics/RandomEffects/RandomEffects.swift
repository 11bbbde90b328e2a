public import LinearAlgebra

/// A linear model with one random intercept a group, fitted by restricted maximum likelihood to co-moments of groups.
///
/// y_gi = β₀ + x_gi'β + b_g + e_gi, b_g ~ N(0, τ²), e_gi ~ N(0, σ²). Rows are not needed: count and mean
/// of each group and the scatter within groups are sufficient. Everything is profiled over θ² = τ²/σ², with the exact boundary θ² = 0 compared at the end.
///
/// Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 6; Bates, Mächler, Bolker and Walker
/// (2015), Fitting linear mixed-effects models using lme4, section 3.4, for the profiled criterion.
public struct RandomEffects: Sendable {
  /// The coefficients: the intercept, then one for each covariate, in units of the response per unit of covariate.
  public let fixedEffects: [Double]
  /// The covariance matrix of the fixed effects at the estimated variances.
  public let fixedEffectsCovariance: Matrix
  /// σ², the variance within groups.
  public let residualVariance: Double
  /// τ², the variance of the group effects; exactly 0 where the likelihood is largest on the boundary.
  public let groupVariance: Double
  /// The predicted effect of each group: E[b_g | y] = n_g τ² / (σ² + n_g τ²) · mean residual of the group.
  public let groupEffects: [Double]
  /// The conditional variance of each group effect given the variances: τ²σ² / (σ² + n_g τ²).
  public let conditionalVariances: [Double]
  /// −2 × the restricted log likelihood at its maximum, with the constant of the normal density.
  public let restrictedCriterion: Double

  /// The standard error of each fixed effect.
  public var standardErrors: [Double] { fixedEffectsCovariance.diagonal.map { $0.squareRoot() } }

  /// Fits the model to what is sufficient for it: sizes and means of the groups, and the scatter pooled within them.
  ///
  /// The columns of `means` and `withinScatter` are the covariates and, last, the response. A count may be a sum of
  /// weights where rows have different precision. Groups of count 0 are allowed: their effect is 0 with variance τ².
  /// - Throws: `tooFewObservations` with fewer than two groups with rows, or no degree of freedom left; `noSpread` for a
  ///   constant response; `unsolvable` for covariates that are constant or linearly dependent.
  /// - Complexity: O(K·p²) for each of about 100 values of θ², K groups and p columns.
  public init(counts: [Double], means: [[Double]], withinScatter: Matrix) throws(FitError) {
    let profile = try RestrictedProfile(counts: counts, means: means, withinScatter: withinScatter)
    let ratio = try profile.bestRatio()
    let solution = try profile.solution(at: ratio)
    let residualVariance = solution.residualVariance
    fixedEffects = solution.coefficients
    fixedEffectsCovariance = residualVariance * solution.unscaledCovariance
    self.residualVariance = residualVariance
    groupVariance = ratio * residualVariance
    restrictedCriterion = solution.criterion
    groupEffects = zip(counts, means).map { count, mean in
      guard count > 0, let response = mean.last else { return 0 }
      let slopes = zip(solution.coefficients.dropFirst(), mean)
      let fitted = slopes.reduce(solution.coefficients[0]) { $0 + $1.0 * $1.1 }
      return count * ratio / (1 + count * ratio) * (response - fitted)
    }
    conditionalVariances = counts.map { ratio * residualVariance / (1 + $0 * ratio) }
  }

  /// Fits the model to the co-moments of each group, whose columns are the covariates and, last, the response.
  ///
  /// - Throws: as ``init(counts:means:withinScatter:)``.
  /// - Complexity: O(K·p²) for each of about 100 values of θ².
  public init(groups: [CoMoments]) throws(FitError) {
    guard let first = groups.first else { throw .tooFewObservations(found: 0, needed: 2) }
    try self.init(
      counts: groups.map { Double($0.count) }, means: groups.map(\.mean),
      withinScatter: groups.dropFirst().reduce(first.scatter) { $0 + $1.scatter })
  }
}
