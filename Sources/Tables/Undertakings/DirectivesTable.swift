internal import Evaluation

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
