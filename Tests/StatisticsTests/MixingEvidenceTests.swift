import Foundation
import Statistics
import Testing

@Suite struct MixingEvidenceTests {
  private static let start = [0.5, 0.3, 0.2]

  /// What observations of normal components at 0, 1 and 3, of the given shares, say of them.
  private static func likelihoods(count: Int, shares: [Double], seed: UInt64) -> [[Double]] {
    var random = RandomStream(seed: seed)
    let centres = [0.0, 1, 3]
    return (0..<count).map { _ in
      let u = random.uniform()
      let y = centres[u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2] + random.normal()
      return centres.map { exp(-(y - $0) * (y - $0) / 2) }
    }
  }

  private static func evidence(_ observations: [[Double]], mass: Double = 1) -> MixingEvidence {
    var evidence = MixingEvidence()
    for likelihoods in observations { evidence.add(mass: mass, likelihoods: likelihoods) }
    return evidence
  }

  @Test func theSharesOfKnownComponentsAreFound() {
    let shares = [0.6, 0.1, 0.3]
    let observations = Self.likelihoods(count: 20_000, shares: shares, seed: 31)
    let found = Self.evidence(observations).weights(from: Self.start, iterations: 400)
    for (one, other) in zip(found, shares) { #expect(abs(one - other) < 0.03) }
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
  }

  @Test func noIterationMakesTheObservationsLessLikely() {
    for seed in UInt64(32)...36 {
      let observations = Self.likelihoods(count: 300, shares: [0.2, 0.2, 0.6], seed: seed)
      func logLikelihood(_ weights: [Double]) -> Double {
        observations.reduce(0) { sum, row in sum + log(zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }) }
      }
      let evidence = Self.evidence(observations)
      let reached = (0...12).map { logLikelihood(evidence.weights(from: Self.start, iterations: $0)) }
      for (before, after) in zip(reached, reached.dropFirst()) { #expect(after >= before - 1e-9) }
    }
  }

  @Test func partsSayTogetherWhatTheWholeSays() {
    let observations = Self.likelihoods(count: 60, shares: Self.start, seed: 37)
    var joined = Self.evidence(Array(observations.prefix(25)))
    joined.append(Self.evidence(Array(observations.dropFirst(25))))
    let whole = Self.evidence(observations)
    #expect(
      joined.weights(from: Self.start, iterations: 10, spread: 1)
        == whole.weights(from: Self.start, iterations: 10, spread: 1))
  }

  @Test func anObservationThatCountsTwiceIsTwo() {
    let observations = Self.likelihoods(count: 40, shares: Self.start, seed: 38)
    let twice = Self.evidence(observations, mass: 2).weights(from: Self.start, iterations: 5, spread: 1)
    let doubled = Self.evidence(observations + observations).weights(from: Self.start, iterations: 5, spread: 1)
    for (one, other) in zip(twice, doubled) { #expect(abs(one - other) < 1e-12) }
  }

  @Test func withoutObservationsTheSpreadDecidesOrTheFirstGuessStays() {
    let evidence = MixingEvidence()
    #expect(evidence.weights(from: Self.start, iterations: 3) == Self.start)
    #expect(evidence.weights(from: Self.start, iterations: 3, spread: 1).allSatisfy { abs($0 - 1 / 3) < 1e-12 })
  }

  @Test func whatNoComponentExplainsCountsForNone() {
    var evidence = Self.evidence([[1, 0, 0], [0, 1, 0]])
    evidence.add(likelihoods: [0, 0, 0])
    #expect(evidence.weights(from: Self.start, iterations: 1) == [0.5, 0.5, 0])
  }
}
