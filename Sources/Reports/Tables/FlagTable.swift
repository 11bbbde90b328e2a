public import Evaluation
internal import Inflation
public import Pipeline
internal import Tables

extension OutputTable {
  /// `flags.csv`: every unit-year by rank, its evidence as sentences in the reader's language.
  ///
  /// - Complexity: O(rows log rows).
  public static func flags(_ findings: Findings, language: Language) -> OutputTable {
    let heading =
      "rank,unit,name,type,parent,year,self_total,expected_total,expected_lower,expected_upper,"
      + "unexplained_points,lower,upper,detectable_points,p_value,q_value,local_fdr,status,flagged,flagged_under,"
      + "pattern,self_level,expected_level,criteria,evidence"
    let story = UnitStory(findings, texts: texts(language), language: language)
    let ordered = findings.flags.sorted { ($0.rank, $0.year, $0.unit) < ($1.rank, $1.year, $1.unit) }
    return OutputTable(heading, rows: ordered.map { cells($0, story) })
  }

  private static func cells(_ row: FlagRow, _ story: UnitStory) -> [CSVWriter.Cell] {
    [
      .integer(row.rank), .text(row.unit), .text(row.name), .text(row.type), .text(row.parent), .integer(row.year),
      .points(row.selfTotal), .points(row.expectedTotal), .points(row.expectedLower), .points(row.expectedUpper),
      .points(row.unexplainedPoints), .points(row.lower), .points(row.upper), .points(row.detectablePoints),
      .probability(row.pValue), .probability(row.qValue), .probability(row.localFalseDiscoveryRate),
      .text(row.status.rawValue), .flag(row.isFlagged), .flag(row.isFlaggedUnder),
      .optional(row.pattern.map { code($0.rawValue) }), .optional(row.selfLevel), .optional(row.expectedLevel),
      row.criteria.isEmpty ? .empty : .text(row.criteria.joined(separator: ";")),
      .text(story.evidence(of: row)),
    ]
  }
}
