public import Calibration
public import Evaluation

/// A framework's points for the next year, and why each moved.
public struct Revision: Sendable {
  /// The calibrated rows with the proposed points, the change and the reason filled in.
  public var rows: [WeightRow]
  /// The framework with the proposed points.
  public var framework: Framework
  /// What a framework owner should know of the revision.
  public var notes: [Note]
  /// The change of each criterion, in the order of the framework, with the evidence behind it.
  public var changes: [PointChange]

  /// A revision from its parts.
  public init(rows: [WeightRow], framework: Framework, notes: [Note], changes: [PointChange]) {
    self.rows = rows
    self.framework = framework
    self.notes = notes
    self.changes = changes
  }
}
