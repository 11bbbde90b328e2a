public import Calibration
internal import Tables

extension OutputTable {
  /// `weights.csv`: points per type and criterion; each column of points sums to the type's total.
  public static func weights(_ rows: [WeightRow]) -> OutputTable {
    let heading =
      "type,criterion,points_now,points_calibrated,lower,upper,share_at_zero,importance_now,"
      + "importance_calibrated,points_proposed,change,reason"
    return OutputTable(heading, rows: rows.map(cells))
  }

  private static func cells(_ row: WeightRow) -> [CSVWriter.Cell] {
    [
      .text(row.type), .text(row.criterion),
      .exact(row.pointsNow), .exact(row.pointsCalibrated), .exact(row.lower), .exact(row.upper),
      .points(row.shareAtZero), .points(row.importanceNow), .points(row.importanceCalibrated),
      .exact(row.pointsProposed), .exact(row.change), .optional(row.reason.map { code($0.rawValue) }),
    ]
  }
}
