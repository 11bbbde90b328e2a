internal import Evaluation
internal import Foundation

/// One expert's matrix of pairwise comparisons: criteria as headings, a row for each in the same order; a first column
/// `criterion` may name the rows in any order. A cell is a number above 0 such as `3` or `1/3`, empty where the pair was
/// left out; either half of the matrix will do.
struct ComparisonFile {
  private let file: CSVFile
  private let known: [String]
  private let checks: TableChecks

  private static let rowHeading = "criterion"
  /// Two halves that round their reciprocals to two digits differ by less than this on the logarithmic scale.
  private static let roundingOfReciprocals = 0.1

  init(_ file: CSVFile, criteria: [String]) {
    self.file = file
    known = criteria
    checks = TableChecks(file: file)
  }

  /// The matrix; nil, with the problems in the log, when it cannot be used.
  func read(expert: String, files: StudyFiles, log: inout ProblemLog) -> ExpertJudgements.Comparisons? {
    let criteria = file.headings.filter { $0 != Self.rowHeading && !$0.isEmpty }
    for code in criteria where !known.contains(code) {
      log.add(
        DataProblem(
          file: file.name, line: 1, place: .column(code), found: code,
          expected: .known(.criterion, nearest: nearest(to: code, among: known))))
    }
    let table = files.decode(file, file.headings.map { $0.isEmpty ? .ignored : .text }, log: &log)
    guard table.count == criteria.count, !criteria.isEmpty else {
      log.add(DataProblem(file: file.name, expected: .rowsOfCriteria(criteria.count, found: table.count)))
      return nil
    }
    guard !log.hasProblems(in: file.name), let order = rows(of: table, criteria: criteria, log: &log) else {
      return nil
    }
    let cells = criteria.map { code in table.column(code).map { table.strings($0) } ?? [] }
    let values = order.enumerated().map { i, row in
      criteria.indices.map { j in value(cells[j][row], line: table.lines[row], i: i, j: j, criteria, log: &log) }
    }
    guard !log.hasProblems(in: file.name) else { return nil }
    let upper = joined(values, lines: order.map { table.lines[$0] }, criteria: criteria, log: &log)
    guard !log.hasProblems(in: file.name) else { return nil }
    guard Self.isConnected(values) else {
      log.add(DataProblem(file: file.name, expected: .connectedComparisons))
      return nil
    }
    return ExpertJudgements.Comparisons(expert: expert, criteria: criteria, upperTriangle: upper)
  }

  /// The record of each criterion: that which names it, or its own place where records have no names.
  private func rows(of table: CSVTable, criteria: [String], log: inout ProblemLog) -> [Int]? {
    guard let column = table.column(Self.rowHeading) else { return Array(criteria.indices) }
    let names = table.strings(column)
    for (row, name) in names.enumerated() {
      if !criteria.contains(name) {
        checks.report(
          table.lines[row], Self.rowHeading, found: name,
          expected: .known(.criterion, nearest: nearest(to: name, among: criteria)), log: &log)
      } else if let first = names.firstIndex(of: name), first < row {
        checks.report(
          table.lines[row], Self.rowHeading, found: name, expected: .single(firstLine: table.lines[first], file: nil),
          log: &log)
      }
    }
    let order = criteria.compactMap { names.firstIndex(of: $0) }
    return order.count == criteria.count && !log.hasProblems(in: file.name) ? order : nil
  }

  private func value(
    _ text: String, line: Int, i: Int, j: Int, _ criteria: [String], log: inout ProblemLog
  ) -> Double? {
    if text.isEmpty { return nil }
    guard let value = Self.ratio(text), i != j || value == 1 else {
      checks.report(line, criteria[j], found: text, expected: .comparison, log: &log)
      return nil
    }
    return value
  }

  /// A number above 0, or a fraction of two.
  static func ratio(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.compactMap(plainNumber)
    guard numbers.count == parts.count, numbers.count <= 2, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    let value = numbers.count == 2 ? numbers[0] / numbers[1] : numbers[0]
    return value.isNormal ? value : nil
  }

  /// Digits with at most one decimal mark.
  private static func plainNumber(_ text: String) -> Double? {
    let trimmed = text.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: ",", with: ".")
    let isPlain = trimmed.utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 >= Byte.zero && $0 <= Byte.nine }
    return isPlain ? Double(trimmed) : nil
  }

  /// The upper triangle, filled from the lower one where it is empty; halves that contradict each other are a problem.
  private func joined(
    _ values: [[Double?]], lines: [Int], criteria: [String], log problems: inout ProblemLog
  ) -> [Double?] {
    var upper: [Double?] = []
    for i in criteria.indices {
      for j in criteria.indices where j > i {
        if let above = values[i][j], let below = values[j][i], abs(log(above * below)) > Self.roundingOfReciprocals {
          checks.report(
            lines[j], criteria[i], found: CSVNumber.shortest(below),
            expected: .reciprocal(of: CSVNumber.shortest(above)),
            log: &problems)
        }
        upper.append(values[i][j] ?? values[j][i].map { 1 / $0 })
      }
    }
    return upper
  }

  /// Whether every criterion is compared with every other, be it through others.
  private static func isConnected(_ values: [[Double?]]) -> Bool {
    var reached: Set<Int> = [0]
    var edge = [0]
    while let i = edge.popLast() {
      for j in values.indices where !reached.contains(j) && (values[i][j] != nil || values[j][i] != nil) {
        reached.insert(j)
        edge.append(j)
      }
    }
    return reached.count == values.count
  }
}
