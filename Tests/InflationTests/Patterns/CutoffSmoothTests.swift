import Statistics
import Testing

@testable import Inflation

/// Scores on a grid of half points with a threshold at 80, in cells from 70 to 89.5.
///
/// Counted from a made table of 4,000 scores on which R 4.2.2 with rddensity 2.6 (`rddensity(X, c = 80)`) finds
/// p = 0.316 for the scores as they were drawn and p = 7.6e-16 after two fifths of [78, 80) were moved to [80, 81],
/// while its binomial test of the scores as drawn, half a point on either side, finds p = 1.3e-5.
@Suite struct CutoffSmoothTests {
  private static let drawn: [Double] = [
    60, 67, 94, 89, 82, 104, 84, 98, 109, 84, 107, 104, 100, 103, 99, 110, 89, 86, 102, 89,
    82, 76, 89, 73, 93, 69, 61, 72, 50, 48, 38, 47, 40, 44, 41, 47, 41, 26, 21, 31,
  ]
  private static let moved: [Double] = [
    60, 67, 94, 89, 82, 104, 84, 98, 109, 84, 107, 104, 100, 103, 99, 110, 50, 63, 64, 60,
    122, 144, 110, 73, 93, 69, 61, 72, 50, 48, 38, 47, 40, 44, 41, 47, 41, 26, 21, 31,
  ]

  private func totals(_ counts: [Double]) -> [Double] {
    counts.enumerated().flatMap { k, count in [Double](repeating: 70 + Double(k) / 2, count: Int(count)) }
  }

  @Test func scoresAsDrawnHaveNoHeap() throws {
    let totals = totals(Self.drawn)
    let smooth = try #require(CutoffSmooth(totals: totals, cutoff: 80))
    #expect(smooth.counts == Self.drawn)
    let heap = try #require(CutoffHeaping(totals: totals, cutoffs: [80], smooths: [smooth]).heaps.first)
    #expect(heap.pValue > 0.3)
    #expect(heap.excessShare == 0)
  }

  @Test func movedScoresHaveOneOfTheSizeThatWasMoved() throws {
    let totals = totals(Self.moved)
    let smooth = try #require(CutoffSmooth(totals: totals, cutoff: 80))
    // A Poisson regression in Python 3 with numpy 2.4 on the same cells expects 155.2 in the point above 80, where the
    // scores as drawn have 158.
    let expected = smooth.expected[20] + smooth.expected[21]
    #expect(abs(expected - 155.2) < 0.5)
    let heap = try #require(CutoffHeaping(totals: totals, cutoffs: [80], smooths: [smooth]).heaps.first)
    #expect(heap.pValue < 1e-12)
    #expect(heap.excessShare > 0.3)
  }

  @Test func roundNumbersAreNoHeap() throws {
    // Every multiple of five holds three times as many as its neighbours, threshold or not.
    let totals = totals((0..<40).map { $0 % 10 == 0 ? 150.0 : 50 })
    let smooth = try #require(CutoffSmooth(totals: totals, cutoff: 80))
    let withTerms = CutoffHeaping(totals: totals, cutoffs: [80], smooths: [smooth])
    let without = CutoffHeaping(totals: totals, cutoffs: [80], smooths: [nil])
    #expect(withTerms.share(of: 80) == 0)
    #expect(without.share(of: 80) > 0.5)
  }

  @Test func totalsInStepsWiderThanACellGiveNoSmooth() {
    // 45 criteria of one point: 75.6 and 91.1 stand alone among empty cells.
    var random = RandomStream(seed: 9)
    let totals = (0..<2000).map { _ in
      100 * Double((0..<45).count { _ in random.uniform() < 0.8 }) / 45
    }
    #expect(CutoffSmooth(totals: totals, cutoff: 75) == nil)
    #expect(CutoffSmooth(totals: totals.map { ($0 * 2).rounded() / 2 + random.uniform() }, cutoff: 75) != nil)
  }

  @Test func tooFewTotalsGiveNoSmooth() {
    #expect(CutoffSmooth(totals: [80, 81, 82], cutoff: 80) == nil)
    #expect(CutoffSmooth(totals: totals(Self.drawn), cutoff: 100) == nil)
  }
}
