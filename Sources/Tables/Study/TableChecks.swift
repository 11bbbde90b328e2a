internal import Evaluation

/// The checks that every table of a study goes through.
struct TableChecks {
  /// More codes than this are not searched for the nearest: that would take longer than reading the file.
  static let mostCandidates = 5_000

  let file: CSVFile

  /// Logs the columns that are required and not there; true when all are.
  func require(_ columns: [String], log: inout ProblemLog) -> Bool {
    let missing = columns.filter { !file.headings.contains($0) }
    if let later = laterHeading(missing) {
      let expected: Expectation =
        file.text.sheet == nil ? .headingsInFirstLine(of: later.column) : .headingsInFirstRow(of: later.column)
      log.add(DataProblem(file: file.name, line: later.line, expected: expected))
      return false
    }
    for column in missing {
      let other = file.headings.filter { !columns.contains($0) }
      log.add(
        DataProblem(
          file: file.name, line: 1, found: nearest(to: column, among: other), expected: .column(column)))
    }
    return missing.isEmpty
  }

  /// The line below the first in which a column that is missing has its heading, under the titles of an office's table.
  private func laterHeading(_ missing: [String]) -> (column: String, line: Int)? {
    guard let column = missing.first else { return nil }
    return file.leadingTexts.first { OfficeWords.headings($0.texts).contains(column) }.map { (column, $0.line) }
  }

  /// Logs that a cell holds something else than expected.
  func report(
    _ line: Int, _ column: String, found: String? = nil, expected: Expectation, log: inout ProblemLog
  ) {
    log.add(
      DataProblem(file: file.name, line: line, place: .column(column), found: found, expected: expected))
  }

  /// The year of each record; 0, with a problem, where a cell holds none.
  func years(of table: CSVTable, log: inout ProblemLog) -> [Int] {
    guard let column = table.column("year") else { return [] }
    var result: [Int] = []
    result.reserveCapacity(table.count)
    for (row, value) in table.numbers(column).enumerated() {
      let year = StudyYears.year(value)
      if year == nil, value != CSVTable.invalid {
        report(table.lines[row], "year", found: Self.text(of: value), expected: .year, log: &log)
      }
      result.append(year ?? 0)
    }
    return result
  }

  /// A number as it stands in a cell.
  static func text(of value: Double) -> String {
    if value.isNaN { return "" }
    return value == Points.notApplicable ? "NA" : CSVNumber.shortest(value)
  }

  /// The index of each record's unit; −1 where the units lack it.
  ///
  /// A unit that is written with the mark of a tone in another place, `hoà` for `hòa`, is the same unit, and said.
  func units(of table: CSVTable, among known: [String: Int], log: inout ProblemLog) -> [Int] {
    guard let column = table.column("unit") else { return [] }
    let (texts, index) = table.codes(column)
    var translation = texts.map { known[$0] ?? -1 }
    let doubtful = texts.indices.filter { translation[$0] < 0 && !texts[$0].utf8.allSatisfy { $0 < 0x80 } }
    if !doubtful.isEmpty {
      let spellings = Dictionary(known.map { (ToneMarks.atEnds($0.key), $0.value) }, uniquingKeysWith: { _, _ in -1 })
      let matched = doubtful.filter { spellings[ToneMarks.atEnds(texts[$0])] ?? -1 >= 0 }
      for text in matched { translation[text] = spellings[ToneMarks.atEnds(texts[text])] ?? -1 }
      if let first = matched.first {
        log.add(
          Note(
            "data.tonesMatched",
            ["file": file.name, "count": "\(matched.count)", "example": texts[first]]))
      }
    }
    return index.map { translation[Int($0)] }
  }

  /// Logs every record whose unit is unknown.
  func reportUnknownUnits(of table: CSVTable, _ units: [Int], among known: [String: Int], log: inout ProblemLog) {
    guard let column = table.column("unit") else { return }
    let (texts, index) = table.codes(column)
    let candidates = known.count <= Self.mostCandidates ? known.keys.sorted() : []
    var nearestCodes: [Int32: String?] = [:]
    for (row, unit) in units.enumerated() where unit < 0 {
      let text = texts[Int(index[row])]
      if nearestCodes[index[row]] == nil, nearestCodes.count < ProblemLog.listed {
        nearestCodes[index[row]] = nearest(to: text, among: candidates)
      }
      report(
        table.lines[row], "unit", found: text, expected: .known(.unit, nearest: nearestCodes[index[row]] ?? nil),
        log: &log)
    }
  }

  /// The numbers of a column, all of which have to be there and lie in a range.
  func numbers(_ heading: String, of table: CSVTable, within range: NumberRange, log: inout ProblemLog) -> [Double] {
    let values = table.column(heading).map { table.numbers($0) } ?? []
    for (row, value) in values.enumerated() where value != CSVTable.invalid && !range.contains(value) {
      report(table.lines[row], heading, found: Self.text(of: value), expected: .numberWithin(range), log: &log)
    }
    return values
  }

  /// The numbers of a column, those that are there within a range; NaN where a cell is empty.
  func optionalNumbers(
    _ heading: String, of table: CSVTable, within range: NumberRange, log: inout ProblemLog
  ) -> [Double] {
    let values = table.column(heading).map { table.numbers($0) } ?? []
    for (row, value) in values.enumerated() where !value.isNaN && value != CSVTable.invalid && !range.contains(value) {
      report(table.lines[row], heading, found: Self.text(of: value), expected: .numberWithin(range), log: &log)
    }
    return values
  }

  /// The texts of a column, all of which have to be there.
  func filled(_ heading: String, of table: CSVTable, log: inout ProblemLog) -> [String] {
    let texts = table.column(heading).map { table.strings($0) } ?? []
    for (row, text) in texts.enumerated() where text.isEmpty {
      report(table.lines[row], heading, found: "", expected: .filled, log: &log)
    }
    return texts
  }

  /// The answers yes or no of a column; nil where a cell is empty.
  func flags(_ heading: String, of table: CSVTable, log: inout ProblemLog) -> [Bool?] {
    let texts = table.column(heading).map { table.strings($0) } ?? []
    return texts.enumerated().map { row, text in
      switch text.lowercased() {
      case "": return nil
      case "yes", "true", "1", "có": return true
      case "no", "false", "0", "không": return false
      default:
        report(table.lines[row], heading, found: text, expected: .yesOrNo, log: &log)
        return nil
      }
    }
  }
}
