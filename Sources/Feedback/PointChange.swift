public import Calibration

/// A criterion's points in force and proposed, with the evidence over the types that share it.
public struct PointChange: Sendable, Codable, Equatable {
  /// The code of the criterion.
  public var criterion: String
  /// The points in force.
  public var old: Double
  /// The points proposed.
  public var new: Double
  /// The points that the outcomes support; nil where no type with units has weights.
  public var calibrated: Double?
  /// The lower end of their simultaneous interval.
  public var lower: Double?
  /// The upper end of their simultaneous interval.
  public var upper: Double?
  /// Why they moved, or did not although the interval excludes them; nil where nothing spoke for a change.
  public var reason: WeightRow.Reason?

  /// A criterion's change.
  public init(
    criterion: String, old: Double, new: Double, calibrated: Double?, lower: Double?, upper: Double?,
    reason: WeightRow.Reason?
  ) {
    self.criterion = criterion
    self.old = old
    self.new = new
    self.calibrated = calibrated
    self.lower = lower
    self.upper = upper
    self.reason = reason
  }
}
