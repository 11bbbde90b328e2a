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
