internal import Foundation

/// The log likelihood ratio of taken-over answers for any pair of rows.
struct AnswerPairs: Sendable {
  /// The partner with the largest ratio.
  struct Best: Sendable, Equatable {
    let partner: Int
    let score: Double
  }

  private let cells: CellCodes
  private let own: CellWeights
  private let ofMismatch: Float
  private let leastCells: Int

  /// - Parameters:
  ///   - own: the first row's cells and what agreement in each adds.
  ///   - ofMismatch: what a difference adds.
  ///   - leastCells: pairs with fewer cells in common have no ratio.
  init(_ cells: CellCodes, own: CellWeights, ofMismatch: Double, leastCells: Int) {
    self.cells = cells
    self.own = own
    self.ofMismatch = Float(ofMismatch)
    self.leastCells = leastCells
  }

  /// log LR(a | b); −∞ where too few cells can be compared.
  func score(_ a: Int, _ b: Int) -> Double {
    best(a, among: [b]).map(\.score) ?? -.infinity
  }

  /// The partner of a row among some rows with the largest ratio, the first of equals; nil where there is none.
  func best(_ a: Int, among rows: [Int]) -> Best? {
    let n = cells.criteria
    var best: (row: Int, score: Float)?
    cells.codes.withUnsafeBufferPointer { codes in
      own.codes.withUnsafeBufferPointer { ownCodes in
        own.weights.withUnsafeBufferPointer { weights in
          for b in rows where b != a {
            var sum: Float = 0
            var compared = 0
            for j in 0..<n {
              let (mine, other) = (ownCodes[a * n + j], codes[b * n + j])
              let areThere = mine != CellCodes.missing && other != CellCodes.missing
              compared += areThere ? 1 : 0
              sum += areThere ? (mine == other ? weights[a * n + j] : ofMismatch) : 0
            }
            if compared >= leastCells, sum > (best?.score ?? -.infinity) { best = (b, sum) }
          }
        }
      }
    }
    return best.map { Best(partner: $0.row, score: Double($0.score)) }
  }
}
