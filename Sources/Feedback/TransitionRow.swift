/// A unit's level under the points in force and under those proposed.
public struct TransitionRow: Sendable, Codable, Equatable {
  /// Why a level changes.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// The proposed points move the total over a boundary.
    case points
    /// The total lies so near a boundary that rating error alone may move it.
    case nearBoundary
  }

  /// The code of the unit.
  public var unit: String
  /// The year.
  public var year: Int
  /// The level under the points in force.
  public var from: String
  /// The level under the proposed points.
  public var to: String
  /// The probability that the level changes, in 0…1.
  public var probability: Double
  /// Why.
  public var reason: Reason?

  /// A unit's two levels.
  public init(unit: String, year: Int, from: String, to: String, probability: Double, reason: Reason? = nil) {
    self.unit = unit
    self.year = year
    self.from = from
    self.to = to
    self.probability = probability
    self.reason = reason
  }
}
