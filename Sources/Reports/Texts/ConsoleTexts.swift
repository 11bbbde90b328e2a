/// The lines of the console's summary.
enum ConsoleLine: String, CaseIterable, Sendable {
  case study
  case units
  case years
  case over
  case under
  case notAssessed
  case appraisers
  case weights
  case transitions
  case detectable
  case results
}

/// What the console says after a run.
protocol ConsoleTexts {
  /// The name of a line.
  func console(_ line: ConsoleLine) -> String
  /// A count out of a total.
  func outOf(_ count: Int, _ total: Int) -> String
  /// A count of changes of level that are likely.
  func levelChanges(_ count: Int) -> String
  /// Points of 100.
  func points(_ value: Double) -> String
  /// The heading over the units with the strongest evidence.
  var consoleLookFirst: String { get }
  /// The last line: what the list is not.
  var consoleReminder: String { get }
  /// That a study is too small to have often a list.
  func consoleSmallStudy(least: Int, assessed: Int) -> String
}
