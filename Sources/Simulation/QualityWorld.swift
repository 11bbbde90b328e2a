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
  public var commonShare = 0.25
  /// The share of the variance of true quality that no criterion asks for.
  public var remainderShare = 0.2
  /// The share of the variance of every unit's part that never changes over the years.
  public var stableShare = 0.4
  /// The correlation from year to year of the part that does change.
  public var autocorrelation = 0.6
  /// The rise of everybody's level a year, in standard deviations of the level.
  public var trend = 0.0
  /// How far the levels lean to a long tail of poor units: the log-normal's σ; 0 is the normal distribution.
  public var skew = 0.0
  /// Logit of the mean true share of a criterion; 1.3 is 79 %, which leaves room for over-rating by 20 points.
  public var level = 1.3
  /// Standard deviation of that logit over criteria.
  public var levelSpread = 0.4
  /// Standard deviation of a further shift of all criteria of a type.
  public var typeLevelSpread = 0.1
  /// The slope of logit performance on z, drawn for each criterion: honest totals spread by about 8 points, and some
  /// criteria hardly tell units apart while others do strongly.
  public var slopes = 0.45...1.5
  /// The relative difference of the slopes from type to type: types alternate between 1 − x and 1 + x.
  public var slopeDifference = 0.05

  /// The world of the default difficulty.
  public init() {}
}
