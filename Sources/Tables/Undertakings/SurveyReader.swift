public import Evaluation
public import Foundation

/// A survey with what was asked beside it.
public struct SurveyTables: Sendable, Equatable {
  /// The answers.
  public var answers: SurveyAnswers
  /// The directives issued to units; nil where no table gives them.
  public var directives: DirectiveCounts?
}

/// Reads a survey from `survey`, `items` and, where it is there, `directives`, each as `.csv` or `.xlsx`.
///
/// - survey: a row a respondent, `[type][,stratum][,cluster][,weight][,population]` and a column an item.
/// - items: `item,scale[,name][,reversed][,lowest][,highest]`, answers from 1 to 5 where nothing else is said.
/// - directives: a row a unit, `issued,in_time[,unit][,type]` and the columns of a design.
public enum SurveyReader {
  /// The survey in a folder.
  ///
  /// - Throws: all problems of all files.
  /// - Complexity: O(bytes).
  public static func read(
    _ location: URL, threads: Int = 1, flattensHeadings: Bool = false
  ) throws(DataError) -> TableReading<SurveyTables> {
    var log = ProblemLog()
    var tables = NamedTables(location, main: "survey", threads: threads, flattensHeadings: flattensHeadings)
    let survey = tables.open("survey", log: &log)
    let itemFile = tables.open("items", log: &log)
    let directiveFile = tables.openIfThere("directives", log: &log)
    let items = itemFile.map { ItemsTable.read($0, files: tables.files, log: &log) } ?? []
    if let survey, let itemFile, log.isEmpty {
      ItemsTable.check(items, of: itemFile, in: survey, tables.files, log: &log)
    }
    let answers = survey.map { read($0, items: items.map(\.item), files: tables.files, log: &log) }
    let directives = directiveFile.flatMap { DirectivesTable.read($0, files: tables.files, log: &log) }
    let content = answers.flatMap { $0.design.count > 0 ? SurveyTables(answers: $0, directives: directives) : nil }
    return try tables.reading(content, log: log, main: "survey")
  }

  private static func read(
    _ file: CSVFile, items: [SurveyAnswers.Item], files: StudyFiles, log: inout ProblemLog
  ) -> SurveyAnswers {
    let checks = TableChecks(file: file)
    let codes = Set(items.map(\.code))
    let roles = file.headings.map { heading -> ColumnRole in
      if heading == "type" { return .text }
      return DesignColumns.role(heading) ?? (codes.contains(heading) ? .number : .ignored)
    }
    let table = files.decode(file, roles, log: &log)
    checks.noteIgnored(DesignColumns.names + ["type", "respondent"] + items.map(\.code), log: &log)
    let design = DesignColumns.read(table, checks, log: &log)
    let answers = items.map { item -> [Double] in
      let range = NumberRange(from: item.lowest, to: item.highest)
      let values = table.column(item.code).map { table.numbers($0) } ?? []
      return values.enumerated().map { row, value in
        if value.isNaN || value == Points.notApplicable || value == CSVTable.invalid { return .nan }
        if !range.contains(value) {
          checks.report(
            table.lines[row], item.code, found: TableChecks.text(of: value), expected: .numberWithin(range), log: &log)
        }
        return value
      }
    }
    let type =
      table.column("type") == nil ? [String](repeating: "", count: table.count) : checks.texts("type", of: table)
    guard answers.allSatisfy({ $0.count == table.count }) else {
      return SurveyAnswers(design: design, type: type, items: [], answers: [])
    }
    return SurveyAnswers(design: design, type: type, items: items, answers: answers)
  }
}

/// The table of a survey's items.
enum ItemsTable {
  /// An item and the line that lists it.
  struct Row {
    let item: SurveyAnswers.Item
    let line: Int
  }

  static let required = ["item", "scale"]
  static let optional = ["name", "reversed", "lowest", "highest"]
  /// The answers of an item that says nothing else.
  static let usual = (lowest: 1.0, highest: 5.0)

