import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct PatternPosteriorTests {
  @Test func theLikelihoodRatioIsADensity() {
    // Σ over a fine grid in log p, ∫ f(p) dp = ∫ f(e^−x) e^−x dx; below 1e-12 the ratio is cut.
    let step = 1e-3
    let integral = stride(from: step / 2, to: 700, by: step).reduce(0.0) { sum, x in
      sum + patternLikelihoodRatio(pValue: exp(-x)) * exp(-x) * step
    }
    // The mass of Beta(a, 1) below 1e-12 is 1e-12ᵃ, up to 0.58 for a = 0.02; the cut leaves a of it.
    let lost = [0.02, 0.05, 0.1].reduce(0) { $0 + pow(1e-12, $1) * (1 - $1) } / 3
    #expect(abs(integral - (1 - lost)) < 1e-3)
  }

  @Test func uniformPValuesAreLeftAsTheyAre() {
    var random = RandomStream(seed: 41)
    let pValues = (0..<4_000).map { _ in random.uniform() }
    let same = withMedianOfAHalf(pValues)
    for (p, q) in zip(pValues, same) { #expect(q >= p && q < pow(p, 0.9)) }
    let halved = withMedianOfAHalf(pValues.map { $0 * $0 * $0 })
    #expect(abs(median(halved) - 0.5) < 1e-4)
  }

  @Test func sharesAreLearntFromWhatIsSeen() {
    var random = RandomStream(seed: 42)
    let listed = (0..<2_000).map { i -> PatternPosterior.Evidence in
      var evidence = PatternPosterior.Evidence()
      evidence.similar = patternLikelihoodRatio(pValue: pow(random.uniform(), i < 400 ? 20 : 1))
      evidence.straight = patternLikelihoodRatio(pValue: pow(random.uniform(), i >= 1_800 ? 20 : 1))
      evidence.jump = 0
      return evidence
    }
    let posterior = PatternPosterior(listed)
    #expect(abs(posterior.shares.reduce(0, +) - 1) < 1e-12)
    #expect(abs(posterior.shares[1] - 0.2) < 0.03)
    #expect(abs(posterior.shares[2] - 0.1) < 0.03)
    // u²⁰ lies below a thousandth with probability 0.71, and there hardly any uniform number does.
    #expect(listed[..<400].count { posterior.pattern(of: $0) == .similar } > 260)
    #expect(listed[1_800...].count { posterior.pattern(of: $0) == .straightlining } > 125)
    #expect(listed[400..<1_800].count { posterior.pattern(of: $0) == .overrating } > 1_350)
  }

  @Test func probabilitiesSumToOneAndLenienceComesFirst() {
    let posterior = PatternPosterior([])
    var evidence = PatternPosterior.Evidence()
    evidence.cutoff = 0.9
    evidence.jump = 2
    #expect(abs(posterior.probabilities(of: evidence).values.reduce(0, +) - 1) < 1e-12)
    #expect(posterior.pattern(of: evidence) == .cutoff)
    evidence.lenient = 0.7
    #expect(abs(posterior.probabilities(of: evidence).values.reduce(0, +) - 1) < 1e-12)
    #expect(posterior.pattern(of: evidence) == .appraiser)
  }

  @Test func aHeapAboveOneCollectiveIsSeenBesideOthers() {
    var random = RandomStream(seed: 43)
    let others = (0..<400).map { _ in (0..<10).map { _ in 12 * random.normal() } }
    let usual = CollectiveHeap(own: (0..<400).map { _ in 12 * random.normal() }, others: others)
    #expect((0..<20).allSatisfy { usual.share(points: Double($0) + 0.5) == 0 })
    // Half of the units lie half a point above their collective; a fiftieth of the placebos does.
    let own = (0..<400).map { $0 < 200 ? 0.5 : 12 * random.normal() }
    let heaped = CollectiveHeap(own: own, others: others)
    #expect(heaped.share(points: 0.5) > 0.85)
    #expect(heaped.share(points: -0.5) == 0)
  }
}
