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
