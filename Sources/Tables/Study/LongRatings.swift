internal import Evaluation

/// Turns ratings in the long form, one cell a record, into one row a unit, year and rater.
struct LongRatings {
  private let table: CSVTable
  private let checks: TableChecks
  private let rules: RatingRules

  init(_ table: CSVTable, _ checks: TableChecks, _ rules: RatingRules) {
    self.table = table
    self.checks = checks
    self.rules = rules
  }

  private struct Cell: Hashable {
    let row: Int
    let criterion: Int32
  }

  /// The rows in the order in which they first occur.
  func pivot(_ records: RatingsTable, log: inout ProblemLog) -> RatingsTable {
    guard let criterionColumn = table.column("criterion"), let pointsColumn = table.column("points") else {
      return records
    }
    let (codes, criterion) = table.codes(criterionColumn)
    let values = table.numbers(pointsColumn)
    let known = Set(rules.criteria)
    let years = Set(records.year)
    let maxima = codes.map { rules.maxima(of: $0, in: years) }
    var rows = RatingRows()
    var result = RatingsTable(file: records.file)
    result.isLong = true
    var columns = [[Double]](repeating: [], count: codes.count)
    var lineOfCell: [Cell: Int] = [:]
    for record in values.indices {
      let line = records.lines[record]
      let (row, isNew) = rows.row(of: records, record, isByPeriod: true)
      if isNew {
        result.append(records, record)
        for index in columns.indices { columns[index].append(Points.missing) }
      }
      let code = Int(criterion[record])
      if rules.timeline != nil, !known.contains(codes[code]) {
        let expected = Expectation.known(.criterion, nearest: nearest(to: codes[code], among: rules.criteria))
        checks.report(line, "criterion", found: codes[code], expected: expected, log: &log)
      }
      let cell = Cell(row: row, criterion: criterion[record])
      if let first = lineOfCell[cell] {
        let expected = Expectation.single(firstLine: first, file: nil)
        checks.report(line, "criterion", found: codes[code], expected: expected, log: &log)
      }
      lineOfCell[cell] = lineOfCell[cell] ?? line
      if values[record].isFinite, known.contains(codes[code]) {
        PointsCheck(checks, line: line, column: "points").check(
          values[record], year: records.year[record], maxima[code], log: &log)
      }
      columns[code][row] = values[record]
    }
    for (code, column) in zip(codes, columns) where known.contains(code) { result.points[code] = column }
    return result
  }
}

extension RatingsTable {
  /// Adds the row of a record of another table, without its points.
  mutating func append(_ other: RatingsTable, _ record: Int) {
    lines.append(other.lines[record])
    unit.append(other.unit[record])
    year.append(other.year[record])
    rater.append(other.rater[record])
    raterID.append(other.raterID[record])
    level.append(other.level[record])
    notRated.append(other.notRated[record])
    months.append(other.months[record])
  }
}
