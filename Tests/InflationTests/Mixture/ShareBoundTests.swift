import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct ShareBoundTests {
  /// Likelihood ratios of N(2, 1) against N(0, 1) for a mixture with the given share.
  private func ratios(share: Double, count: Int, seed: UInt64) -> [Double] {
    var random = RandomStream(seed: seed)
    return (0..<count).map { _ in
      let z = random.normal() + (random.uniform() < share ? 2 : 0)
      return exp(2 * z - 2)
    }
  }

  /// The share of largest likelihood, by bisection on its derivative.
  private func estimate(_ ratios: [Double]) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let slope = ratios.reduce(0) { $0 + ($1 - 1) / (1 + middle * ($1 - 1)) }
      if slope > 0 { low = middle } else { high = middle }
    }
    return low
  }

  @Test func theBoundLiesBelowTheTruthNineteenTimesInTwenty() {
    let below = (0..<200).count { seed in
      let ratios = ratios(share: 0.1, count: 600, seed: UInt64(seed))
      return ShareBound.lower(share: estimate(ratios), ratios: ratios, weights: ratios.map { _ in 1 }) < 0.1
    }
    // 190 expected; the binomial's 0.1 % quantile is 179.
    #expect(below >= 179)
  }

  @Test func nothingToFindHasTheBoundZeroMostTimes() {
    let zeros = (0..<200).count { seed in
      let ratios = ratios(share: 0, count: 600, seed: 1000 + UInt64(seed))
      return ShareBound.lower(share: estimate(ratios), ratios: ratios, weights: ratios.map { _ in 1 }) == 0
    }
    #expect(zeros >= 179)
  }

  @Test func aWeightOfTwoIsTwoObservations() {
    let once = ratios(share: 0.2, count: 100, seed: 3)
    let twice = ShareBound.lower(share: 0.2, ratios: once + once, weights: (once + once).map { _ in 1 })
    #expect(abs(ShareBound.lower(share: 0.2, ratios: once, weights: once.map { _ in 2 }) - twice) < 1e-12)
  }
}
