internal import Evaluation

/// The ratings of one file as columns.
struct RatingsTable {
  var file: String
  /// Whether each record held one cell.
  var isLong = false
  var lines: [Int] = []
  var unit: [Int] = []
  var year: [Int] = []
  var rater: [Rater] = []
  var raterID: [String] = []
  var level: [String] = []
  var notRated: [String] = []
  /// The months that each row is for; all of a year where nothing is said.
  var months: [ClosedRange<Int>] = []
  /// The columns of points by criterion.
  var points: [String: [Double]] = [:]

  /// No ratings of a file.
  init(file: String) {
    self.file = file
  }

  static let reserved = ["unit", "year", "rater", "rater_id", "level", "not_rated", "period"]
  static let longColumns = ["criterion", "points"]

  /// Reads a file in any of its forms; nil, with the problems in the log, when its columns do not fit.
  static func read(_ file: CSVFile, files: StudyFiles, rules: RatingRules, log: inout ProblemLog) -> RatingsTable? {
    let checks = TableChecks(file: file)
    guard checks.require(["unit", "year", "rater"], log: &log) else { return nil }
    let isLong = longColumns.allSatisfy(file.headings.contains) && !longColumns.contains(where: rules.criteria.contains)
    let roles = roles(of: file, isLong: isLong, rules: rules, log: &log)
    let table = files.decode(file, roles, log: &log)
    if table.count == 0, !log.hasProblems(in: file.name) {
      log.add(DataProblem(file: file.name, line: 2, expected: .content))
    }
    reportNamelessCells(of: table, checks, log: &log)
    let keys = RatingsTable(keysOf: table, checks, rules: rules, log: &log)
    let result =
      isLong
      ? LongRatings(table, checks, rules).pivot(keys, log: &log)
      : keys.withPoints(of: table, checks, rules: rules, log: &log)
    log.replace(by: remarks(in: table))
    return result
  }

  /// The rows with neither year nor rater: totals, names of groups and remarks, of which one thing is said, not one a
  /// cell.
  private static func remarks(in table: CSVTable) -> [DataProblem] {
    guard let unit = table.column("unit"), let year = table.column("year"), let rater = table.column("rater") else {
      return []
    }
    let (units, raters) = (table.codes(unit), table.codes(rater))
    let isRater = raters.texts.map { OfficeWords.rater($0) != nil }
    let numbering = table.file.headings.firstIndex(where: OfficeWords.isRowNumber)
    let remarks = numbering.map(table.strings) ?? []
    return table.numbers(year).enumerated().compactMap { row, value in
      guard value.isNaN, !isRater[Int(raters.index[row])] else { return nil }
      let texts = [
        ("unit", units.texts[Int(units.index[row])]),
        (numbering.map { table.file.headings[$0] } ?? "unit", remarks.indices.contains(row) ? remarks[row] : ""),
        ("rater", raters.texts[Int(raters.index[row])]),
      ]
      let (column, found) = texts.first { !$0.1.isEmpty } ?? ("unit", "")
      return DataProblem(
        file: table.file.name, line: table.lines[row], place: .column(column), found: found, expected: .yearAndRater)
    }
  }

  /// Columns without a heading may only be empty, as the separators at the ends of lines make them.
  private static func reportNamelessCells(of table: CSVTable, _ checks: TableChecks, log: inout ProblemLog) {
    for (column, heading) in checks.file.headings.enumerated() where heading.isEmpty {
      for (row, text) in table.strings(column).enumerated() where !text.isEmpty {
        let expected = Expectation.knownColumn(nearest: nil)
        checks.report(table.lines[row], "\(column + 1)", found: text, expected: expected, log: &log)
      }
    }
  }

  private static func roles(
    of file: CSVFile, isLong: Bool, rules: RatingRules, log: inout ProblemLog
  ) -> [ColumnRole] {
    let criteria = Set(rules.criteria)
    return file.headings.map { heading in
      if heading == "year" { return .number }
      if reserved.contains(heading) || isLong && heading == "criterion" { return .text }
      if criteria.contains(heading) || isLong && heading == "points" { return .number }
      if heading.isEmpty { return .text }
      // A sheet has the names of units beside their codes; units.csv is where they are read.
      if heading == "name" { return .ignored }
      // Numbers of rows say nothing, but remarks stand among them.
      if OfficeWords.isRowNumber(heading) { return .text }
      if rules.timeline == nil { return .number }
      if !rules.criteria.isEmpty {
        let expected = Expectation.knownColumn(nearest: nearest(to: heading, among: rules.criteria + reserved))
        log.add(
          DataProblem(file: file.name, line: 1, place: .column(heading), found: heading, expected: expected))
      }
      return .ignored
    }
  }