  static func read(_ file: CSVFile, files: StudyFiles, log: inout ProblemLog) -> [Row] {
    let checks = TableChecks(file: file)
    guard checks.require(required, log: &log) else { return [] }
    let roles = RelatedTables.roles(file, text: ["item", "scale", "name", "reversed"], numbers: ["lowest", "highest"])
    let table = files.decode(file, roles, log: &log)
    checks.noteIgnored(required + optional, log: &log)
    let codes = checks.filled("item", of: table, log: &log)
    let scales = checks.filled("scale", of: table, log: &log)
    let names = checks.texts("name", of: table)
    let reversed = checks.flags("reversed", of: table, log: &log)
    let lowest = checks.optionalNumbers("lowest", of: table, within: NumberRange(), log: &log)
    let highest = checks.optionalNumbers("highest", of: table, within: NumberRange(), log: &log)
    var lines: [String: Int] = [:]
    return codes.indices.compactMap { row in
      if let first = lines[codes[row]] {
        checks.report(
          table.lines[row], "item", found: codes[row], expected: .single(firstLine: first, file: nil), log: &log)
      }
      lines[codes[row]] = lines[codes[row]] ?? table.lines[row]
      let low = lowest.indices.contains(row) && lowest[row].isFinite ? lowest[row] : usual.lowest
      let high = highest.indices.contains(row) && highest[row].isFinite ? highest[row] : usual.highest
      if high <= low {
        checks.report(
          table.lines[row], "highest", found: TableChecks.text(of: high),
          expected: .numberWithin(NumberRange(from: low, includesLower: false)), log: &log)
      }
      let item = SurveyAnswers.Item(
        code: codes[row], name: names[row].isEmpty ? codes[row] : names[row], scale: scales[row],
        isReversed: (reversed.indices.contains(row) ? reversed[row] : nil) ?? false, lowest: low, highest: high)
      return Row(item: item, line: table.lines[row])
    }
  }

  /// Logs items without a column of answers, and scales of a single item.
  static func check(
    _ rows: [Row], of file: CSVFile, in survey: CSVFile, _ files: StudyFiles, log: inout ProblemLog
  ) {
    let checks = TableChecks(file: file)
    let counts = Dictionary(rows.map { ($0.item.scale, 1) }, uniquingKeysWith: +)
    for row in rows {
      if !survey.headings.contains(row.item.code) {
        checks.report(row.line, "item", found: row.item.code, expected: .answersOfItem, log: &log)
      }
      if counts[row.item.scale] == 1 {
        checks.report(row.line, "scale", found: row.item.scale, expected: .itemsOfScale(least: 2), log: &log)
      }
    }
    if rows.isEmpty { log.add(DataProblem(file: file.name, expected: .content)) }
  }
}

/// The table of directives.
enum DirectivesTable {
  /// More than any office issues to one unit: a larger number is a mistake.
  private static let mostDirectives = 1e6

  static func read(_ file: CSVFile, files: StudyFiles, log: inout ProblemLog) -> DirectiveCounts? {
    let checks = TableChecks(file: file)
    guard checks.require(["issued", "in_time"], log: &log) else { return nil }
    let roles = file.headings.map { heading -> ColumnRole in
      if heading == "type" { return .text }
      return DesignColumns.role(heading) ?? (["issued", "in_time"].contains(heading) ? .number : .ignored)
    }
    let table = files.decode(file, roles, log: &log)
    checks.noteIgnored(DesignColumns.names + ["unit", "type", "issued", "in_time"], log: &log)
    let design = DesignColumns.read(table, checks, log: &log)
    let range = NumberRange(from: 0, to: mostDirectives)
    let issued = checks.numbers("issued", of: table, within: range, log: &log)
    let inTime = checks.numbers("in_time", of: table, within: range, log: &log)
    for row in issued.indices where inTime[row] > issued[row] && issued[row] >= 0 {
      checks.report(
        table.lines[row], "in_time", found: TableChecks.text(of: inTime[row]), expected: .atMost(column: "issued"),
        log: &log)
    }
    return DirectiveCounts(design: design, type: checks.texts("type", of: table), issued: issued, inTime: inTime)
  }
}
