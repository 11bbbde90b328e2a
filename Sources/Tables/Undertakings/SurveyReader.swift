public import Evaluation
public import Foundation

/// A survey with what was asked beside it.
public struct SurveyTables: Sendable, Equatable {
  /// The answers.
  public var answers: SurveyAnswers
  /// The directives issued to units; nil where no table gives them.
  public var directives: DirectiveCounts?
}

/// Reads a survey from `survey`, `items` and, where it is there, `directives`, each as `.csv` or `.xlsx`; in the folder of a
/// study, the answers from where `study.yml` names them under `survey`.
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
    tables.readStudy(naming: "survey", log: &log)
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
