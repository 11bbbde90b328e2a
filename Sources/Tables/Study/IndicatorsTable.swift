internal import Evaluation

/// Reads the indicators of a study.
enum IndicatorsTable {
  /// The values of a file, and the notes on what was left out.
  static func read(
    _ file: CSVFile, files: StudyFiles, frameworks: [Framework], units: [String: Int]?, log: inout ProblemLog
  ) -> (values: IndicatorValues, notes: [Note]) {
    let checks = TableChecks(file: file)
    guard checks.require(["unit", "year"], log: &log) else { return (.none, []) }
    let codes = columns(of: frameworks)
    if !frameworks.isEmpty, !checks.require(codes, log: &log) { return (.none, []) }
    let table = files.decode(
      file,
      file.headings.map { heading in
        if heading == "unit" { return .text }
        if heading == "year" { return .number }
        return codes.contains(heading) ? .unboundedNumber : .ignored
      }, log: &log)
    let unit = if let units { checks.units(of: table, among: units, log: &log) } else { [Int]() }
    let year = checks.years(of: table, log: &log)
    reportRepeatedRows(unit, year, table, checks, log: &log)
    let kept = unit.indices.filter { unit[$0] >= 0 }
    let values = codes.map { code in
      let column = table.column(code).map { table.numbers($0) } ?? []
      return kept.map { column[$0].isFinite ? column[$0] : Double.nan }
    }
    let result = IndicatorValues(
      codes: codes, unit: kept.map { unit[$0] }, year: kept.map { year[$0] }, values: values)
    return (result, notes(file, codes: codes, foreign: unit.count - kept.count))
  }

  /// The codes of the indicators and their denominators, in the order of the latest framework.
  static func columns(of frameworks: [Framework]) -> [String] {
    var codes: [String] = []
    for framework in frameworks.reversed() {
      for indicator in framework.indicators where !codes.contains(indicator.code) { codes.append(indicator.code) }
      for column in framework.indicators.compactMap(\.denominator) where !codes.contains(column) {
        codes.append(column)
      }
    }
    return codes
  }

  private static func notes(_ file: CSVFile, codes: [String], foreign: Int) -> [Note] {
    var notes: [Note] = []
    if foreign > 0 {
      notes.append(Note("data.indicatorRowsOfOtherUnits", ["file": file.name, "count": "\(foreign)"]))
    }
    let ignored = file.headings.filter { !$0.isEmpty && $0 != "unit" && $0 != "year" && !codes.contains($0) }
    if !ignored.isEmpty {
      let list = ignored.joined(separator: ", ")
      notes.append(Note("data.columnsIgnored", ["file": file.name, "columns": list, "count": "\(ignored.count)"]))
    }
    return notes
  }

  private static func reportRepeatedRows(
    _ unit: [Int], _ year: [Int], _ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog
  ) {
    struct Key: Hashable {
      let unit: Int
      let year: Int
    }
    var first: [Key: Int] = [:]
    for row in unit.indices where unit[row] >= 0 && year[row] > 0 {
      let key = Key(unit: unit[row], year: year[row])
      if let earlier = first[key] {
        let expected = Expectation.single(firstLine: table.lines[earlier], file: nil)
        checks.report(table.lines[row], "unit", found: nil, expected: expected, log: &log)
      } else {
        first[key] = row
      }
    }
  }
}
