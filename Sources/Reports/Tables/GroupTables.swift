public import Feedback
public import Inflation
internal import Tables

extension OutputTable {
  /// `appraisers.csv`: one row an appraiser and year; no interval where no difference was found.
  public static func appraisers(_ rows: [AppraiserRow]) -> OutputTable {
    let heading =
      "parent,year,units,leniency_points,lower,upper,q_value,flagged,assimilation,concurrence_share,cutoff_excess"
    return OutputTable(
      heading,
      rows: rows.map { row in
        [
          .text(row.parent), .integer(row.year), .integer(row.units),
          .points(row.leniencyPoints), .points(row.shownLower), .points(row.shownUpper), .probability(row.qValue),
          .flag(row.isFlagged), .points(row.assimilation), .points(row.concurrenceShare), .points(row.cutoffExcess),
        ]
      })
  }

  /// `drift.csv`: one row a type and year after the base year.
  public static func drift(_ rows: [DriftRow]) -> OutputTable {
    let heading = "type,year,base_year,rating_change,outcome_change,drift_points,lower,upper"
    return OutputTable(
      heading,
      rows: rows.map { row in
        [
          .text(row.type), .integer(row.year), .integer(row.baseYear),
          .points(row.ratingChange), .points(row.outcomeChange), .points(row.driftPoints),
          .points(row.lower), .points(row.upper),
        ]
      })
  }

  /// `power.csv`: one row a simulated size; the heading alone where nothing was simulated.
  public static func power(_ rows: [PowerRow]) -> OutputTable {
    let heading = "type,pattern,points,flag_rate,false_discovery_proportion,detectable_points"
    return OutputTable(
      heading,
      rows: rows.map { row in
        [
          .text(row.type), .text(row.pattern), .points(row.points),
          .points(row.flagRate), .points(row.falseDiscoveryProportion), .points(row.detectablePoints),
        ]
      })
  }

  /// `ranks.csv`: one row a unit of the last year.
  public static func ranks(_ rows: [RankRow]) -> OutputTable {
    let heading =
      "unit,type,year,total_now,total_proposed,rank_now,rank_proposed,rank_lower,rank_upper,level_kept,total_before,"
      + "level_before,criteria"
    return OutputTable(
      heading,
      rows: rows.map { row in
        [
          .text(row.unit), .text(row.type), .integer(row.year), .points(row.totalNow), .points(row.totalProposed),
          .integer(row.rankNow), .integer(row.rankProposed), .integer(row.rankLower), .integer(row.rankUpper),
          .points(row.levelKept), .points(row.totalBefore), .optional(row.levelBefore),
          row.criteria.isEmpty ? .empty : .text(row.criteria.joined(separator: "; ")),
        ]
      })
  }

  /// `transitions.csv`: one row a unit and year.
  public static func transitions(_ rows: [TransitionRow]) -> OutputTable {
    let heading = "unit,year,from,to,probability,reason"
    return OutputTable(
      heading,
      rows: rows.map { row in
        [
          .text(row.unit), .integer(row.year), .text(row.from), .text(row.to),
          .probability(row.probability), .optional(row.reason.map { code($0.rawValue) }),
        ]
      })
  }
}
