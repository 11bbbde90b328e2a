/// How many units of a type hold a level in a year, as one rater sees it.
public struct LevelRow: Sendable, Codable, Equatable {
  /// The type of the units.
  public var type: String
  /// The year.
  public var year: Int
  /// The code of the level.
  public var level: String
  /// Who rated; also `expected` and `proposed`.
  public var rater: String
  /// The units of the type that hold the level.
  public var count: Int
  /// Their share of the type's units with a level, in 0…100.
  public var share: Double?
  /// The share that the quota allows, in 0…100.
  public var quotaShare: Double?
  /// What the quota is counted on.
  public var quotaBase: String?
  /// The units that the quota allows, over the groups of the quota.
  public var quotaCount: Int?
  /// The units above the quota, over the groups of the quota.
  public var excess: Int?

  /// A count of units.
  public init(type: String, year: Int, level: String, rater: String, count: Int) {
    self.type = type
    self.year = year
    self.level = level
    self.rater = rater
    self.count = count
  }
}
