import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct ShareEvidenceTests {
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

  private func evidence(share: Double, count: Int, seed: UInt64) -> ShareEvidence {
    let ratios = ratios(share: share, count: count, seed: seed)
    return ShareEvidence(share: estimate(ratios), ratios: ratios, weights: ratios.map { _ in 1 })
  }

  @Test func theBoundLiesBelowTheTruthNineteenTimesInTwenty() {
    let below = (0..<200).count { evidence(share: 0.1, count: 600, seed: UInt64($0)).lowerBound < 0.1 }
    // 190 expected; the binomial's 0.1 % quantile is 179.
    #expect(below >= 179)
  }

  private func likelyBound(_ evidence: ShareEvidence) -> Double {
    ShareEvidence.lowerBound(top: evidence.share, drop: ShareEvidence.likelyDrop, evidence.logLikelihood)
  }

  @Test func theLikelyBoundLiesBelowTheTruthThreeTimesInFour() {
    let below = (0..<200).count { likelyBound(evidence(share: 0.1, count: 600, seed: UInt64($0))) < 0.1 }
    // 150 expected; the binomial's quantiles of 0.1 % and 99.9 % are 130 and 168.
    #expect(below >= 130 && below <= 168)
  }

  @Test func theLikelyBoundIsZeroWhereTheOtherIsAndNearerToTheEstimateElsewhere() {
    for (k, share) in [0, 0.02, 0.05, 0.2].enumerated() {
      for seed in 0..<20 {
        let evidence = evidence(share: share, count: 300, seed: UInt64(7000 + 100 * k + seed))
        if evidence.lowerBound == 0 {
          #expect(likelyBound(evidence) == 0)
        } else {
          #expect(likelyBound(evidence) > evidence.lowerBound && likelyBound(evidence) < evidence.share)
        }
      }
    }
  }

  @Test func nothingToFindHasTheBoundZeroMostTimes() {
    let zeros = (0..<200).count { evidence(share: 0, count: 600, seed: 1000 + UInt64($0)).lowerBound == 0 }
    #expect(zeros >= 179)
  }

  @Test func aWeightOfTwoIsTwoObservations() {
    let once = ratios(share: 0.2, count: 100, seed: 3)
    let twice = ShareEvidence(share: 0.2, ratios: once + once, weights: (once + once).map { _ in 1 })
    let weighted = ShareEvidence(share: 0.2, ratios: once, weights: once.map { _ in 2 })
    #expect(abs(weighted.lowerBound - twice.lowerBound) < 1e-12)
  }

  @Test func yearsThatAgreeBoundEachOther() {
    // Five years of 300 units with a share of 0.1: together they know it nearly as well as 1,500 units of one year.
    var (alone, together) = (0.0, 0.0)
    for study in 0..<20 {
      let years = (0..<5).map { evidence(share: 0.1, count: 300, seed: UInt64(100 * study + $0)) }
      alone += years[0].lowerBound / 20
      together += ShareEvidence.lowerBounds(years, threads: 1)[0] / 20
    }
    #expect(together > alone + 0.01)
    #expect(together < 0.1)
  }

  @Test func aYearWithNothingKeepsItsOwnBound() {
    var zeros = 0
    for study in 0..<20 {
      let years = (0..<5).map {
        evidence(share: $0 == 0 ? 0 : 0.25, count: 600, seed: UInt64(5000 + 100 * study + $0))
      }
      if ShareEvidence.lowerBounds(years, threads: 1)[0] < 0.01 { zeros += 1 }
    }
    #expect(zeros >= 18)
  }

  @Test func theSameBoundsForAnyNumberOfThreads() {
    let years = (0..<4).map { evidence(share: 0.1, count: 200, seed: 40 + UInt64($0)) }
    #expect(ShareEvidence.lowerBounds(years, threads: 1) == ShareEvidence.lowerBounds(years, threads: 4))
  }
}
