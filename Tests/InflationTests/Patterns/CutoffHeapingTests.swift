import Statistics
import Testing

@testable import Inflation

@Suite struct CutoffHeapingTests {
  private func even(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomStream(seed: seed)
    return (0..<count).map { _ in 60 + 40 * random.uniform() }
  }

  private func heaping(_ totals: [Double], cutoffs: [Double]) -> CutoffHeaping {
    CutoffHeaping(totals: totals, cutoffs: cutoffs, smooths: cutoffs.map { _ in nil })
  }

  @Test func aHeapJustAboveAThresholdIsSeen() {
    var random = RandomStream(seed: 1)
    let heap = (0..<60).map { _ in 80 + 0.5 * random.uniform() }
    let heaping = heaping(even(200, seed: 2) + heap, cutoffs: [90, 80, 65])
    // 60 of about 63 totals are there for the threshold's sake.
    #expect(heaping.share(of: 80.2) > 0.85)
    #expect(heaping.share(of: 80.5) == 0)
    #expect(heaping.share(of: 79.9) == 0)
    #expect(heaping.share(of: 90.1) == 0)
  }

  @Test func aWideHeapIsSeenWhole() {
    var random = RandomStream(seed: 3)
    let heap = (0..<60).map { _ in 80 + 2 * random.uniform() }
    let heaping = heaping(even(200, seed: 4) + heap, cutoffs: [80])
    #expect(heaping.heaps.map(\.width) == [2])
    #expect(heaping.share(of: 81.7) > 0.7)
  }

  @Test func evenTotalsHaveNoHeaps() {
    let seen = (0..<400).count { seed in
      heaping(even(200, seed: 100 + UInt64(seed)), cutoffs: [80]).share(of: 80.2) > 0
    }
    // At a level of one in a hundred, corrected for three windows, at most 4 of 400 are expected.
    #expect(seen <= 10)
  }

  @Test func fewTotalsSayNothing() {
    #expect(heaping([80.1], cutoffs: [80]).share(of: 80.1) == 0)
    #expect(heaping([], cutoffs: [80]).share(of: 80.1) == 0)
  }
}
