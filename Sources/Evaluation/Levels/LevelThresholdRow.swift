/// Where a level starts in the eyes of a rater who gives levels alone.
public struct LevelThresholdRow: Sendable, Codable, Equatable {
  /// What the level is held against.
  public enum Scale: String, Sendable, Codable, CaseIterable {
    /// The judged total of the same units, 0…100.
    case total
    /// The outcome score, in standard deviations of quality within type and year.
    case outcomes
  }

  /// The type of the units.
  public var type: String
  /// Who gave the levels.
  public var rater: String
  /// The code of the level.
  public var level: String
  /// What it is held against.
  public var scale: Scale
  /// The ratings behind it.
  public var ratings: Int
  /// The value at which half of the units are given this level or a higher one.
  public var startsAt: Double
  /// Its standard error.
  public var standardError: Double
  /// The total from which the framework gives the level.
  public var atLeast: Double

  /// A threshold of a rater.
  public init(
    type: String, rater: String, level: String, scale: Scale, ratings: Int, startsAt: Double, standardError: Double,
    atLeast: Double
  ) {
    self.type = type
    self.rater = rater
    self.level = level
    self.scale = scale
    self.ratings = ratings
    self.startsAt = startsAt
    self.standardError = standardError
    self.atLeast = atLeast
  }
}
