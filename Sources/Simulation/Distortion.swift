/// A way in which a self-rating departs from what the unit would honestly have given.
public enum PlantedPattern: String, Sendable, CaseIterable {
  /// All criteria are raised, unevenly.
  case overrating
  /// Some criteria are raised, the others are honest.
  case someCriteria = "some_criteria"
  /// A lenient appraiser: all its units are raised, and it confirms them in part.
  case appraiser
  /// Raised by single steps until a level is just reached.
  case cutoff
  /// The answers of a better unit under the same appraiser, with a few cells of its own.
  case similar
  /// One share throughout.
  case straightlining
  /// Raised in one year only, never in the first.
  case jump
  /// Raised above the collective that bounds the unit's level.
  case aboveCollective = "above_collective"
  /// All criteria are lowered.
  case underrating

  /// The name that a list of findings gives it: raised criteria are over-rating, under-rating has none.
  public var reportedName: String {
    switch self {
    case .someCriteria: PlantedPattern.overrating.rawValue
    case .underrating: ""
    default: rawValue
    }
  }
}

/// A distortion at a rate and in a range of sizes.
public struct Distortion: Sendable, Hashable {
  /// What is done.
  public var pattern: PlantedPattern
  /// The share of the unit-years; of the appraisers for `appraiser`.
  public var rate: Double
  /// The points of 100 by which totals are raised or lowered, drawn uniformly; less where the ceiling is near.
  public var sizes: ClosedRange<Double>
  /// The share of the criteria that `someCriteria` raises.
  public var criteriaShare: Double

  /// A distortion; 6 of 20 criteria where only some are raised.
  public init(_ pattern: PlantedPattern, rate: Double, sizes: ClosedRange<Double> = 3...30, criteriaShare: Double = 0.3)
  {
    self.pattern = pattern
    self.rate = rate
    self.sizes = sizes
    self.criteriaShare = criteriaShare
  }
}
