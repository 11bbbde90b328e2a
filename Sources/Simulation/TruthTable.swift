public import Evaluation

/// A table of the truth, as it is written beside the study and apart from it.
public struct TruthTable: Sendable, Equatable {
  /// What stands in a field.
  public enum Cell: Sendable, Equatable {
    case text(String)
    case integer(Int)
    /// A number that is written with four decimals.
    case number(Double)
  }

  /// The name of the file.
  public let name: String
  /// The headings.
  public let headings: [String]
  /// The rows; a cell for each heading.
  public let rows: [[Cell]]
}

extension Truth {
  /// The truth as tables: units, weights, appraisers and drift.
  ///
  /// - Parameter study: the study that the truth belongs to, for codes and points in force.
  public func tables(of study: Study) -> [TruthTable] {
    [unitTable(study.units.codes), weightTable(study.frameworks.latest), appraiserTable, driftTable]
  }

  private func unitTable(_ codes: [String]) -> TruthTable {
    TruthTable(
      name: "units.csv",
      headings: ["unit", "year", "quality", "honest_total", "self_total", "true_points", "pattern"],
      rows: units.map { unit in
        [
          .text(codes[unit.unit]), .integer(unit.year), .number(unit.quality), .number(unit.honestTotal),
          .number(unit.selfTotal), .number(unit.points), .text(unit.pattern?.rawValue ?? ""),
        ]
      })
  }

  private func weightTable(_ framework: Framework) -> TruthTable {
    let now = Dictionary(framework.criteria.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = zip(types, weights).flatMap { type, own in
      zip(criteria, own).compactMap { code, points -> [TruthTable.Cell]? in
        guard let criterion = now[code], criterion.applies(to: type) else { return nil }
        return [.text(type), .text(code), .number(criterion.maxPoints), .number(points)]
      }
    }
    return TruthTable(
      name: "weights.csv", headings: ["type", "criterion", "points_now", "points_true"], rows: rows)
  }

  private var appraiserTable: TruthTable {
    TruthTable(
      name: "appraisers.csv",
      headings: ["parent", "leniency_points", "leaning", "copy_share", "severity", "quality"],
      rows: appraisers.map { appraiser in
        [
          .text(appraiser.code), .number(appraiser.leniency), .number(appraiser.leaning),
          .number(appraiser.copyShare), .number(appraiser.severity), .number(appraiser.quality),
        ]
      })
  }

  private var driftTable: TruthTable {
    TruthTable(
      name: "drift.csv",
      headings: ["type", "year", "base_year", "rating_change", "quality_change", "drift_points"],
      rows: drift.map { drift in
        [
          .text(drift.type), .integer(drift.year), .integer(drift.baseYear), .number(drift.ratingChange),
          .number(drift.qualityChange), .number(drift.points),
        ]
      })
  }
}
