internal import Inflation

/// The sentences on the shape of a unit's answers.
protocol PatternTexts {
  /// On how many criteria the points are those of another unit of the same superior.
  func similar(to unit: String, same: Int, compared: Int) -> String
  /// How many criteria have about one share, in 0…1, of their points.
  func straight(near: Int, present: Int, share: Double) -> String
  /// How much further above what outcomes explain the rating lies than in the years before.
  func jumped(points: Double, years: Int) -> String
  /// How far the rating lies above that of the collective.
  func aboveCollective(_ collective: String, points: Double) -> String
  /// How far the rating lies above the one that the collective's meeting gave the unit.
  func aboveMeeting(points: Double) -> String
  /// On how many criteria the points are those of the year before.
  func repeated(year: Int, same: Int, compared: Int) -> String
  /// That the shape of the answers alone lists nobody.
  var shapeListsNobody: String { get }
  /// What to look at first under a pattern; empty where nothing is added.
  func look(at pattern: FlagRow.Pattern) -> String
  /// Reasons without anybody's fault for a pattern; empty where nothing is added.
  func innocentReasons(for pattern: FlagRow.Pattern) -> String
  /// What the unit may answer to a pattern; empty where nothing is added.
  func mayAnswer(to pattern: FlagRow.Pattern) -> String
}
