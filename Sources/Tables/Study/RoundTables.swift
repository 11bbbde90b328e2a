internal import Evaluation

/// Reads what a yearly round leaves on paper beside the ratings: calendar, reported numbers and lists.
struct RoundTables {
  private let study: StudyDescription
  private let units: [String: Int]?
  private let frameworks: FrameworkTimeline?

  init(_ study: StudyDescription, units: [String: Int]?, frameworks: FrameworkTimeline?) {
    self.study = study
    self.units = units
    self.frameworks = frameworks
  }

  /// The round of a study; what is not named is empty.
  func read(_ files: inout StudyFiles, log: inout ProblemLog) -> YearlyRound {
    var round = YearlyRound()
    if let file = open("calendar", &files, log: &log) { round.calendar = calendar(file, files, log: &log) }
    if let file = open("reports", &files, log: &log) { round.reports = reports(file, files, log: &log) }
    if let file = open("commendations", &files, log: &log) {
      round.commendations = listings(file, files, log: &log)
    }
    if let file = open("discipline", &files, log: &log) { round.discipline = listings(file, files, log: &log) }
    return round
  }

  private func open(_ key: String, _ files: inout StudyFiles, log: inout ProblemLog) -> CSVFile? {
    study.optional[key].flatMap { files.open($0.path, log: &log) }
  }

  /// The unit and year of each record of a table whose columns are there; nil, with the problems in the log, otherwise.
  private struct Records {
    let table: CSVTable
    let checks: TableChecks
    let unit: [Int]
    let year: [Int]

    func strings(_ heading: String) -> [String] {
      table.column(heading).map { table.strings($0) } ?? [String](repeating: "", count: table.count)
    }

    /// Logs records that name what an earlier one names.
    func reportRepeated(_ column: String, _ key: (Int) -> [String], log: inout ProblemLog) {
      var first: [[String]: Int] = [:]
      for row in 0..<table.count {
        let own = ["\(unit[row])", "\(year[row])"] + key(row)
        guard let earlier = first[own] else {
          first[own] = row
          continue
        }
        let expected = Expectation.single(firstLine: table.lines[earlier], file: nil)
        checks.report(table.lines[row], column, found: strings(column)[row], expected: expected, log: &log)
      }
    }
  }

  private func records(
    _ file: CSVFile, _ files: StudyFiles, required: [String], text: [String], numbers: [String] = [],
    log: inout ProblemLog
  ) -> Records? {
    let checks = TableChecks(file: file)
    guard checks.require(["unit", "year"] + required, log: &log) else { return nil }
    let roles = RelatedTables.roles(file, text: ["unit"] + text, numbers: ["year"] + numbers)
    let table = files.decode(file, roles, log: &log)
    let years = checks.years(of: table, log: &log)
    guard units != nil else { return nil }
    return Records(
      table: table, checks: checks, unit: RelatedTables.knownUnits(table, checks, units, log: &log), year: years)
  }

  private func calendar(_ file: CSVFile, _ files: StudyFiles, log: inout ProblemLog) -> [YearlyRound.Arrival] {
    let columns = ["due", "reported", "reason"]
    guard let records = records(file, files, required: ["reported"], text: columns, log: &log) else { return [] }
    records.reportRepeated("unit", { _ in [] }, log: &log)
    let due = days("due", records, log: &log)
    let reported = days("reported", records, log: &log)
    let reasons = records.strings("reason")
    return records.unit.indices.map { row in
      YearlyRound.Arrival(
        unit: records.unit[row], year: records.year[row], due: due[row], reported: reported[row], reason: reasons[row])
    }
  }

  private func days(_ heading: String, _ records: Records, log: inout ProblemLog) -> [CalendarDay?] {
    records.strings(heading).enumerated().map { row, text in
      if text.isEmpty { return nil }
      if let day = CalendarDay(text) { return day }
      records.checks.report(records.table.lines[row], heading, found: text, expected: .day, log: &log)
      return nil
    }
  }

  private func reports(_ file: CSVFile, _ files: StudyFiles, log: inout ProblemLog) -> [YearlyRound.Count] {
    let required = ["level", "count"]
    guard
      let records = records(file, files, required: required, text: ["type", "level"], numbers: ["count"], log: &log)
    else { return [] }
    let types = records.strings("type")
    let levels = records.checks.filled("level", of: records.table, log: &log)
    records.reportRepeated("level", { [types[$0], levels[$0]] }, log: &log)
    checkLevels("level", levels, records, others: [YearlyRound.Count.notRated], log: &log)
    checkTypes(types, records, log: &log)
    let counts = records.table.column("count").map { records.table.numbers($0) } ?? []
    return records.unit.indices.map { row in
      let count = counts[row]
      if count != CSVTable.invalid, !(count >= 0 && count <= 1e9 && count == count.rounded()) {
        let found = TableChecks.text(of: count)
        records.checks.report(records.table.lines[row], "count", found: found, expected: .wholeNumber, log: &log)
      }
      return YearlyRound.Count(
        unit: records.unit[row], year: records.year[row], type: types[row], level: levels[row],
        count: Int(exactly: count) ?? 0)
    }
  }

  private func listings(_ file: CSVFile, _ files: StudyFiles, log: inout ProblemLog) -> [YearlyRound.Listing] {
    guard let records = records(file, files, required: [], text: ["title", "level"], log: &log) else { return [] }
    let titles = records.strings("title")
    let levels = records.strings("level")
    records.reportRepeated("unit", { [titles[$0]] }, log: &log)
    checkLevels("level", levels, records, others: [], log: &log)
    return records.unit.indices.map { row in
      YearlyRound.Listing(
        unit: records.unit[row], year: records.year[row], title: titles[row],
        level: levels[row].isEmpty ? nil : levels[row])
    }
  }

  /// Logs levels that the framework of the year lacks; an empty cell names none.
  private func checkLevels(
    _ heading: String, _ levels: [String], _ records: Records, others: [String], log: inout ProblemLog
  ) {
    guard let frameworks else { return }
    for (row, level) in levels.enumerated() where !level.isEmpty && records.year[row] > 0 {
      let known = frameworks[records.year[row]].levels.map(\.code) + others
      guard !known.contains(level) else { continue }
      let expected = Expectation.known(.level, nearest: nearest(to: level, among: known))
      records.checks.report(records.table.lines[row], heading, found: level, expected: expected, log: &log)
    }
  }

  private func checkTypes(_ types: [String], _ records: Records, log: inout ProblemLog) {
    guard let frameworks else { return }
    for (row, type) in types.enumerated() where !type.isEmpty && records.year[row] > 0 {
      let known = frameworks[records.year[row]].types.map(\.code)
      guard !known.isEmpty, !known.contains(type) else { continue }
      let expected = Expectation.known(.type, nearest: nearest(to: type, among: known))
      records.checks.report(records.table.lines[row], "type", found: type, expected: expected, log: &log)
    }
  }
}
