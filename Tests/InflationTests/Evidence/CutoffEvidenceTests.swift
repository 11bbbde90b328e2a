import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct CutoffEvidenceTests {
  private func totals(_ count: Int, seed: UInt64, heaped: Int) -> [Double] {
    var random = RandomStream(seed: seed)
    return (0..<count).map { i in
      let total = 4 * (78 + 7 * random.normal())
      let onStep = min(total.rounded() / 4, 100)
      return i < heaped ? 90 + Double(random.index(below: 3)) / 4 : onStep
    }
  }

  @Test func aHeapIsSeenAndItsRatioIsThatOfTheCounts() {
    let evidence = CutoffEvidence(totals: totals(4000, seed: 1, heaped: 150), cutoffs: [90, 70])
    let heaped = evidence.excessShares.prefix(150)
    #expect(heaped.allSatisfy { $0 > 0.5 && $0 < 1 })
    // (1 / 150 of the heap) / (Ĉ / N): with Ĉ about 60 in a point, the ratio is near 4000 / 60.
    #expect(evidence.ratios.prefix(150).allSatisfy { $0 > 20 && $0 < 200 })
    #expect(evidence.ratios.suffix(3850).count { $0 > 0 } < 200)
  }

  @Test func sizesAreMetAsOftenAsTotalsLieBelow() {
    // Expected totals of mean 78 and standard deviation 6, noise of 3: below 90 the density of totals grows with the way
    // down, by exp((90 − 78)² / 90 − (90 − P − 78)² / 90).
    var random = RandomStream(seed: 5)
    var totals: [Double] = []
    var residuals: [Double] = []
    for i in 0..<4000 {
      let noise = random.normal()
      let total = 78 + 6 * random.normal() + 3 * noise
      totals.append(i < 200 ? 90 : (total * 4).rounded() / 4)
      residuals.append(i < 200 ? noise + (90 - total) / 3 : noise)
    }
    let shifts = Sign.cutoffPoints.map { $0 / 3 }
    for k in [0, 2, 5] {
      var rates = shifts.map { _ in 0.0 }
      rates[k] = 1
      let frequencies = CutoffEvidence(totals: totals, cutoffs: [90]).frequencies(
        rates: rates, raises: totals.map { _ in shifts.map { CutoffRaise(shift: $0) } }, residuals: residuals,
        density: TDensity(degreesOfFreedom: 30))
      let below = 12 - Sign.cutoffPoints[k]
      #expect(abs(frequencies.ofRows[0] / exp((144 - below * below) / 90) - 1) < 0.25)
      #expect(frequencies.ofSizes[k] == 1)
      #expect(frequencies.ofRows[3999] == 1 || totals[3999] >= 90)
    }
  }

  @Test func withoutAHeapNothingIsSeen() {
    var studies = 0
    for seed in 0..<40 {
      let evidence = CutoffEvidence(totals: totals(3000, seed: 100 + UInt64(seed), heaped: 0), cutoffs: [90, 70, 50])
      if evidence.ratios.contains(where: { $0 > 0 }) { studies += 1 }
    }
    // One of a hundred is promised: more than three of forty come in one of two thousand.
    #expect(studies <= 3)
  }

  @Test func missingTotalsAndNoThresholdsAreHarmless() {
    #expect(CutoffEvidence(totals: [.nan, 90, 90.5], cutoffs: [90]).ratios == [0, 0, 0])
    #expect(CutoffEvidence(totals: [80, 90], cutoffs: []).excessShares == [0, 0])
  }
}
