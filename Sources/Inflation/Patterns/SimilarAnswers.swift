internal import Foundation
internal import Statistics

/// Units whose answers agree with those of another unit of the same appraiser in more cells than their totals explain.
///
/// If unit a took over b's answers, each of its cells is b's with probability c and its own otherwise, so that
///
/// log LR(a | b) = Σ_j log((c + (1 − c) q_j) / q_j) where the cells agree, log(1 − c) where they do not,
///
/// q_j the frequency of a's value among units of its type with totals like its own, or among the units of its
/// appraiser where it is more usual there: agreement in a rare value counts for more than in a common one, and what a
/// whole group was told to write counts for nothing. A unit's statistic is the largest over its partners. Its p-value
/// is 1 − (1 − P)ⁿ for n partners, P the tail of the same ratio between the unit and units under other appraisers with
/// the partners' type and total. Where more pairs than expected agree throughout, the p-values are raised to the power
/// that makes their median a half.
///
/// An appraiser of more than 400 units is searched by keys: see `CandidatePartners`.
///
/// Source: METHODS section 5.6; Wesolowsky (2000), Detecting excessive similarity in answers on multiple choice exams,
/// for agreement given ability; Devlin and Roeder (1999), Genomic control, for the last step.
struct SimilarAnswers: Sendable {
  /// The unit that a unit agrees with most.
  struct Partner: Sendable, Equatable {
    /// Its row.
    let row: Int
    /// The cells with the same value.
    let same: Int
    /// The cells that both have.
    let compared: Int
  }

  /// The p-value of each row; NaN for a row without a partner.
  let pValues: [Double]
  /// The best partner of each row.
  let partners: [Partner?]

  /// c: near the best for every share of cells taken over from a half to nearly all.
  private static let takenOver = 0.6
  /// With fewer cells in common nothing can be said.
  private static let leastCells = 5
  /// The number of placebo pairs at most, and a row.
  private static let mostPlacebos = 400_000
  private static let placebosPerRow = 100

  /// Compares the rows of one year.
  ///
  /// - Parameters:
  ///   - appraiser: the appraiser of each row; −1 for none.
  ///   - order: the rows of each type by total.
  /// - Complexity: O(rows × partners × criteria), 400 or 16 × 32 partners a row at most.
  init(_ cells: CellCodes, appraiser: [Int], appraiserCount: Int, order: TotalOrder, seed: UInt64, threads: Int) {
    let weights = CellWeights(
      cells, appraiser: appraiser, appraiserCount: appraiserCount, order: order, takenOver: Self.takenOver)
    let pairs = AnswerPairs(
      cells, own: weights, ofMismatch: log(1 - Self.takenOver), leastCells: Self.leastCells)
    var members = [[Int]](repeating: [], count: appraiserCount)
    for i in appraiser.indices where appraiser[i] >= 0 { members[appraiser[i]].append(i) }
    let groups = members
    let found = concurrentMap(appraiserCount, threads: threads) { d in
      CandidatePartners(cells, rows: groups[d]).best(pairs)
    }
    var best = [AnswerPairs.Best?](repeating: nil, count: cells.count)
    for (d, results) in found.enumerated() {
      for (i, result) in zip(groups[d], results) { best[i] = result }
    }
    let tails = Self.placeboTails(pairs, appraiser: appraiser, members: groups, order: order, seed: seed)
    let raw = best.enumerated().map { i, best -> Double in
      guard let best else { return .nan }
      let partners = Double(groups[appraiser[i]].count - 1)
      // The mean of a ratio of densities is 1, so that its tail is at most 1/x, which holds without any placebo.
      let single = tails[order.stratum(of: i)]?.upper(best.score) ?? min(exp(-best.score), 1)
      return single >= 1 ? 1 : -expm1(partners * log1p(-single))
    }
    pValues = withMedianOfAHalf(raw)
    partners = best.enumerated().map { i, best in
      best.map { best in
        let agreement = cells.agreement(i, best.partner)
        return Partner(row: best.partner, same: agreement.same, compared: agreement.compared)
      }
    }
  }

  /// The tails of the ratios between rows and units under other appraisers that have the type and total of one of their
  /// partners, by stratum of the row's own total.
  private static func placeboTails(
    _ pairs: AnswerPairs, appraiser: [Int], members: [[Int]], order: TotalOrder, seed: UInt64
  ) -> [EmpiricalTail?] {
    let rows = appraiser.indices.filter { appraiser[$0] >= 0 && members[appraiser[$0]].count > 1 }
    var scores = [[Double]](repeating: [], count: TotalOrder.strata)
    guard !rows.isEmpty else { return scores.map { _ in nil } }
    var random = RandomStream(seed: seed, 0x5349_4D49)
    for k in 0..<min(mostPlacebos, placebosPerRow * rows.count) {
      let i = rows[k % rows.count]
      let group = members[appraiser[i]]
      let partner = group[random.index(below: group.count)]
      let pool = order.nearest(to: partner)
      let other = pool[pool.startIndex + random.index(below: pool.count)]
      guard partner != i, appraiser[other] != appraiser[i] else { continue }
      scores[order.stratum(of: i)].append(pairs.score(i, other))
    }
    let overall = EmpiricalTail(scores.flatMap { $0 })
    return scores.map { EmpiricalTail($0) ?? overall }
  }
}
