public import Calibration
public import Evaluation
internal import Tables

extension OutputTable {
  /// `criteria.csv`: how each criterion behaves within a type; advice as codes joined by `;`.
  public static func criteria(_ rows: [CriterionRow]) -> OutputTable {
    let heading =
      "type,criterion,units,mean_share,sd_share,ceiling_share,missing_share,reliability,discrimination,"
      + "outcome_correlation,vif,unexplained_points,advice"
    return OutputTable(heading, rows: rows.map(cells))
  }

  private static func cells(_ row: CriterionRow) -> [CSVWriter.Cell] {
    let advice = row.advice.map { code($0.rawValue) }.joined(separator: ";")
    return [
      .text(row.type), .text(row.criterion), .integer(row.units),
      .points(row.meanShare), .points(row.standardDeviationOfShare), .points(row.ceilingShare),
      .points(row.missingShare), .points(row.reliability), .points(row.discrimination),
      .points(row.outcomeCorrelation), .points(row.varianceInflation), .points(row.unexplainedPoints),
      .optional(advice.isEmpty ? nil : advice),
    ]
  }

  /// `steps.csv`: one row a described level of a criterion, the lowest first.
  public static func steps(_ rows: [StepRow], language: Language) -> OutputTable {
    OutputTable(
      "criterion,step,description,ratings,points_now,points_calibrated,lower,upper",
      rows: rows.map { row in
        [
          .text(row.criterion), .integer(row.step), .text(language == .vietnamese ? row.vi : row.en),
          .integer(row.ratings), .points(row.pointsNow), .points(row.pointsCalibrated), .points(row.lower),
          .points(row.upper),
        ]
      })
  }

  /// A case's name as files write it: `nearBoundary` becomes `near_boundary`.
  static func code(_ name: String) -> String {
    name.reduce(into: "") { code, letter in
      if letter.isUppercase { code.append("_") }
      code += letter.lowercased()
    }
  }
}
