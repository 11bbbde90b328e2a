internal import Calibration

/// The sentences on methods of weighting and on experts.
protocol ComparisonTexts {
  /// How the table of methods is read.
  var comparisonIntroduction: String { get }
  /// The name of a method.
  func methodName(_ method: WeightingMethod) -> String
  /// The headings of the table on the console: type, method, agreement, rank correlation, changes of level.
  var methodHeadings: [String] { get }
  /// The caption over the points by method.
  func pointsByMethod(type: String) -> String
  /// The heading over what experts said.
  var expertsHeading: String { get }
  /// How that table is read.
  var expertsIntroduction: String { get }
  /// A judgement that an expert may be asked again.
  func askAgain(expert: String, _ suggestion: ExpertRow.Suggestion) -> String
  /// The heading over the importance of criteria.
  var importanceHeading: String { get }
  /// How that table is read.
  var importanceIntroduction: String { get }
  /// Whether some points make importance follow the points now; `gap` is the largest share that is missed, 0 for none.
  func intendedImportance(gap: Double) -> String
}
