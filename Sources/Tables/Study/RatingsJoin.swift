internal import Evaluation

/// Joins the ratings of several files to those of the study.
struct RatingsJoin {
  private let rules: RatingRules
  private let tables: [RatingsTable]
  private let minimumMonths: Int

  init(_ tables: [RatingsTable], rules: RatingRules, minimumMonths: Int) {
    self.tables = tables
    self.minimumMonths = minimumMonths
    self.rules = rules
  }

  /// The ratings; what is there twice, and the criteria that no file holds, go to the log.
  func ratings(log: inout ProblemLog) -> Ratings {
    if rules.units != nil { reportRepeatedRows(log: &log) }
    let codes = rules.criteria.filter { code in tables.contains { $0.points[code] != nil } }
    reportMissingCriteria(codes, log: &log)
    let all = Ratings(
      criteria: codes, unit: joined(\.unit), year: joined(\.year), rater: joined(\.rater),
      points: codes.map { code in
        joined { $0.points[code] ?? [Double](repeating: Points.missing, count: $0.unit.count) }
      },
      raterID: joined(\.raterID), level: joined(\.level), notRated: joined(\.notRated))
    let months = joined(\.months)
    guard months.contains(where: { $0 != RatingPeriod.year }) else { return all }
    let means = PeriodMean(all, months: months, minimumMonths: minimumMonths)
    for note in means.notes { log.add(note) }
    return means.ratings
  }

  /// The columns of all tables one after the other; that of a single one as it is, without a copy.
  private func joined<Value>(_ column: (RatingsTable) -> [Value]) -> [Value] {
    tables.count == 1 ? column(tables[0]) : tables.flatMap(column)
  }

  private func reportRepeatedRows(log: inout ProblemLog) {
    var rows = RatingRows()
    var origin: [[(table: Int, record: Int)]] = []
    for (number, table) in tables.enumerated() {
      for record in table.unit.indices where table.unit[record] >= 0 && table.year[record] > 0 {
        let (row, isNew) = rows.row(of: table, record)
        if isNew { origin.append([]) }
        let months = table.months[record]
        guard
          let earlier = origin[row].first(where: { tables[$0.table].months[$0.record].overlaps(months) })
        else {
          origin[row].append((number, record))
          continue
        }
        let first = tables[earlier.table]
        let expected = Expectation.single(
          firstLine: first.lines[earlier.record], file: first.file == table.file ? nil : first.file)
        log.add(
          DataProblem(
            file: table.file, line: table.lines[record], place: .column("rater"),
            found: table.rater[record].rawValue, expected: expected))
      }
    }
  }

  /// Every criterion that is scored in a year with ratings needs a column, unless there are only levels or records are
  /// cells.
  private func reportMissingCriteria(_ codes: [String], log: inout ProblemLog) {
    guard let timeline = rules.timeline, let file = tables.first?.file else { return }
    let hasLevels = tables.contains { table in table.level.contains { !$0.isEmpty } }
    if codes.isEmpty && hasLevels || tables.contains(where: \.isLong) { return }
    var reported = Set(codes)
    for year in Set(tables.flatMap(\.year)).sorted() where year > 0 {
      for criterion in timeline[year].criteria
      where criterion.kind == .score && reported.insert(criterion.code).inserted {
        log.add(DataProblem(file: file, line: 1, expected: .column(criterion.code)))
      }
    }
  }
}
