import Evaluation
import Foundation
import Statistics

@testable import Inflation

/// Answers whose making is known: units of several appraisers whose cells, given their level, are independent.
struct SyntheticAnswers {
  var shares: [[Double]]
  let appraiser: [Int]
  let appraisers: Int
  static let step = 0.05

  init(units: Int, criteria: Int = 20, appraisers: Int, seed: UInt64) {
    var random = RandomStream(seed: seed)
    let easiness = (0..<criteria).map { _ in 1.2 + 0.4 * random.normal() }
    var shares = [[Double]](repeating: [], count: criteria)
    for _ in 0..<units {
      let level = 0.5 * random.normal()
      for j in 0..<criteria {
        let logit = easiness[j] + level + 0.7 * random.normal()
        shares[j].append((1 / (1 + exp(-logit)) / Self.step).rounded() * Self.step)
      }
    }
    self.shares = shares
    self.appraisers = appraisers
    appraiser = (0..<units).map { $0 * appraisers / units }
  }

  var totals: [Double] {
    shares[0].indices.map { i in 100 * shares.reduce(0) { $0 + $1[i] } / Double(shares.count) }
  }

  var order: TotalOrder {
    TotalOrder(totals: totals, type: [Int](repeating: 0, count: shares[0].count), typeCount: 1)
  }

  func similar(threads: Int = 1) -> SimilarAnswers {
    SimilarAnswers(
      CellCodes(shares, rows: Array(shares[0].indices)), appraiser: appraiser, appraiserCount: appraisers,
      order: order, seed: 1, threads: threads)
  }

  func straight() -> StraightAnswers {
    StraightAnswers(
      shares: shares, steps: [Double](repeating: Self.step, count: shares.count), totals: totals,
      type: [Int](repeating: 0, count: shares[0].count), typeCount: 1, seed: 1)
  }

  /// Gives a unit the answers of another but for the criteria named.
  mutating func takeOver(_ unit: Int, from model: Int, but own: Set<Int>) {
    for j in shares.indices where !own.contains(j) { shares[j][unit] = shares[j][model] }
  }
}
