/// How a criterion behaves among the units of a type.
public struct CriterionRow: Sendable, Codable, Equatable {
  /// What a framework owner may want to do about a criterion.
  public enum Advice: String, Sendable, Codable, CaseIterable {
    /// Nearly everybody has full marks.
    case doesNotDiscriminate
    /// Nearly everybody has full marks, and it is a minimum requirement.
    case keepAsMinimumRequirement
    /// Another criterion says the same.
    case redundant
    /// The outcomes do not move with it.
    case unrelatedToOutcomes
    /// It carries the largest unexplained part among flagged units.
    case largestUnexplainedPart
    /// Raters do not agree on it.
    case unreliable
    /// It is often missing.
    case oftenMissing
  }

  /// The type of unit.
  public var type: String
  /// The code of the criterion.
  public var criterion: String
  /// The number of rows with a rating of it.
  public var units: Int
  /// The mean share of its points, in 0…1.
  public var meanShare: Double?
  /// The standard deviation of that share.
  public var standardDeviationOfShare: Double?
  /// The share of ratings at full marks, in 0…1.
  public var ceilingShare: Double?
  /// The share of applying cells that are missing, in 0…1.
  public var missingShare: Double?
  /// The reliability of one rating, in 0…1, where it is known or bounded.
  public var reliability: Double?
  /// The correlation with the total of the other criteria.
  public var discrimination: Double?
  /// The correlation with the outcome score.
  public var outcomeCorrelation: Double?
  /// The variance inflation factor among the criteria of the type.
  public var varianceInflation: Double?
  /// The mean excess of the criterion among flagged units, in points of the criterion.
  public var unexplainedPoints: Double?
  /// What to do about it.
  public var advice: [Advice]

  /// A criterion of a type with nothing known yet but its name.
  public init(type: String, criterion: String, units: Int = 0) {
    self.type = type
    self.criterion = criterion
    self.units = units
    self.advice = []
  }
}
