/// Something in a framework that its owner should look at again.
public struct LintFinding: Sendable, Codable, Equatable {
  /// What it is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A group's points are not the sum that it states.
    case groupSum
    /// Types have different totals.
    case typeTotals
    /// A criterion has no points.
    case noPoints
    /// The bonus items together exceed what counts.
    case bonusAboveLimit
    /// A rule gives at best something else than the criterion's points.
    case ruleAndPointsDiffer
    /// The least that the rules give is above zero.
    case worstCaseEarns
    /// Values belong to no option of a rule.
    case bandGap
    /// Values belong to two options of a rule.
    case bandOverlap
    /// A condition names no number.
    case conditionWithoutThreshold
    /// Criteria name neither a rule nor evidence.
    case noMeasure
    /// An outcome is measured by the unit itself.
    case selfMeasured
    /// Who measures an outcome is not said.
    case measuredByNobody
    /// The numbering of codes jumps.
    case numbering
    /// The numbering of clauses jumps.
    case clauseNumbering
  }

  /// What it is.
  public var kind: Kind
  /// The criterion, group, type, indicator or level that it is on; empty for the framework as a whole.
  public var place: String
  /// The figures and names of the sentence.
  public var values: [String: String]

  /// A finding at a place.
  public init(_ kind: Kind, _ place: String = "", _ values: [String: String] = [:]) {
    self.kind = kind
    self.place = place
    self.values = values
  }
}
