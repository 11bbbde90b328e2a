internal import Evaluation
internal import Foundation

/// The plan of a validation sample, which lies beside its results.
enum AuditPlanTable {
  /// The name of the file.
  static let name = "audit-plan.csv"

  /// The plan in the folder of the results; empty where there is none.
  static func read(
    beside results: String, files: inout StudyFiles, _ units: [String: Int]?, log: inout ProblemLog
  ) -> [AuditPlanRow] {
    let folder = results.lastIndex(of: "/").map { String(results[...$0]) } ?? ""
    let path = folder + name
    guard FileManager.default.fileExists(atPath: files.url(path).path), let file = files.open(path, log: &log) else {
      return []
    }
    return read(file, files, units, log: &log)
  }

  private static func read(
    _ file: CSVFile, _ files: StudyFiles, _ units: [String: Int]?, log: inout ProblemLog
  ) -> [AuditPlanRow] {
    let checks = TableChecks(file: file)
    guard checks.require(AuditPlanRow.headings, log: &log) else { return [] }
    let roles = RelatedTables.roles(
      file, text: ["unit", "stratum", "drawn"],
      numbers: ["year", "inclusion", "rank", "self_total", "unexplained_points", "deviation"])
    let table = files.decode(file, roles, log: &log)
    let years = checks.years(of: table, log: &log)
    let strata = strata(table, checks, log: &log)
    let inclusion = checks.numbers("inclusion", of: table, within: .unit, log: &log)
    let drawn = checks.flags("drawn", of: table, log: &log)
    let ranks = checks.numbers("rank", of: table, within: NumberRange(from: 1, to: 1e9), log: &log)
    let totals = checks.optionalNumbers("self_total", of: table, within: .percent, log: &log)
    let unexplained = checks.optionalNumbers(
      "unexplained_points", of: table, within: NumberRange(from: -100, to: 100), log: &log)
    let deviations = checks.optionalNumbers("deviation", of: table, within: .nonNegative, log: &log)
    let known = RelatedTables.knownUnits(table, checks, units, log: &log)
    guard log.isEmpty else { return [] }
    return known.enumerated().map { row, unit in
      AuditPlanRow(
        unit: unit, year: years[row], stratum: strata[row], inclusion: inclusion[row], isDrawn: drawn[row] ?? false,
        rank: Int(ranks[row]), selfTotal: totals[row], unexplainedPoints: unexplained[row],
        deviation: deviations[row])
    }
  }

  private static func strata(
    _ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog
  ) -> [AuditPlanRow.Stratum] {
    let texts = table.column("stratum").map { table.strings($0) } ?? []
    return texts.enumerated().map { row, text in
      if let stratum = AuditPlanRow.Stratum(rawValue: text) { return stratum }
      checks.report(
        table.lines[row], "stratum", found: text, expected: .oneOf(AuditPlanRow.Stratum.allCases.map(\.rawValue)),
        log: &log)
      return .rest
    }
  }
}
