/// A unit's place among the units of its type, under the points in force and proposed.
public struct RankRow: Sendable, Codable, Equatable {
  /// The code of the unit.
  public var unit: String
  /// Its type.
  public var type: String
  /// The year.
  public var year: Int
  /// The total under the points in force, 0…100.
  public var totalNow: Double
  /// The total under the proposed points, 0…100.
  public var totalProposed: Double
  /// The rank under the points in force, 1 the best.
  public var rankNow: Int
  /// The rank under the proposed points.
  public var rankProposed: Int
  /// The lower (better) end of the range that nine tenths of the scorings lie in.
  public var rankLower: Int
  /// The upper (worse) end.
  public var rankUpper: Int
  /// The share of the scorings in which the unit has the level of the proposed points, in 0…1.
  public var levelKept: Double
  /// The total of the year before, of the unit or of those that it followed, 0…100.
  public var totalBefore: Double?
  /// The level of that total.
  public var levelBefore: String?
  /// The criteria that move the total most in the direction in which it moves.
  public var criteria: [String]
}
