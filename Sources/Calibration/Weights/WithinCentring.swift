/// Centres columns within the cells of type × year × appraiser.
///
/// A cell of at least `smallestCell` rows is centred on its own mean. The rows of smaller cells are centred additively,
/// on a term of type × year plus a term of the appraiser, by alternating projections. Cells without a value are left
/// out of the means.
struct WithinCentring {
  private let ownCells: [[Int]]
  private let levels: [[Int]]
  private let appraisers: [[Int]]

  /// A cell needs this many rows for a mean of its own.
  static let smallestCell = 20
  private static let tolerance = 1e-12
  private static let mostRounds = 500

  /// The cells of rows, numbered 0…n−1, by type × year and appraiser; an appraiser of −1 is none.
  init(level: [Int], appraiser: [Int]) {
    let cells = Self.members(zip(level, appraiser).map { CellKey(level: $0, appraiser: $1) })
    ownCells = cells.filter { $0.count >= Self.smallestCell }
    let rest = cells.filter { $0.count < Self.smallestCell }.flatMap { $0 }.sorted()
    levels = Self.members(rest.map { level[$0] }).map { $0.map { rest[$0] } }
    let appraised = rest.filter { appraiser[$0] >= 0 }
    appraisers = Self.members(appraised.map { appraiser[$0] }).map { $0.map { appraised[$0] } }
  }

  /// The number of means that are taken out of a column, in degrees of freedom.
  var terms: Int {
    let isAdditive = !levels.isEmpty && !appraisers.isEmpty
    return ownCells.count + levels.count + appraisers.count - (isAdditive ? 1 : 0)
  }

  /// A column with the means taken out; NaN stays NaN.
  ///
  /// - Complexity: O(rows) a round; a handful of rounds is usual.
  func centred(_ column: [Double]) -> [Double] {
    var result = column
    for cell in ownCells { Self.takeOutMean(cell, &result) }
    let scale = column.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    for _ in 0..<Self.mostRounds {
      var moved = 0.0
      for set in appraisers { moved = max(moved, abs(Self.takeOutMean(set, &result))) }
      for set in levels { moved = max(moved, abs(Self.takeOutMean(set, &result))) }
      if moved <= Self.tolerance * scale { break }
    }
    return result
  }

  @discardableResult
  private static func takeOutMean(_ rows: [Int], _ values: inout [Double]) -> Double {
    var sum = 0.0
    var count = 0.0
    for row in rows where values[row].isFinite {
      sum += values[row]
      count += 1
    }
    guard count > 0 else { return 0 }
    for row in rows { values[row] -= sum / count }
    return sum / count
  }

  /// The positions of each key, in the order in which keys first occur.
  private static func members<Key: Hashable>(_ keys: [Key]) -> [[Int]] {
    var place: [Key: Int] = [:]
    var result: [[Int]] = []
    for (position, key) in keys.enumerated() {
      if let known = place[key] {
        result[known].append(position)
      } else {
        place[key] = result.count
        result.append([position])
      }
    }
    return result
  }
}

private struct CellKey: Hashable {
  let level: Int
  let appraiser: Int
}
