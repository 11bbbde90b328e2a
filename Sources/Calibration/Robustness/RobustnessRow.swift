/// A choice behind ranks and levels that might have been another.
public enum RobustnessChoice: String, Sendable, Codable, CaseIterable {
  /// The points: those that another sample of the data would have given.
  case weights
  /// The scale on which the criteria are added up.
  case normalisation
  /// Where levels start.
  case cutoffs
  /// The rating itself, which another year or rater would have given a little otherwise.
  case ratingError
}

/// How much of the differences in ranks or levels goes with one choice, among the units of a type in the last year.
public struct RobustnessRow: Sendable, Codable, Equatable {
  /// Which points the units are scored under.
  public enum Points: String, Sendable, Codable, CaseIterable {
    /// Those that the outcomes support.
    case calibrated
    /// Those proposed for the next year.
    case proposed
  }

  /// What is looked at.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    /// The rank among the units of the type.
    case rank
    /// The level.
    case level
  }

  /// The type of unit.
  public var type: String
  /// The points.
  public var points: Points
  /// The measure.
  public var measure: Measure
  /// The choice; nil for all of them together.
  public var choice: RobustnessChoice?
  /// The units that were scored.
  public var units: Int
  /// With this choice varied alone: the mean move in places per 100 units, or the units in 100 that change level.
  public var shift: Double
  /// The share of the variance that goes with this choice alone.
  public var firstOrder: Double?
  /// The share that goes with it and all its interactions.
  public var totalOrder: Double?

  /// The part of one choice, or of all.
  public init(
    type: String, points: Points, measure: Measure, choice: RobustnessChoice?, units: Int, shift: Double,
    firstOrder: Double? = nil, totalOrder: Double? = nil
  ) {
    self.type = type
    self.points = points
    self.measure = measure
    self.choice = choice
    self.units = units
    self.shift = shift
    self.firstOrder = firstOrder
    self.totalOrder = totalOrder
  }
}
