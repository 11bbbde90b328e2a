internal import Evaluation

/// The rows of a panel by unit and year.
struct UnitYears: Sendable {
  /// The rows of each unit, by year.
  let rowsOfUnit: [[Int]]
  private let years: [Int]

  /// - Complexity: O(rows).
  init(_ panel: Panel, units: Int) {
    var rows = [[Int]](repeating: [], count: units)
    for row in 0..<panel.count { rows[panel.unit[row]].append(row) }
    rowsOfUnit = rows.map { $0.sorted { panel.year[$0] < panel.year[$1] } }
    years = panel.year
  }

  /// The row of a unit in a year.
  func row(unit: Int, year: Int) -> Int? {
    rowsOfUnit[unit].first { years[$0] == year }
  }
}
