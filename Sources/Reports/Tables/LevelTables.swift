public import Evaluation
internal import Pipeline
internal import Tables

extension OutputTable {
  /// `levels.csv`: one row a type, year, level and rater.
  public static func levels(_ rows: [LevelRow]) -> OutputTable {
    OutputTable(
      "type,year,level,rater,count,share,quota_share,quota_base,quota_count,excess",
      rows: rows.map { row in
        [
          .text(row.type), .integer(row.year), .text(row.level), .text(row.rater), .integer(row.count),
          .points(row.share), .exact(row.quotaShare), .optional(row.quotaBase), .count(row.quotaCount),
          .count(row.excess),
        ]
      })
  }

  /// `classification.csv`: one row a unit, year and rater.
  public static func classification(_ rows: [ClassificationRow]) -> OutputTable {
    OutputTable(
      "unit,name,type,parent,year,rater,total,level,level_by_points,conditions_failed,vetoes,not_rated",
      rows: rows.map { row in
        [
          .text(row.unit), .text(row.name), .text(row.type), .text(row.parent), .integer(row.year), .text(row.rater),
          .points(row.total), .optional(row.level), .optional(row.levelByPoints), .list(row.conditionsFailed),
          .list(row.vetoes), .optional(row.notRated),
        ]
      })
  }

  /// `collectives.csv`: one row a collective and year, beside its members.
  public static func collectives(_ rows: [CollectiveRow]) -> OutputTable {
    OutputTable(
      "unit,name,year,level,total,members,members_total,members_above",
      rows: rows.map { row in
        [
          .text(row.unit), .text(row.name), .integer(row.year), .optional(row.level), .points(row.total),
          .integer(row.members), .points(row.membersTotal), .integer(row.membersAbove),
        ]
      })
  }

  /// `thresholds.csv`: one row a type, rater and level, of raters who give levels alone.
  public static func thresholds(_ rows: [LevelThresholdRow]) -> OutputTable {
    OutputTable(
      "type,rater,level,scale,ratings,starts_at,standard_error,at_least",
      rows: rows.map { row in
        [
          .text(row.type), .text(row.rater), .text(row.level), .text(row.scale.rawValue), .integer(row.ratings),
          .points(row.startsAt), .points(row.standardError), .exact(row.atLeast),
        ]
      })
  }

  /// `gaps.csv`: one row a unit and year whose own rating and the deciding one are far apart.
  public static func gaps(_ rows: [GapRow]) -> OutputTable {
    OutputTable(
      "unit,name,type,parent,year,rater,self_total,decided_total,gap,self_level,decided_level,criteria",
      rows: rows.map { row in
        [
          .text(row.unit), .text(row.name), .text(row.type), .text(row.parent), .integer(row.year), .text(row.rater),
          .points(row.ownTotal), .points(row.decidedTotal), .points(row.gap), .optional(row.ownLevel),
          .optional(row.decidedLevel), .list(row.parts.map(\.criterion)),
        ]
      })
  }

  /// A form of the yearly report on the last year: lines by type of organisation, in the words of a language.
  ///
  /// Form 7A counts organisations, then those below them; form 7B counts individuals.
  static func form(_ findings: Findings, _ form: YearlyForm, language: Language) -> OutputTable {
    let counted = LevelForm(
      findings.classification, year: findings.years.last ?? 0, subjects: form.subjects,
      levels: findings.levelNames.map(\.code))
    let texts = LevelTexts(language)
    let names = Names(findings, language: language)
    return OutputTable(
      columns: [texts.subjectHeading, texts.lineHeading, texts.totalHeading] + counted.types.map(names.type)
        + [texts.yearBefore(counted.year - 1)],
      rows: counted.rows.map { row in
        [.text(texts.subject(row.subject)), .text(texts.line(row.line, names)), .integer(row.total)]
          + row.counts.map { .integer($0) } + [.count(row.before)]
      })
  }
}

/// A form of the yearly report.
enum YearlyForm {
  /// Form 7A.
  case organisations
  /// Form 7B.
  case individuals

  var subjects: [ClassificationRow.Subject] {
    switch self {
    case .organisations: [.organisation, .subordinate]
    case .individuals: [.individual]
    }
  }
}

extension CSVWriter.Cell {
  /// A count, or nothing.
  fileprivate static func count(_ value: Int?) -> Self {
    value.map { .integer($0) } ?? .empty
  }

  /// Texts with semicolons between, or nothing.
  fileprivate static func list(_ texts: [String]) -> Self {
    texts.isEmpty ? .empty : .text(texts.joined(separator: "; "))
  }
}
