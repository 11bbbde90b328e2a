import Evaluation
import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct GapSharesTests {
  private static let density = TDensity(degreesOfFreedom: 15)
  private static let component = GapComponent(rater: .superior, density: density, slope: 0)

  /// What is said by units that were moved by 1.2 deviations, of which the shares κ were left in the gap.
  private static func ratios(ofUnits count: Int, share: Double, _ random: inout RandomStream) -> [[Double]] {
    (0..<count).map { _ in
      let gap = share * 4.5 * 1.2 + random.studentT(degreesOfFreedom: 15)
      return component.term(gap, residual: 0, move: 4.5).ratios(1.2)
    }
  }

  private static func learnt(_ units: [[Double]], from start: [Double]) -> [Double] {
    var evidence = MixingEvidence()
    for ratios in units { evidence.add(likelihoods: ratios) }
    return evidence.weights(from: start, iterations: MixtureFit.iterationsOfGapShares, spread: 1)
  }

  private static func mean(_ weights: [Double]) -> Double {
    zip(weights, GapComponent.shares).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test(arguments: [0.3, 0.5, 0.7]) func theMeanShareOfSmallRaisesIsFoundFromTheFirstGuess(share: Double) {
    var random = RandomStream(seed: 21)
    let units = Self.ratios(ofUnits: 2_000, share: share, &random)
    let found = Self.learnt(units, from: GapComponent.startingWeights)
    #expect(abs(Self.mean(found) - share) < 0.03)
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
  }

  @Test func learningNeverMakesTheUnitsLessLikely() {
    var random = RandomStream(seed: 22)
    for share in [0.2, 0.6, 1.1] {
      let units = Self.ratios(ofUnits: 500, share: share, &random)
      func logLikelihood(_ weights: [Double]) -> Double {
        units.reduce(0) { sum, ratios in sum + log(zip(ratios, weights).reduce(0) { $0 + $1.0 * $1.1 }) }
      }
      var weights = GapComponent.startingWeights
      for _ in 0..<4 {
        let next = Self.learnt(units, from: weights)
        // The one unit that is spread evenly may cost as much as it weighs.
        #expect(logLikelihood(next) > logLikelihood(weights) - 0.5)
        weights = next
      }
      #expect(logLikelihood(weights) > logLikelihood(GapComponent.startingWeights))
    }
  }
}
