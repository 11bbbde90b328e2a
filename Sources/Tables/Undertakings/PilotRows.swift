internal import Evaluation

/// The records of a trial's table.
struct PilotRows {
  private let checks: TableChecks
  private let table: CSVTable
  private let unit: [String]
  private let block: [String]
  private let isTreated: [Bool]
  private let isAfter: [Bool]
  private let period: [Double]
  private let value: [Double]
  private let answers: [Double]
  private let hasAnswers: Bool
  /// The words behind `isTreated` and `isAfter`.
  private let words: (treated: [String], after: [String])

  init(_ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog) {
    self.table = table
    self.checks = checks
    unit = checks.filled("unit", of: table, log: &log)
    block = checks.texts("block", of: table)
    isTreated = checks.answers("treated", of: table, log: &log)
    isAfter = checks.answers("after", of: table, log: &log)
    period = checks.numbers("period", of: table, within: .measurable, log: &log)
    value = checks.optionalNumbers("value", of: table, within: .measurable, log: &log)
    answers = checks.weights("answers", of: table, log: &log)
    hasAnswers = table.column("answers") != nil
    words = (checks.texts("treated", of: table), checks.texts("after", of: table))
  }

  /// Logs rows that contradict earlier ones.
  func check(log: inout ProblemLog) {
    var rowOfUnit: [String: Int] = [:]
    var rowOfPeriod: [Double: Int] = [:]
    var rowOfCell: [String: Int] = [:]
    for row in unit.indices {
      func report(_ column: String, _ found: String, _ expected: Expectation, log: inout ProblemLog) {
        checks.report(table.lines[row], column, found: found, expected: expected, log: &log)
      }
      if let first = rowOfUnit[unit[row]] {
        let same = Expectation.sameAs(line: table.lines[first])
        if isTreated[first] != isTreated[row] { report("treated", words.treated[row], same, log: &log) }
        if block[first] != block[row] { report("block", block[row], same, log: &log) }
      }
      if let first = rowOfPeriod[period[row]], isAfter[first] != isAfter[row] {
        report("after", words.after[row], .sameAs(line: table.lines[first]), log: &log)
      }
      let cell = "\(unit[row])\u{0}\(period[row])"
      if let first = rowOfCell[cell] {
        report(
          "period", TableChecks.text(of: period[row]), .single(firstLine: table.lines[first], file: nil), log: &log)
      }
      rowOfUnit[unit[row]] = rowOfUnit[unit[row]] ?? row
      rowOfPeriod[period[row]] = rowOfPeriod[period[row]] ?? row
      rowOfCell[cell] = rowOfCell[cell] ?? row
    }
    checkOrder(rowOfPeriod, log: &log)
  }

  /// Logs periods before the model that lie behind one with it.
  private func checkOrder(_ rowOfPeriod: [Double: Int], log: inout ProblemLog) {
    guard let begin = rowOfPeriod.filter({ isAfter[$0.value] }).keys.min() else { return }
    for (late, row) in rowOfPeriod.sorted(by: { $0.key < $1.key }) where late > begin && !isAfter[row] {
      checks.report(
        table.lines[row], "after", found: words.after[row],
        expected: .periodsInOrder(from: TableChecks.text(of: begin)),
        log: &log)
    }
  }

  /// The trial; the rows have passed their checks.
  var trial: PilotTrial {
    var units: [String] = []
    var place: [String: Int] = [:]
    for code in unit where place[code] == nil {
      place[code] = units.count
      units.append(code)
    }
    let periods = Set(period).sorted()
    let column = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
    let blocks = Set(block).sorted()
    let number = Dictionary(uniqueKeysWithValues: blocks.enumerated().map { ($1, $0) })
    var blockOfUnit = [Int](repeating: 0, count: units.count)
    var treated = [Bool](repeating: false, count: units.count)
    var after = [Bool](repeating: false, count: periods.count)
    var values = [[Double]](repeating: periods.map { _ in .nan }, count: units.count)
    var sizes = [[Double]](repeating: periods.map { _ in 1 }, count: units.count)
    for row in unit.indices {
      let (u, t) = (place[unit[row]] ?? 0, column[period[row]] ?? 0)
      blockOfUnit[u] = number[block[row]] ?? 0
      treated[u] = isTreated[row]
      after[t] = isAfter[row]
      values[u][t] = value[row].isFinite ? value[row] : .nan
      sizes[u][t] = answers[row]
    }
    return PilotTrial(
      units: units, block: blockOfUnit, blocks: blocks, isTreated: treated, periods: periods, isAfter: after,
      values: values, sizes: hasAnswers ? sizes : nil)
  }
}
