internal import Inflation

/// The headings of columns in the tables of diagnostics.
enum DiagnosticColumn: String, CaseIterable, Sendable {
  case grouping
  case group
  case assessed
  case listedAbove
  case listedBelow
  case share
  case interval
  case indicator
  case listedWithout
  case staying
  case stayingShare
  case commonVariance
  case alpha
  case samplingAdequacy
  case loading
  case alphaIfDeleted
}

/// How even the list is over units, and what it rests on.
protocol DiagnosticTexts {
  /// What the part is for.
  var diagnosticsIntroduction: String { get }
  /// The heading of a column.
  func column(_ column: DiagnosticColumn) -> String
  /// How what is unexplained follows the outcome score, over units that are not listed.
  func residualSlope(_ score: ResidualSlope.Score, _ points: Interval) -> String
  /// The shares listed in the fifths with the lowest and the highest outcomes.
  func listedByFifth(lowest: Double, highest: Double) -> String
  /// The heading over the shares listed.
  var flagRatesHeading: String { get }
  /// How that table is read.
  var flagRatesIntroduction: String { get }
  /// What rows are grouped by.
  func grouping(_ grouping: FlagRate.Grouping, column: String) -> String
  /// A group of it; the type's name where rows are grouped by type.
  func group(_ grouping: FlagRate.Grouping, _ group: String) -> String
  /// The heading over what the list rests on.
  var relianceHeading: String { get }
  /// The outcome without which the fewest stay listed.
  func reliance(_ indicator: String, staying: Int, listed: Int) -> String
  /// That nobody was listed, so that nothing can stay.
  var relianceOfNone: String { get }
  /// Over which units it was computed.
  func relianceScope(year: Int, units: Int, isSample: Bool) -> String
  /// Why the table is missing.
  var relianceMissing: String { get }
  /// The heading over the outcomes' consistency.
  var consistencyHeading: String { get }
  /// How that table is read.
  var consistencyIntroduction: String { get }
  /// What a rating beyond its outcomes says of the next year.
  func nextOutcomes(_ slope: Interval, pairs: Int) -> String
}
