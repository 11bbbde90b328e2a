internal import Evaluation
internal import Foundation

/// The cells of one year's ratings as small whole numbers, so that two units can be compared by the million.
///
/// A share is coded to a ten-thousandth: no step that people use is finer.
struct CellCodes: Sendable {
  /// The code of a cell without a number.
  static let missing = UInt16.max
  /// The number of rows.
  let count: Int
  /// The number of criteria.
  let criteria: Int
  /// The codes: row first, then criterion.
  let codes: [UInt16]
  /// The number of different values of each criterion.
  let valueCounts: [Int]

  private static let resolution = 10_000.0

  /// Codes the cells of the given rows.
  ///
  /// - Parameters:
  ///   - shares: shares in 0…1 by criterion, then row of the panel; what is not finite is missing.
  ///   - rows: the rows of the panel, in the order in which they are coded.
  /// - Complexity: O(rows × criteria).
  init(_ shares: [[Double]], rows: [Int]) {
    count = rows.count
    criteria = shares.count
    var codes = [UInt16](repeating: Self.missing, count: rows.count * shares.count)
    var valueCounts: [Int] = []
    for (j, column) in shares.enumerated() {
      var codeOf = [UInt16](repeating: Self.missing, count: Int(Self.resolution) + 1)
      var next: UInt16 = 0
      for (i, row) in rows.enumerated() where column[row].isFinite {
        let place = Int((min(max(column[row], 0), 1) * Self.resolution).rounded())
        if codeOf[place] == Self.missing {
          codeOf[place] = next
          next += 1
        }
        codes[i * shares.count + j] = codeOf[place]
      }
      valueCounts.append(Int(next))
    }
    self.codes = codes
    self.valueCounts = valueCounts
  }

  /// The number of cells that two rows have in common with the same value, and that both have.
  func agreement(_ a: Int, _ b: Int) -> (same: Int, compared: Int) {
    var same = 0
    var compared = 0
    for j in 0..<criteria {
      let own = codes[a * criteria + j]
      let other = codes[b * criteria + j]
      guard own != Self.missing, other != Self.missing else { continue }
      compared += 1
      if own == other { same += 1 }
    }
    return (same, compared)
  }
}
