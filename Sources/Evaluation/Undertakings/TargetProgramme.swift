/// A programme of targets with what was seen of each.
public struct TargetProgramme: Sendable, Equatable {
  /// When a target counts as reached.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// The value is the goal or more.
    case atLeast = "at_least"
    /// The value is the goal or less.
    case atMost = "at_most"
    /// The value is no farther from the goal than the tolerance.
    case about
    /// Nothing is left.
    case noneLeft = "none_left"
    /// Every place has the goal or more.
    case eachAtLeast = "each_at_least"
  }

  /// What a value measures.
  public enum Measure: String, Sendable, CaseIterable, Codable {
    /// A share, 0…100.
    case percent
    /// A number of things, 0 or more.
    case count
    /// Anything else.
    case number
  }

  /// A target.
  public struct Target: Sendable, Equatable {
    /// Its code.
    public var code: String
    /// What people call it.
    public var name: String
    /// When it counts as reached.
    public var kind: Kind
    /// What its values measure.
    public var measure: Measure
    /// The goal.
    public var goal: Double
    /// The year by whose end it is to be reached.
    public var goalYear: Int
    /// What it starts from; nil where the document names nothing.
    public var baseline: Double?
    /// The year of the baseline.
    public var baselineYear: Int?
    /// How far from the goal still counts, for `about`.
    public var tolerance: Double?
    /// The target of whose units this is a share ("of which 50 %"); an index into the programme's.
    public var within: Int?
    /// The years in which the value can change, such as those of congresses; empty for any year.
    public var stepYears: [Int]
    /// Whether the goal holds for every year instead of by a date.
    public var isYearly: Bool
    /// Whether the goal is a share of units that are to reach a level.
    public var isQuota: Bool

    /// A target.
    public init(
      code: String, name: String? = nil, kind: Kind, measure: Measure, goal: Double, goalYear: Int,
      baseline: Double? = nil, baselineYear: Int? = nil, tolerance: Double? = nil, within: Int? = nil,
      stepYears: [Int] = [], isYearly: Bool = false, isQuota: Bool = false
    ) {
      self.code = code
      self.name = name ?? code
      self.kind = kind
      self.measure = measure
      self.goal = goal
      self.goalYear = goalYear
      self.baseline = baseline
      self.baselineYear = baselineYear
      self.tolerance = tolerance
      self.within = within
      self.stepYears = stepYears.sorted()
      self.isYearly = isYearly
      self.isQuota = isQuota
    }
  }

  /// A value of a target.
  public struct Observation: Sendable, Equatable {
    /// The target, an index into the programme's.
    public var target: Int
    /// The year.
    public var year: Int
    /// The place, where the value is that of one; empty for the whole.
    public var place: String
    /// The value.
    public var value: Double

    /// A value.
    public init(target: Int, year: Int, place: String = "", value: Double) {
      self.target = target
      self.year = year
      self.place = place
      self.value = value
    }
  }

  /// The targets.
  public var targets: [Target]
  /// The values, in any order; at most one a target, year and place.
  public var observations: [Observation]

  /// A programme.
  public init(targets: [Target], observations: [Observation]) {
    self.targets = targets
    self.observations = observations
  }
}
