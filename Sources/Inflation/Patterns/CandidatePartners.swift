internal import Foundation
internal import Statistics

/// With whom each unit of an appraiser is compared.
///
/// Up to 400 units every pair is compared. Beyond, units that agree in all of a few criteria meet under a
/// key made of them, as many criteria as leave about eight units together by chance; under each of 16 keys a unit is
/// compared with at most 32 others. A unit that took over nine cells of ten meets its model with probability 0.99 under
/// keys of up to four criteria, one that took over six of ten with 0.89; the number of partners by which p-values are
/// corrected stays that of all units of the appraiser.
struct CandidatePartners: Sendable {
  private let cells: CellCodes
  private let rows: [Int]

  private static let largestExact = 400
  private static let keys = 16
  private static let mostUnderAKey = 32
  private static let wantedTogether = 8.0
  /// The chance that two units agree in a cell, where it is not known better.
  private static let chanceOfAgreement = 0.15

  /// - Parameter rows: the units of one appraiser.
  init(_ cells: CellCodes, rows: [Int]) {
    self.cells = cells
    self.rows = rows
  }

  /// The best partner of each row, in the order of the rows.
  func best(_ pairs: AnswerPairs) -> [AnswerPairs.Best?] {
    guard rows.count > Self.largestExact else { return rows.map { pairs.best($0, among: rows) } }
    var best = [AnswerPairs.Best?](repeating: nil, count: rows.count)
    for key in 0..<Self.keys {
      for bucket in buckets(key: key) {
        for (place, k) in bucket.enumerated() {
          let near = max(0, place - Self.mostUnderAKey / 2)...min(bucket.count - 1, place + Self.mostUnderAKey / 2)
          let found = pairs.best(rows[k], among: bucket[near].map { rows[$0] })
          if let found, found.score > (best[k]?.score ?? -.infinity) { best[k] = found }
        }
      }
    }
    return best
  }

  /// The places of rows that agree in every criterion of a key, two or more together, in the order of the rows.
  private func buckets(key: Int) -> [[Int]] {
    let needed = log(Double(rows.count) / Self.wantedTogether) / -log(Self.chanceOfAgreement)
    let size = min(max(1, Int(needed.rounded(.up))), cells.criteria)
    var random = RandomStream(seed: 0x4B45_5953, UInt64(key))
    var criteria = Array(0..<cells.criteria)
    for k in 0..<size { criteria.swapAt(k, k + random.index(below: criteria.count - k)) }
    var places: [[UInt16]: [Int]] = [:]
    for (k, row) in rows.enumerated() {
      places[criteria.prefix(size).map { cells.codes[row * cells.criteria + $0] }, default: []].append(k)
    }
    return places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}
