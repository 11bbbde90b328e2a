import Statistics
import Testing

@testable import Inflation

@Suite struct CutoffHeapingTests {
  private func even(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomStream(seed: seed)
    return (0..<count).map { _ in 60 + 40 * random.uniform() }
  }

  @Test func aHeapJustAboveAThresholdIsSeen() {
    var random = RandomStream(seed: 1)
    let heap = (0..<60).map { _ in 80 + 0.5 * random.uniform() }
    let heaping = CutoffHeaping(totals: even(200, seed: 2) + heap, cutoffs: [90, 80, 65, 0])
    // 60 of about 65 totals are there for the threshold's sake.
    #expect(heaping.share(of: 80.2) > 0.8)
    #expect(heaping.share(of: 81) == 0)
    #expect(heaping.share(of: 79.9) == 0)
    #expect(heaping.share(of: 90.1) == 0)
  }

  @Test func evenTotalsHaveNoHeaps() {
    let seen = (0..<400).count { seed in
      CutoffHeaping(totals: even(200, seed: 100 + UInt64(seed)), cutoffs: [80]).share(of: 80.5) > 0
    }
    // At a level of one in a hundred, and a counterfactual with an error of its own, 4 to 8 of 400 are expected.
    #expect(seen <= 20)
  }

  @Test func fewTotalsSayNothing() {
    let heaping = CutoffHeaping(totals: [80.1], cutoffs: [80])
    #expect(heaping.share(of: 80.1) == 0)
  }
}
