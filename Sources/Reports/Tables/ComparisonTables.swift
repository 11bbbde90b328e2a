public import Calibration
internal import Tables

extension OutputTable {
  /// `method-comparison.csv`: one row a type and method.
  public static func comparison(_ rows: [ComparisonRow]) -> OutputTable {
    let heading = "type,method,agreement,units,rank_correlation,level_changes"
    return OutputTable(
      heading,
      rows: rows.map { row in
        [
          .text(row.type), .text(row.method.rawValue), .points(row.agreement), .integer(row.units),
          .points(row.rankCorrelation), .integer(row.levelChanges),
        ]
      })
  }

  /// `method-weights.csv`: one row a type, method and criterion; the points of a type and method sum to its total.
  public static func methodWeights(_ rows: [ComparisonRow]) -> OutputTable {
    OutputTable(
      "type,method,criterion,points",
      rows: rows.flatMap { row in
        row.points.map { [.text(row.type), .text(row.method.rawValue), .text($0.criterion), .exact($0.points)] }
      })
  }

  /// `importance.csv`: one row a type and criterion.
  public static func importance(_ rows: [ImportanceRow]) -> OutputTable {
    let heading =
      "type,criterion,share_of_points,importance_linear,importance_smooth,shapley,points_for_importance,gap,reliability,"
      + "reliability_from,points_uncorrected,points_calibrated"
    return OutputTable(
      heading,
      rows: rows.map { row in
        [
          .text(row.type), .text(row.criterion), .points(row.intended), .points(row.linear), .points(row.smooth),
          .points(row.shapley), .exact(row.pointsForIntended), .points(row.gap), .points(row.reliability),
          .text(code(row.reliabilityFrom.rawValue)), .exact(row.pointsUncorrected), .exact(row.pointsCalibrated),
        ]
      })
  }

  /// `robustness.csv`: one row a type, set of points, measure and choice, `all` for the choices together.
  public static func robustness(_ rows: [RobustnessRow]) -> OutputTable {
    OutputTable(
      "type,points,measure,choice,units,shift,first_order,total_order",
      rows: rows.map { row in
        [
          .text(row.type), .text(row.points.rawValue), .text(row.measure.rawValue),
          .text(row.choice.map { code($0.rawValue) } ?? "all"), .integer(row.units), .points(row.shift),
          .points(row.firstOrder), .points(row.totalOrder),
        ]
      })
  }
}
