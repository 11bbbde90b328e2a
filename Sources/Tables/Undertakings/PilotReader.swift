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
    func blocks(treated: Bool) -> Set<Int> {
      Set(whole.filter { trial.isTreated[$0] == treated }.map { trial.block[$0] })
    }
    return !blocks(treated: true).isDisjoint(with: blocks(treated: false))
  }
}
