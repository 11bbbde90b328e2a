internal import Foundation

/// What agreement with another unit in each cell of a row says for answers that were taken over.
///
/// log((c + (1 − c) q) / q), q the frequency of the row's value among the rows of its type with the nearest totals, the
/// row itself left out, or among the other units of its appraiser where it is more usual there. Ten rows of all kinds
/// stand beside the nearest, so that a rare value stays possible; a value that only the row has counts as half a row.
/// What more than half of an appraiser's units write, and twice as many as elsewhere, is left out of every comparison.
struct CellWeights: Sendable {
  /// The codes of the rows' own cells, `CellCodes.missing` for what is left out: row first, then criterion.
  let codes: [UInt16]
  /// Row first, then criterion; 0 where there is no number.
  let weights: [Float]

  private static let rowsOfAll = 10.0
  /// How many usual rows stand beside those of the appraiser: so few that what all its units write says nothing.
  private static let usualRows = 5.0

  /// - Parameters:
  ///   - appraiser: the appraiser of each row; −1 for none.
  ///   - takenOver: c.
  /// - Complexity: O(rows × criteria).
  init(_ cells: CellCodes, appraiser: [Int], appraiserCount: Int, order: TotalOrder, takenOver c: Double) {
    let all = CellFrequencies(cells, group: [Int](repeating: 0, count: cells.count), groups: 1)
    let among = CellFrequencies(cells, group: appraiser, groups: appraiserCount)
    var weights = [Float](repeating: 0, count: cells.codes.count)
    var codes = cells.codes
    for list in order.rows {
      var near = CellFrequencies(cells, groups: 1)
      var window = 0..<0
      for (place, i) in list.enumerated() {
        let next = TotalOrder.window(about: place, of: list.count)
        for k in next where k >= window.upperBound { near.add(cells, row: list[k], to: 0, by: 1) }
        for k in window where k < next.lowerBound { near.add(cells, row: list[k], to: 0, by: -1) }
        window = next
        guard appraiser[i] >= 0 else { continue }
        for j in 0..<cells.criteria {
          let code = cells.codes[i * cells.criteria + j]
          guard code != CellCodes.missing else { continue }
          let evenly = 1 / Double(cells.valueCounts[j])
          let everywhere = all.frequency(
            of: code, criterion: j, group: 0, without: 1, usual: evenly, weight: 0.5 * Double(cells.valueCounts[j]))
          let usual = near.frequency(
            of: code, criterion: j, group: 0, without: 1, usual: everywhere, weight: Self.rowsOfAll)
          let ofAppraiser = among.frequency(
            of: code, criterion: j, group: appraiser[i], without: 2, usual: usual, weight: Self.usualRows)
          if ofAppraiser > 0.5, ofAppraiser > 2 * usual { codes[i * cells.criteria + j] = CellCodes.missing }
          let q = max(usual, ofAppraiser)
          weights[i * cells.criteria + j] = Float(log((c + (1 - c) * q) / q))
        }
      }
    }
    self.weights = weights
    self.codes = codes
  }
}
