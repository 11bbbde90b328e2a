import Statistics
import Testing

@testable import Inflation

@Suite struct LeniencyPosteriorTests {
  /// Appraisers whose honest effects are normal with this deviation, each known with an error of 0.15, and the first so
  /// much more lenient.
  private func weighed(_ count: Int, between: Double, lenient: Double = 0, leastShare: Double = 0, seed: UInt64) -> (
    posterior: LeniencyPosterior, appraisers: [LeniencyPosterior.Estimate]
  ) {
    var random = RandomStream(seed: seed)
    let appraisers = (0..<count).map { d in
      LeniencyPosterior.Estimate(
        mean: between * random.normal() + 0.15 * random.normal() + (d == 0 ? lenient : 0), variance: 0.15 * 0.15)
    }
    let posterior = LeniencyPosterior(appraisers, unit: 1, leastShare: leastShare, threads: 1) { d, tails, deviation in
      let density = LeniencyPosterior.densities[tails]
      let shifts = (1...64).map { Double($0) / 16 }
      let ratio = shifts.reduce(0) { sum, shift in
        sum + density.ratio((appraisers[d].mean - shift) / deviation, over: appraisers[d].mean / deviation) / 64
      }
      return .init(unconfirmed: ratio, confirmed: ratio)
    }
    return (posterior, appraisers)
  }

  @Test func fewHonestAppraisersAreSeldomTakenForLenient() {
    let studies = 200
    let taken = (0..<studies).count { seed in
      weighed(12, between: 0.15, seed: UInt64(seed)).posterior.probabilities.contains { $0 > 0.5 }
    }
    #expect(taken <= 6)
  }

  @Test func whoStandsOutFromManyIsSurerLenientThanFromFew() {
    func probability(among count: Int) -> Double {
      (0..<20).reduce(0) { sum, seed in
        sum + weighed(count, between: 0.15, lenient: 1.1, leastShare: 0.1, seed: 500 + UInt64(seed)).posterior
          .probabilities[0] / 20
      }
    }
    let (few, many) = (probability(among: 8), probability(among: 200))
    #expect(1 - few > 2 * (1 - many))
  }

  @Test func whoIsFarOutAmongManyIsFound() {
    for seed in 0..<20 {
      #expect(weighed(40, between: 0.15, lenient: 2.5, seed: 900 + UInt64(seed)).posterior.probabilities[0] > 0.9)
    }
  }

  @Test func effectsOfManyAreShrunkenAsTheirVarianceAsks() {
    let (posterior, appraisers) = weighed(500, between: 0.3, seed: 3)
    // τ² / (τ² + v) = 0.09 / 0.1125 = 0.8, a little more for those far out.
    let products = appraisers.reduce(0) { $0 + posterior.honestEffect($1).mean * $1.mean }
    let squares = appraisers.reduce(0) { $0 + $1.mean * $1.mean }
    #expect(abs(products / squares - 0.8) < 0.05)
    #expect(abs(posterior.varianceBetween.squareRoot() - 0.3) < 0.04)
  }

  @Test func tailsOfHonestAppraisersAreEven() {
    let (posterior, appraisers) = weighed(500, between: 0.3, seed: 4)
    let tails = appraisers.map(posterior.upperTail)
    for bound in [0.1, 0.5, 0.9] {
      let share = Double(tails.count { $0 < bound }) / 500
      #expect(abs(share - bound) < 3.3 * (bound * (1 - bound) / 500).squareRoot())
    }
  }
}
