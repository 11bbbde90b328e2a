internal import Evaluation

/// Checks the points of one cell.
struct PointsCheck {
  private let checks: TableChecks
  private let line: Int
  private let column: String

  init(_ checks: TableChecks, line: Int, column: String) {
    self.checks = checks
    self.line = line
    self.column = column
  }

  /// Logs points outside 0…max of the year's framework, or for a criterion that it lacks.
  func check(_ value: Double, year: Int, _ maxima: [Int: Double?], log: inout ProblemLog) {
    guard let inForce = maxima[year] else { return }
    guard let most = inForce else {
      let expected = Expectation.noPointsOutsideFramework(year: year)
      checks.report(line, column, found: CSVNumber.shortest(value), expected: expected, log: &log)
      return
    }
    guard value < 0 || value > most else { return }
    let expected = Expectation.numberWithin(NumberRange(from: 0, to: most))
    checks.report(line, column, found: CSVNumber.shortest(value), expected: expected, log: &log)
  }
}
