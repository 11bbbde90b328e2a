/// How often each value of each criterion occurs within groups of rows.
struct CellFrequencies: Sendable {
  private let width: Int
  private let offsets: [Int]
  private let criteria: Int
  /// Rows by group, criterion and value.
  private var counts: [Double]
  /// Rows by group and criterion.
  private var totals: [Double]

  /// Groups without any row.
  init(_ cells: CellCodes, groups: Int) {
    criteria = cells.criteria
    var offsets: [Int] = []
    var width = 0
    for count in cells.valueCounts {
      offsets.append(width)
      width += count
    }
    self.width = width
    self.offsets = offsets
    counts = [Double](repeating: 0, count: groups * width)
    totals = [Double](repeating: 0, count: groups * cells.criteria)
  }

  /// Counts the cells of all rows by group; −1 is no group.
  ///
  /// - Complexity: O(rows × criteria).
  init(_ cells: CellCodes, group: [Int], groups: Int) {
    self.init(cells, groups: groups)
    for i in 0..<cells.count where group[i] >= 0 { add(cells, row: i, to: group[i], by: 1) }
  }

  /// Adds a row to a group, or takes it away.
  mutating func add(_ cells: CellCodes, row i: Int, to g: Int, by number: Double) {
    for j in 0..<criteria {
      let code = cells.codes[i * criteria + j]
      guard code != CellCodes.missing else { continue }
      counts[g * width + offsets[j] + Int(code)] += number
      totals[g * criteria + j] += number
    }
  }

  /// (n_v − own + weight · usual) / (n − own + weight): the frequency of a value in a group that `own` rows which have
  /// it have left, drawn to `usual` by `weight` rows.
  func frequency(
    of code: UInt16, criterion j: Int, group g: Int, without own: Double, usual: Double, weight: Double
  ) -> Double {
    let having = max(counts[g * width + offsets[j] + Int(code)] - own, 0)
    return (having + weight * usual) / (max(totals[g * criteria + j] - own, 0) + weight)
  }
}
