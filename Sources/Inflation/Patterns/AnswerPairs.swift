internal import Foundation

/// The log likelihood ratio of taken-over answers for any pair of rows.
struct AnswerPairs: Sendable {
  /// The partner with the largest ratio.
  struct Best: Sendable, Equatable {
    let partner: Int
    let score: Double
  }

  private let cells: CellCodes
  private let weights: [Float]
  private let ofMismatch: Float
  private let leastCells: Int

  /// - Parameters:
  ///   - weights: what agreement in each of a row's cells adds: row first.
  ///   - ofMismatch: what a difference adds.
  ///   - leastCells: pairs with fewer cells in common have no ratio.
  init(_ cells: CellCodes, weights: [Float], ofMismatch: Double, leastCells: Int) {
    self.cells = cells
    self.weights = weights
    self.ofMismatch = Float(ofMismatch)
    self.leastCells = leastCells
  }

  /// log LR(a | b); −∞ where too few cells can be compared.
  func score(_ a: Int, _ b: Int) -> Double {
    cells.codes.withUnsafeBufferPointer { codes in
      weights.withUnsafeBufferPointer { weights in
        let n = cells.criteria
        return Double(Self.score(codes, weights, a * n, b * n, n, ofMismatch, leastCells))
      }
    }
  }

  /// The partner of a row among some rows with the largest ratio, the first of equals; nil where there is none.
  func best(_ a: Int, among rows: [Int]) -> Best? {
    let n = cells.criteria
    var best: (row: Int, score: Float)?
    cells.codes.withUnsafeBufferPointer { codes in
      weights.withUnsafeBufferPointer { weights in
        for b in rows where b != a {
          let score = Self.score(codes, weights, a * n, b * n, n, ofMismatch, leastCells)
          if score > (best?.score ?? -.infinity) { best = (b, score) }
        }
      }
    }
    return best.map { Best(partner: $0.row, score: Double($0.score)) }
  }

  @inline(__always)
  private static func score(
    _ codes: UnsafeBufferPointer<UInt16>, _ weights: UnsafeBufferPointer<Float>, _ a: Int, _ b: Int, _ count: Int,
    _ ofMismatch: Float, _ leastCells: Int
  ) -> Float {
    var sum: Float = 0
    var compared = 0
    for j in 0..<count {
      let own = codes[a + j]
      let other = codes[b + j]
      let bothThere = own != CellCodes.missing && other != CellCodes.missing
      compared += bothThere ? 1 : 0
      sum += bothThere ? (own == other ? weights[a + j] : ofMismatch) : 0
    }
    return compared >= leastCells ? sum : -.infinity
  }
}
