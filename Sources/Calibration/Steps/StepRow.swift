/// What one described level of a criterion is worth: the points it states, and those that the outcomes support.
public struct StepRow: Sendable, Codable, Equatable {
  /// The code of the criterion.
  public var criterion: String
  /// The place of the level among those of the criterion, 1 the lowest.
  public var step: Int
  /// Its description in Vietnamese.
  public var vi: String
  /// Its description in English.
  public var en: String
  /// The ratings at this level.
  public var ratings: Int
  /// The points that the framework states.
  public var pointsNow: Double
  /// The points that the outcomes support; nil where too few ratings tell.
  public var pointsCalibrated: Double?
  /// The lower end of their interval; nil for the lowest and the highest level, which keep their points.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?

  /// A described level with its points.
  public init(
    criterion: String, step: Int, vi: String, en: String, ratings: Int, pointsNow: Double,
    pointsCalibrated: Double? = nil, lower: Double? = nil, upper: Double? = nil
  ) {
    self.criterion = criterion
    self.step = step
    self.vi = vi
    self.en = en
    self.ratings = ratings
    self.pointsNow = pointsNow
    self.pointsCalibrated = pointsCalibrated
    self.lower = lower
    self.upper = upper
  }
}
