import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct CutoffShiftsTests {
  private let count = 4000
  private let criteria = 12
  private let step = 0.05

  /// A row of the study that was raised to 90.
  private struct Raised {
    let row: Int
    let points: Double
    let logits: Double
  }

  /// Rows about 76 of 100, of which a quarter of those within twelve points below 90 were raised by single steps.
  private func study() throws -> (data: AssessedRows, composite: CompositeScore, raised: [Raised]) {
    var random = RandomStream(seed: 6)
    let scale = LogitScale(step: step)
    let quality = (0..<count).map { _ in random.normal() }
    let shares = quality.map { q in
      (0..<criteria).map { j in
        (scale.share(1.2 + 0.15 * Double(j % 4) + 0.5 * q + 0.4 * random.normal()) / step).rounded() * step
      }
    }
    let composite = try CompositeScore(
      rows(shares, quality: quality), clean: [Double](repeating: 1, count: count), smallType: 20)
    let weights = composite.weights[0]
    var after = shares
    var raised: [Raised] = []
    for i in 0..<count {
      let points = 90 - 100 * shares[i].reduce(0, +) / Double(criteria)
      guard points > 1, points < 12, random.uniform() < 0.25 else { continue }
      while after[i].reduce(0, +) / Double(criteria) < 0.9 - 1e-9 {
        let j = random.index(below: criteria)
        if after[i][j] < 1 - 1e-9 { after[i][j] += step }
      }
      let rise = zip(weights, zip(after[i], shares[i])).reduce(0) {
        $0 + $1.0 * (scale.logit($1.1.0) - scale.logit($1.1.1))
      }
      raised.append(Raised(row: i, points: points, logits: rise / weights.reduce(0, +)))
    }
    return (rows(after, quality: quality), composite, raised)
  }

  private func rows(_ shares: [[Double]], quality: [Double]) -> AssessedRows {
    let scale = LogitScale(step: step)
    return AssessedRows(
      rows: Array(0..<count), type: [Int](repeating: 0, count: count), typeCount: 1,
      appraiser: [Int](repeating: -1, count: count), appraiserCount: 0, quality: quality,
      qualityVariance: [Double](repeating: 0.3, count: count),
      logits: (0..<criteria).map { j in shares.map { scale.logit($0[j]) } },
      scales: [LogitScale](repeating: scale, count: criteria), maxima: [Double](repeating: 5, count: criteria),
      covariates: [], unit: Array(0..<count), year: 2024)
  }

  @Test func raisedRowsRoseByWhatIsSaidOfTheirPoints() throws {
    let (data, composite, raised) = try study()
    let cutoffs = CutoffEvidence(totals: (0..<count).map { data.total(row: $0, loweredBy: 0) }, cutoffs: [90])
    let shifts = CutoffShifts(data, weights: composite.weights, cutoffs: cutoffs, seed: 1, threads: 1)
    for sizes in [1.0..<5, 5..<8, 8..<12] {
      var (actual, said) = (0.0, 0.0)
      for raised in raised where sizes.contains(raised.points) && cutoffs.ratios[raised.row] > 0 {
        actual += raised.logits
        let raises = shifts.raises(row: raised.row, composite: composite, deviation: 1).map(\.shift)
        said += interpolated(raises, at: raised.points)
      }
      #expect(abs(said / actual - 1) < 0.06, "\(sizes): \(said) of \(actual)")
    }
  }

  private func interpolated(_ shifts: [Double], at points: Double) -> Double {
    let above = Sign.cutoffPoints.indices.first { Sign.cutoffPoints[$0] >= points } ?? 0
    let below = above > 0 ? (Sign.cutoffPoints[above - 1], shifts[above - 1]) : (0, 0)
    let part = (points - below.0) / (Sign.cutoffPoints[above] - below.0)
    return below.1 + part * (shifts[above] - below.1)
  }

  @Test func nothingIsSaidOutsideTheHeaps() throws {
    let (data, composite, _) = try study()
    let cutoffs = CutoffEvidence(totals: (0..<count).map { data.total(row: $0, loweredBy: 0) }, cutoffs: [90])
    let shifts = CutoffShifts(data, weights: composite.weights, cutoffs: cutoffs, seed: 1, threads: 2)
    for i in 0..<count {
      let raises = shifts.raises(row: i, composite: composite, deviation: 0.5)
      #expect(raises.count == (cutoffs.ratios[i] > 0 ? Sign.cutoffPoints.count : 0))
      #expect(raises.allSatisfy { $0.shift > 0 && $0.steepness >= 0 })
    }
  }
}
