/// How a unit rates itself when nothing is distorted.
///
/// The honest latent rating is logit p_ijt + h_it + slope_gj · v_ijt + drift, halo h and noise v normal; the points are
/// logistic(…) of the maximum, rounded to the criterion's step. Where halos have tails, those of a unit are as much wider as
/// a t_ν is for it than a normal, the same in all years.
public struct RatingWorld: Sendable, Hashable {
  /// Standard deviation of the unit's halo on the logit scale: 0.05 is just under one point of a total of 75.
  public var halo = 0.05
  /// ν of the halo's tails; nil for a normal one.
  public var haloDegreesOfFreedom: Int?
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
