/// A way to share out the points of a type among its criteria.
public enum WeightingMethod: String, Sendable, Codable, CaseIterable {
  /// The points in force.
  case now
  /// What the outcomes support; the main method.
  case outcomes
  /// What they support within the floors, caps, frozen criteria and fixed groups of the framework.
  case outcomesWithinLimits = "outcomes_within_limits"
  /// The same for every criterion.
  case equal
  /// By the information in the ratings.
  case entropy
  /// By spread and conflict.
  case critic
  /// By removal effects.
  case merec
  /// By spread alone.
  case standardDeviation = "standard_deviation"
  /// By impact loss.
  case cilos
  /// By the first principal component.
  case components
  /// By rotated factors.
  case factors
  /// The mean of the weights that flatter each unit most.
  case benefitOfTheDoubt = "benefit_of_the_doubt"
  /// By experts' pairwise comparisons.
  case pairwise
  /// By experts' best–worst comparisons.
  case bestWorst = "best_worst"
  /// By experts' budgets.
  case budget

  /// Whether it rests on what experts said rather than on ratings.
  public var isOfExperts: Bool { self == .pairwise || self == .bestWorst || self == .budget }
}
