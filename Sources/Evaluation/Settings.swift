/// What a study decides before any figure is seen.
public struct Settings: Sendable, Hashable {
  /// The wanted share of false discoveries among the flags of a year.
  public var falseDiscoveryRate = 0.10
  /// The confidence of every interval.
  public var confidence = 0.95
  /// An excess up to this many points (of 100) is not pursued.
  public var materialPoints = 0.0
  /// The smallest group that publication tables show.
  public var minimumGroup = 20
  /// The most points a criterion may move in a year.
  public var mostChange = 2.0
  /// The step of proposed points.
  public var pointsStep = 0.5
  /// Outcomes of year t + lag judge ratings of year t.
  public var lag = 0
  /// Whether units that rate everything higher or lower without meaning anything by it are allowed for.
  public var honestHalo = true
  /// The seed of every random number.
  public var seed: UInt64 = 1
  /// What follows when points suffice for a level and one of its conditions fails.
  public var failedCondition = FailedCondition.next
  /// The fewest months of ratings by period from which a year is made.
  public var minimumMonths = 6
  /// Columns of the units that enter the expected rating.
  public var covariates: [String] = []

  /// The defaults of the format.
  public init() {}
}
