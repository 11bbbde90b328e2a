/// Figures with intervals beside the points in force, one line a criterion.
struct IntervalChart: Sendable, Equatable {
  /// One line of the chart.
  struct Line: Sendable, Equatable {
    /// What stands at its left.
    var label: String
    /// The points in force.
    var now: Double
    /// The calibrated points.
    var calibrated: Double
    /// The ends of their interval.
    var lower: Double
    var upper: Double
    /// The points proposed.
    var proposed: Double
  }

  /// What it is about.
  var title: String
  /// The name of the horizontal axis.
  var axis: String
  /// What the marks are called: criterion, now, calibrated, lower, upper, proposed.
  var names: Names
  /// The lines, first on top.
  var lines: [Line]

  /// What the columns and marks are called.
  struct Names: Sendable, Equatable {
    var criterion: String
    var now: String
    var calibrated: String
    var lower: String
    var upper: String
    var proposed: String
    var interval: String
  }
}