  private init(keysOf table: CSVTable, _ checks: TableChecks, rules: RatingRules, log: inout ProblemLog) {
    file = checks.file.name
    lines = table.lines
    unit = table.column("unit").map { table.codes($0).index.map(Int.init) } ?? []
    if let known = rules.units {
      unit = checks.units(of: table, among: known, log: &log)
      if !unit.isEmpty, unit.allSatisfy({ $0 < 0 }) {
        let found = table.column("unit").flatMap { table.codes($0).texts.first }
        log.add(DataProblem(file: file, place: .column("unit"), found: found, expected: .commonUnit))
      } else {
        checks.reportUnknownUnits(of: table, unit, among: known, log: &log)
      }
    }
    year = checks.years(of: table, log: &log)
    let raters = Self.raters(of: table, checks, log: &log)
    rater = raters.map { $0 ?? .selfRating }
    // A row whose rater is not known is reported once; without a year it is compared with no other.
    for row in raters.indices where raters[row] == nil { year[row] = 0 }
    let empty = [String](repeating: "", count: table.count)
    raterID = table.column("rater_id").map(table.strings) ?? empty
    notRated = table.column("not_rated").map(table.strings) ?? empty
    level = table.column("level").map(table.strings) ?? empty
    months = Self.months(of: table, checks, log: &log)
    checkLevels(checks, rules, log: &log)
  }

  private static func raters(of table: CSVTable, _ checks: TableChecks, log: inout ProblemLog) -> [Rater?] {
    guard let column = table.column("rater") else { return [] }
    let (texts, index) = table.codes(column)
    let known = texts.map(OfficeWords.rater)
    return index.enumerated().map { row, text in
      if let rater = known[Int(text)] { return rater }
      checks.report(
        table.lines[row], "rater", found: texts[Int(text)], expected: .oneOf(Rater.allCases.map(\.rawValue)), log: &log)
      return nil
    }
  }

  private static func months(
    of table: CSVTable, _ checks: TableChecks, log: inout ProblemLog
  ) -> [ClosedRange<Int>] {
    let texts = table.column("period").map(table.strings) ?? [String](repeating: "", count: table.count)
    return texts.enumerated().map { row, text in
      if let months = RatingPeriod.months(text) { return months }
      checks.report(
        table.lines[row], "period", found: text, expected: .oneOf(RatingPeriod.forms), log: &log)
      return RatingPeriod.year
    }
  }

  private func checkLevels(_ checks: TableChecks, _ rules: RatingRules, log: inout ProblemLog) {
    guard let timeline = rules.timeline, level.contains(where: { !$0.isEmpty }) else { return }
    let known = Dictionary(uniqueKeysWithValues: Set(year).map { ($0, timeline[$0].levels.map(\.code)) })
    for (row, code) in level.enumerated() where !code.isEmpty {
      let codes = known[year[row]] ?? []
      if !codes.contains(code) {
        let expected = Expectation.known(.level, nearest: nearest(to: code, among: codes))
        checks.report(lines[row], "level", found: code, expected: expected, log: &log)
      }
    }
  }

  private func withPoints(
    of table: CSVTable, _ checks: TableChecks, rules: RatingRules, log: inout ProblemLog
  ) -> RatingsTable {
    var result = self
    let years = Set(year)
    for code in rules.criteria {
      guard let column = table.column(code) else { continue }
      let values = table.numbers(column)
      let maxima = rules.maxima(of: code, in: years)
      var inForce = (year: 0, most: 0.0)
      for (row, value) in values.enumerated() where value.isFinite {
        if year[row] != inForce.year { inForce = (year[row], maxima[year[row]].flatMap { $0 } ?? -1) }
        if value >= 0, value <= inForce.most { continue }
        PointsCheck(checks, line: lines[row], column: code).check(value, year: year[row], maxima, log: &log)
      }
      result.points[code] = values
    }
    return result
  }
}
