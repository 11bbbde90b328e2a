/// What follows when points suffice for a level and one of its conditions fails; the rules leave it open.
public enum FailedCondition: String, Sendable, CaseIterable, Codable {
  /// The highest lower level whose own conditions hold.
  case next
  /// One level lower, whatever the conditions of that level.
  case oneLevelDown = "one_level_down"
  /// The lowest level.
  case lowest
  /// The level that the points reach; the failed condition is shown and nothing more.
  case keep
}
