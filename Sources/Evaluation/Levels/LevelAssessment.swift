/// What a rating comes to under the rules of a framework.
public struct LevelAssessment: Sendable, Equatable {
  /// The total as a share of what applies, bonus and penalty included, at least 0; NaN when nothing was rated.
  public var total: Double
  /// The place among the framework's levels that the total reaches by points alone; nil without a total.
  public var byPoints: Int?
  /// The place among the framework's levels after conditions and vetoes; nil without a total.
  public var level: Int?
  /// The conditions that failed on the way down from the level by points.
  public var failed: [Condition] = []
  /// Conditions and vetoes whose value is missing; they count as met and are said.
  public var unchecked: [Condition] = []
  /// The vetoes that applied.
  public var vetoes: [Veto] = []

  /// A rating without a total.
  static let none = LevelAssessment(total: .nan)

  /// An assessment by points alone.
  init(total: Double, byPoints: Int? = nil) {
    self.total = total
    self.byPoints = byPoints
    level = byPoints
  }
}
