internal import Evaluation

/// The tables of a study beside its ratings and indicators.
struct RelatedTables {
  var lineage: [Lineage] = []
  var audits: [AuditResult] = []
  var auditPlan: [AuditPlanRow] = []
  var responses: [Response] = []

  /// Reads what is there; files that later steps read for themselves are only opened.
  static func read(
    _ study: StudyDescription, files: inout StudyFiles, units: [String: Int]?, log: inout ProblemLog
  ) -> RelatedTables {
    var result = RelatedTables()
    if let file = open("lineage", study, &files, log: &log) {
      result.lineage = lineage(file, files, log: &log)
    }
    if let file = open("audit", study, &files, log: &log) {
      result.audits = audits(file, files, units, log: &log)
      result.auditPlan = AuditPlanTable.read(beside: file.name, files: &files, units, log: &log)
    }
    if let file = open("responses", study, &files, log: &log) {
      result.responses = responses(file, files, units, log: &log)
    }
    _ = open("survey", study, &files, log: &log)
    return result
  }

  private static func open(
    _ key: String, _ study: StudyDescription, _ files: inout StudyFiles, log: inout ProblemLog
  ) -> CSVFile? {
    study.optional[key].flatMap { files.open($0.path, log: &log) }
  }

  private static func lineage(_ file: CSVFile, _ files: StudyFiles, log: inout ProblemLog) -> [Lineage] {
    let checks = TableChecks(file: file)
    guard checks.require(["from", "to", "year", "share"], log: &log) else { return [] }
    let table = files.decode(file, roles(file, text: ["from", "to"], numbers: ["year", "share"]), log: &log)
    let years = checks.years(of: table, log: &log)
    let shares = checks.numbers("share", of: table, within: .unit, log: &log)
    let from = checks.filled("from", of: table, log: &log)
    let to = checks.filled("to", of: table, log: &log)
    return (0..<table.count).map { Lineage(from: from[$0], to: to[$0], year: years[$0], share: shares[$0]) }
  }

  private static func audits(
    _ file: CSVFile, _ files: StudyFiles, _ units: [String: Int]?, log: inout ProblemLog
  ) -> [AuditResult] {
    let checks = TableChecks(file: file)
    guard checks.require(["unit", "year", "true_total"], log: &log) else { return [] }
    let table = files.decode(
      file, roles(file, text: ["unit", "verifier"], numbers: ["year", "true_total"]), log: &log)
    let years = checks.years(of: table, log: &log)
    let totals = checks.optionalNumbers("true_total", of: table, within: .percent, log: &log)
    let verifiers = table.column("verifier").map { table.strings($0) }
    let known = knownUnits(table, checks, units, log: &log)
    // A line without a total is a unit that was not verified yet.
    return known.enumerated().filter { !totals[$0.offset].isNaN }.map { row, unit in
      AuditResult(unit: unit, year: years[row], trueTotal: totals[row], verifier: verifiers?[row] ?? "")
    }
  }

  private static func responses(
    _ file: CSVFile, _ files: StudyFiles, _ units: [String: Int]?, log: inout ProblemLog
  ) -> [Response] {
    let checks = TableChecks(file: file)
    guard checks.require(["unit", "year", "answer", "accepted"], log: &log) else { return [] }
    let table = files.decode(
      file, roles(file, text: ["unit", "answer", "accepted"], numbers: ["year"]), log: &log)
    let years = checks.years(of: table, log: &log)
    let answers = table.column("answer").map { table.strings($0) } ?? []
    let accepted = checks.flags("accepted", of: table, log: &log)
    let known = knownUnits(table, checks, units, log: &log)
    return known.enumerated().map { row, unit in
      Response(unit: unit, year: years[row], answer: answers[row], isAccepted: accepted[row])
    }
  }

  static func knownUnits(
    _ table: CSVTable, _ checks: TableChecks, _ units: [String: Int]?, log: inout ProblemLog
  ) -> [Int] {
    guard let units else { return [] }
    let index = checks.units(of: table, among: units, log: &log)
    checks.reportUnknownUnits(of: table, index, among: units, log: &log)
    return index
  }

  static func roles(_ file: CSVFile, text: [String], numbers: [String]) -> [ColumnRole] {
    file.headings.map { heading in
      if text.contains(heading) { return .text }
      return numbers.contains(heading) ? .number : .ignored
    }
  }
}
