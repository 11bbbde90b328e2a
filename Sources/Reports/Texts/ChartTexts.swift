/// The charts of a report.
enum ReportChart: String, CaseIterable, Sendable {
  case weights
  case ratings
  case appraisers
  case cutoffs
  case drift
}

/// The axes of the charts that are named otherwise than columns.
enum ChartAxisName: String, CaseIterable, Sendable {
  case points
  case expected
  case rating
  case drift
  case difference
}

/// What a dot of a chart is.
enum ChartStatus: String, CaseIterable, Sendable {
  case above
  case below
  case notListed
}

/// The words of charts and of the controls that scripts add to a page.
protocol ChartTexts {
  /// The line over a chart; what it is of, where there are several.
  func chartCaption(_ chart: ReportChart, subject: String) -> String
  /// What a reader can do with the dots of units where scripts run.
  var chartHint: String { get }
  /// The name of an axis.
  func chartAxis(_ axis: ChartAxisName) -> String
  /// What a dot is.
  func chartStatus(_ status: ChartStatus) -> String
  /// Said where dots are counted in cells; how many of the listed units are dots, where not all are.
  func binned(strongest: Int?) -> String
  /// The words of search, sorting and printing.
  var controls: ReportScript.Words { get }
}
