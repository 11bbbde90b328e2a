/// The parts of a report, in their order.
enum ReportSection: String, CaseIterable, Sendable {
  case summary
  case weights
  case comparison
  case overRating
  case underRating
  case appraisers
  case drift
  case criteria
  case transitions
  case notAssessable
  case audits
  case diagnostics
  case method
  case limits
  case unitPages
}

/// The headings of columns in the tables of a report.
enum ReportColumn: String, CaseIterable, Sendable {
  case unit
  case type
  case parent
  case year
  case rating
  case expected
  case unexplained
  case interval
  case expectedInterval
  case level
  case expectedLevel
  case pattern
  case lookFirst
  case criterion
  case pointsNow
  case pointsCalibrated
  case calibratedInterval
  case pointsProposed
  case change
  case reason
  case shareAtZero
  case importanceNow
  case importanceCalibrated
  case unitCount
  case leniency
  case listed
  case assimilation
  case concurrence
  case cutoffExcess
  case baseYear
  case ratingChange
  case outcomeChange
  case drift
  case meanShare
  case ceilingShare
  case missingShare
  case outcomeCorrelation
  case criterionUnexplained
  case advice
  case levelFrom
  case levelTo
  case probability
  case count
  case setting
  case value
  case file
  case hash
  case determinacy
  case ratingCorrelation
  case points
  case flagRate
  case falseAlarms
  case detectable
  case weightingMethod
  case agreement
  case rankCorrelation
  case levelChanges
  case expert
  case criterionCount
  case missingPairs
  case consistencyRatio
  case shareOfPoints
  case shapleyShare
  case importanceSmooth
  case pointsForImportance
  case reliability
  case pointsUncorrected
}

/// Titles, headings and the short words between them.
protocol PageTexts {
  /// The code of the language, for `lang`.
  var languageCode: String { get }
  /// The kind of document.
  var documentTitle: String { get }
  /// The word over a report of a simulated study.
  var simulated: String { get }
  /// The link for keyboards that leads past the table of contents.
  var skipToContent: String { get }
  /// The heading of the table of contents.
  var contents: String { get }
  /// The line at the foot, with the version of the toolkit.
  func footer(version: String) -> String
  /// The heading of a part.
  func heading(_ section: ReportSection) -> String
  /// The heading of a column.
  func column(_ column: ReportColumn) -> String
  /// Yes or no.
  func yesNo(_ value: Bool) -> String
  /// A range between two numbers.
  func range(_ lower: String, _ upper: String) -> String
  /// Several names in one sentence.
  func list(_ names: [String]) -> String
  /// A name and its code together.
  func named(_ name: String, code: String) -> String
  /// Said where a list is cut: how many rows are left out, and where all of them are.
  func moreRows(_ count: Int, file: String) -> String
  /// Said of a part that has nothing to show.
  func nothing(_ section: ReportSection) -> String
  /// Said where groups are withheld from publication.
  func withheld(_ count: Int, minimum: Int) -> String
  /// Said where units stand under random codes.
  var pseudonymous: String { get }
  /// Said over lists of units: their order means nothing.
  var alphabetical: String { get }
  /// What a bar of a weight shows.
  func barDescription(now: Double, calibrated: Interval) -> String
}
