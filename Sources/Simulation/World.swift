/// How true quality comes about.
///
/// The latent performance of unit i on criterion j in year t is
/// z_ijt = √c · f_it + √(1 − c) · e_ijt, c the `commonShare`, with the unit's own level
/// f_it = √a · γ_d + √(1 − a) · u_it, a the `appraiserShare`, and u, e partly stable and partly autoregressive.
/// All of z, f, γ, u and e have mean 0 and variance 1. The true share of criterion j's points is
/// p_ijt = logistic(level_gj + slope_gj · z_ijt), and the true quality within type g is
///
///     θ_it = √(1 − r) · (Σ_j w_gj p_ijt − mean_g) / sd_g + √r · ε_it
///
/// with the true weights w (points of 100), r the `remainderShare`: what outcomes measure and no criterion asks for.
public struct QualityWorld: Sendable, Hashable {
  /// The share of the variance of a unit's level that units of one appraiser have in common.
  public var appraiserShare = 0.15
  /// The share of the variance of a criterion's performance that all criteria have in common.
  public var commonShare = 0.35
  /// The share of the variance of true quality that no criterion asks for.
  public var remainderShare = 0.35
  /// The share of the variance of every unit's part that never changes over the years.
  public var stableShare = 0.4
  /// The correlation from year to year of the part that does change.
  public var autocorrelation = 0.6
  /// The rise of everybody's level a year, in standard deviations of the level.
  public var trend = 0.0
  /// How far the levels lean to a long tail of poor units: the log-normal's σ; 0 is the normal distribution.
  public var skew = 0.0
  /// Logit of the mean true share of a criterion; 1.3 is 79 %, where self-ratings of real schemes lie.
  public var level = 1.3
  /// Standard deviation of that logit over criteria.
  public var levelSpread = 0.4
  /// Standard deviation of a further shift of all criteria of a type.
  public var typeLevelSpread = 0.1
  /// The slope of logit performance on z, drawn for each criterion: honest totals spread by about 8 points, and some
  /// criteria hardly tell units apart while others do strongly.
  public var slopes = 0.35...1.15
  /// The relative difference of the slopes from type to type: types alternate between 1 − x and 1 + x.
  public var slopeDifference = 0.05

  /// The world of the default difficulty.
  public init() {}
}

/// How the outcomes measure quality.
///
/// y_ikt = λ_k θ_it + √(1 − λ_k²) · (√s a_ik + √(1 − s) e_ikt) + context, on the indicator's natural scale, with a_ik
/// a lasting effect of the unit on the indicator.
public struct OutcomeWorld: Sendable, Hashable {
  /// The distribution of the yearly noise, scaled to the same variance before any contamination.
  public enum Noise: Sendable, Hashable {
    case normal
    /// Student's t with 3 degrees of freedom.
    case heavyTailed
    /// Normal, but a share of the cells has its noise multiplied by a factor.
    case contaminated(share: Double, factor: Double)
    /// Student's t with 3 degrees of freedom, a twentieth of the cells multiplied by five.
    case contaminatedHeavyTailed
  }

  /// The loadings λ, drawn for each indicator: the mean of six then correlates at about 0.9 with quality.
  public var loadings = 0.45...0.85
  /// The distribution of the noise.
  public var noise = Noise.normal
  /// The share of the noise's variance that a unit keeps over the years.
  public var lastingShare = 0.3
  /// The share of the cells that are missing.
  public var missingShare = 0.0
  /// How much more often the cells of poor units are missing: the change of the logit per standard deviation of θ.
  public var missingSlope = 0.0
  /// The effect of one standard deviation of a context column on every outcome, in its standard deviations.
  public var contextEffect = 0.4

  /// The world of the default difficulty.
  public init() {}
}

/// How a unit rates itself when nothing is distorted.
///
/// The honest latent rating is logit p_ijt + h_it + slope_gj · v_ijt + drift, halo h and noise v normal; the points are
/// logistic(…) of the maximum, rounded to the criterion's step.
public struct RatingWorld: Sendable, Hashable {
  /// Standard deviation of the unit's halo on the logit scale: 0.05 is just under one point of a total of 75.
  public var halo = 0.05
  /// Standard deviation of the noise of one criterion, as a share of the standard deviation of its true logits.
  public var itemNoise = 0.27
  /// The share of halo and noise that a unit keeps over the years.
  public var lastingShare = 0.3
  /// Points of 100 a year by which everybody's self-rating rises without cause.
  public var drift = 0.0
  /// The share of the cells of a self-rating that are empty.
  public var missingShare = 0.0

  /// The world of the default difficulty.
  public init() {}
}

/// How superiors, and others beside them, rate.
///
/// The superior's own view is logit p_ijt + severity_d + unit noise + slope_gj · noise. It leans on what the unit wrote: the
/// latent rating is (1 − α_d) · own view + α_d · logit of the self-rating; some units are copied whole.
public struct SuperiorWorld: Sendable, Hashable {
  /// Whether superiors rate at all.
  public var exists = true
  /// The leaning α, drawn uniformly for each appraiser.
  public var leaning = 0.3...0.8
  /// The mean share of the units that are copied whole; each appraiser's own share is a beta number about it.
  ///
  /// With those on which both agree in every cell by themselves, about 35 % of the units have identical ratings.
  public var copyShare = 0.3
  /// The sum of the beta distribution's parameters: 5.7 puts most appraisers between 5 % and 75 %.
  public var copyConcentration = 5.7
  /// Standard deviation of the appraisers' severities on the logit scale.
  public var severity = 0.1
  /// Standard deviation of the view of a whole unit on the logit scale.
  public var unitNoise = 0.05
  /// Standard deviation of the view of a criterion, as a share of the standard deviation of its true logits.
  public var itemNoise = 0.27
  /// The share of a lenient appraiser's own over-rating that it shares when it appraises.
  public var confirmation = 0.5
  /// The number of peers who rate each unit, each with a severity of its own.
  public var peers = 0
  /// The number of groups of the public that rate each unit.
  public var publicRaters = 0
  /// Whether the collective's meeting rates each unit too.
  public var collective = false

  /// The world of the default difficulty.
  public init() {}
}
