internal import Inflation

/// The headings of columns in the tables of verification.
enum AuditColumn: String, CaseIterable, Sendable {
  case group
  case units
  case verified
  case overRated
  case overRatedInterval
  case meanPoints
  case meanPointsInterval
}

/// What verification and the units themselves say.
protocol AuditTexts {
  /// How verified units were drawn, and when a rating counts as too high.
  func auditIntroduction(_ findings: AuditFindings) -> String
  /// The heading of a column.
  func column(_ column: AuditColumn) -> String
  /// A group of units.
  func group(_ name: AuditFindings.Group.Name) -> String
  /// The caption of the table of a year.
  func auditCaption(year: Int) -> String
  /// How many flags are right.
  func precision(_ share: AuditFindings.Estimate, withAnswers: Bool) -> String
  /// The same once the verifiers' error is taken out.
  func correctedPrecision(_ share: AuditFindings.Estimate) -> String
  /// How far all ratings lie above the verified ones.
  func absoluteLevel(_ points: AuditFindings.Estimate) -> String
  /// How far two verifiers differ.
  func verifierError(_ error: VerifierError) -> String
  /// What the p-values against units in order say.
  func conformal(_ findings: ConformalFindings) -> String
  /// What next year's study may start from.
  func prior(_ prior: AuditFindings.Prior) -> String
  /// How many units answered, and how.
  func answers(_ answers: AuditFindings.Answers) -> String
  /// Drawn units without a result and results of units that were not drawn.
  func auditGaps(notVerified: Int, outsidePlan: Int) -> String
  /// The answer of a unit in its own words, and what became of it.
  func answer(_ words: String, isAccepted: Bool?) -> String
}
