/// What a criterion is worth for a type: the points in force, calibrated and proposed.
public struct WeightRow: Sendable, Codable, Equatable {
  /// Why the proposed points differ from those in force, or do not.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// The interval of the calibrated points excludes the points in force.
    case evidence
    /// Moved so that the sum stays what it is.
    case balancing
    /// Wanted to move, but the criterion is frozen.
    case frozen
    /// Moved as far as the agreed limit and no further.
    case limited
    /// Points off the step were moved onto it.
    case step
  }

  /// The type of unit.
  public var type: String
  /// The code of the criterion.
  public var criterion: String
  /// The points in force.
  public var pointsNow: Double
  /// The points that the outcomes support.
  public var pointsCalibrated: Double
  /// The lower end of their interval.
  public var lower: Double
  /// The upper end of their interval.
  public var upper: Double
  /// The share of bootstrap replicates in which the criterion earns nothing, in 0…1.
  public var shareAtZero: Double
  /// The squared correlation of the criterion with the total under the points in force, in 0…1.
  public var importanceNow: Double?
  /// The same under the calibrated points.
  public var importanceCalibrated: Double?
  /// The points proposed for the next year; those in force until a revision fills them.
  public var pointsProposed: Double
  /// `pointsProposed − pointsNow`.
  public var change: Double
  /// Why.
  public var reason: Reason?

  /// A calibrated criterion before any revision.
  public init(
    type: String, criterion: String, pointsNow: Double, pointsCalibrated: Double, lower: Double, upper: Double,
    shareAtZero: Double, importanceNow: Double?, importanceCalibrated: Double?
  ) {
    self.type = type
    self.criterion = criterion
    self.pointsNow = pointsNow
    self.pointsCalibrated = pointsCalibrated
    self.lower = lower
    self.upper = upper
    self.shareAtZero = shareAtZero
    self.importanceNow = importanceNow
    self.importanceCalibrated = importanceCalibrated
    self.pointsProposed = pointsNow
    self.change = 0
    self.reason = nil
  }
}
