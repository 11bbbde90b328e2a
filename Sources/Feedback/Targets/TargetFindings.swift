public import Evaluation
public import Inflation

/// What a programme of targets shows.
public struct TargetFindings: Sendable, Codable, Equatable {
  /// One target.
  public struct Row: Sendable, Codable, Equatable {
    /// Its code.
    public var target: String
    /// What people call it.
    public var name: String
    /// When it counts as reached.
    public var kind: TargetProgramme.Kind
    /// What its values measure.
    public var measure: TargetProgramme.Measure
    /// Where it started; nil where the document names nothing.
    public var baseline: Double?
    /// The year of the baseline.
    public var baselineYear: Int?
    /// The goal.
    public var goal: Double
    /// The year by whose end it is to be reached.
    public var goalYear: Int
    /// How far from the goal still counts.
    public var tolerance: Double?
    /// The target of whose units it is a share.
    public var within: String?
    /// The goal as a share of all units, the product along `within`.
    public var goalOfAll: Double?
    /// Whether the goal holds for every year.
    public var isYearly: Bool
    /// Whether the goal is a share of units that are to reach a level.
    public var isQuota: Bool
    /// Whether rates are a congress instead of a year.
    public var movesInSteps: Bool
    /// The steps still to come by the goal's year; nil where values move in any year.
    public var stepsLeft: Int?
    /// The last value, be it the baseline; of `eachAtLeast` the least of the places'.
    public var latest: Double?
    /// Its year.
    public var latestYear: Int?
    /// Whether the last value reaches the goal; for `eachAtLeast`, whether all places do.
    public var isReached: Bool?
    /// (value − baseline)/(goal − baseline); for `eachAtLeast` the share of places that reach it, for a yearly goal the share
    /// of years.
    public var progress: Double?
    /// The rate from the baseline to the goal, a year or congress.
    public var plannedRate: Double?
    /// The rate from the last value to the goal; 0 where it is reached, nil where no time is left.
    public var requiredRate: Double?
    /// Where the straight line through all values leads; nil with fewer than two.
    public var straightLine: Double?
    /// The middle of the forecast for the goal's year (of a yearly goal: the next year).
    public var forecast: Double?
    /// The lower end of its interval.
    public var lower: Double?
    /// The upper end.
    public var upper: Double?
    /// The probability that the goal is reached then; nil where the values do not suffice.
    public var probability: Double?
    /// Whether values of places heap at the goal; nil where it is no quota or too few places report.
    public var heaping: GoalHeaping?
  }

  /// The last value of one place of a target for every place.
  public struct Place: Sendable, Codable, Equatable {
    /// The target.
    public var target: String
    /// The place.
    public var place: String
    /// The year.
    public var year: Int
    /// The value.
    public var value: Double
    /// Whether it is the goal or more.
    public var isReached: Bool
  }

  /// The targets.
  public var targets: [Row]
  /// The places of targets for every place.
  public var places: [Place]
  /// The confidence of forecasts.
  public var confidence: Double
}
