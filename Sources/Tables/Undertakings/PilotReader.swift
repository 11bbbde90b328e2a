public import Evaluation
public import Foundation

/// Reads a trial from `pilot.csv` or `pilot.xlsx`: `unit,treated,period,after,value[,block][,answers]`.
///
/// One row a unit and period. `treated` and `after` are yes or no: whether the unit takes up the model, and whether the model
/// is in force in that period; `period` is a number whose order counts; `answers` is the number of answers behind the value.
public enum PilotReader {
  static let required = ["unit", "treated", "period", "after", "value"]
  static let optional = ["block", "answers"]

  /// The trial in a folder, or in the file that is named.
  ///
  /// - Throws: all problems of the file.
  /// - Complexity: O(bytes).
  public static func read(
    _ location: URL, threads: Int = 1, flattensHeadings: Bool = false
  ) throws(DataError) -> TableReading<PilotTrial> {
    var log = ProblemLog()
    var tables = NamedTables(location, main: "pilot", threads: threads, flattensHeadings: flattensHeadings)
    let trial = tables.open("pilot", log: &log).flatMap { read($0, files: tables.files, log: &log) }
    return try tables.reading(trial, log: log, main: "pilot")
  }

  private static func read(_ file: CSVFile, files: StudyFiles, log: inout ProblemLog) -> PilotTrial? {
    let checks = TableChecks(file: file)
    guard checks.require(required, log: &log) else { return nil }
    let roles = file.headings.map { heading -> ColumnRole in
      switch heading {
      case "unit", "treated", "after", "block": .text
      case "value", "answers", "period": .number
      default: .ignored
      }
    }
    let table = files.decode(file, roles, log: &log)
    checks.noteIgnored(required + optional, log: &log)
    let rows = PilotRows(table, checks, log: &log)
    rows.check(log: &log)
    guard log.isEmpty, table.count > 0 else { return nil }
    let trial = rows.trial
    guard isComparable(trial) else {
      log.add(DataProblem(file: file.name, expected: .comparableUnits))
      return nil
    }
    return trial
  }

  /// Whether some block has treated and other units that were seen in both phases.
  private static func isComparable(_ trial: PilotTrial) -> Bool {
    let whole = trial.units.indices.filter { unit in
      [true, false].allSatisfy { phase in
        trial.periods.indices.contains { trial.isAfter[$0] == phase && trial.values[unit][$0].isFinite }
      }
    }
    return trial.blocks.indices.contains { block in
      [true, false].allSatisfy { treated in
        whole.contains { trial.block[$0] == block && trial.isTreated[$0] == treated }
      }
    }
  }
}

/// The records of a trial's table.
private struct PilotRows {
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
    period = checks.numbers("period", of: table, within: NumberRange(), log: &log)
    value = checks.optionalNumbers("value", of: table, within: NumberRange(), log: &log)
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
    var blockOfUnit = [Int](repeating: 0, count: units.count)
    var treated = [Bool](repeating: false, count: units.count)
    var after = [Bool](repeating: false, count: periods.count)
    var values = [[Double]](repeating: periods.map { _ in .nan }, count: units.count)
    var sizes = [[Double]](repeating: periods.map { _ in 1 }, count: units.count)
    for row in unit.indices {
      let (u, t) = (place[unit[row]] ?? 0, column[period[row]] ?? 0)
      blockOfUnit[u] = blocks.firstIndex(of: block[row]) ?? 0
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
