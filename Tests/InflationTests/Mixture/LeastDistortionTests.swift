import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct LeastDistortionTests {
  /// Rows of which `shift` moves the residual by Δ and the gap to the superior by 2Δ.
  private func observations(seed: UInt64, shift: (inout RandomStream) -> Double) -> [Observation] {
    var random = RandomStream(seed: seed)
    return (0..<2000).map { _ in
      let moved = shift(&random)
      return Observation(
        residual: random.studentT(degreesOfFreedom: 15) + moved,
        gaps: [random.studentT(degreesOfFreedom: 15) + 2 * moved],
        profile: CriterionProfile.shares.map { _ in -30 }, profileShift: CriterionProfile.shares.map { 2 * $0 })
    }
  }

  private func fit(_ observations: [Observation], honestHalo: Bool = true) -> DistortionMixture {
    let density = TDensity(degreesOfFreedom: 15)
    let components = DistortionComponents(
      residualDensity: density, gaps: [GapComponent(rater: .superior, density: density, slope: 0)],
      honestHalo: honestHalo)
    return DistortionMixture(
      observations, weights: observations.map { _ in 1 }, components: components,
      start: DistortionMixture(start: components), threads: 1)
  }

  @Test(arguments: [21, 22, 23])
  func anEvenHaloIsTakenForHonest(seed: Int) {
    let rows = observations(seed: UInt64(seed)) { $0.uniform() < 0.25 ? 1.5 * $0.normal() : 0 }
    let (with, without) = (fit(rows), fit(rows, honestHalo: false))
    #expect(with.overBound < 0.5 * without.overBound)
    #expect(with.underBound < 0.5 * without.underBound)
  }

  @Test func raisedAndLoweredRatingsAreNoHalo() {
    let rows = observations(seed: 24) { random in
      let u = random.uniform()
      return u < 0.1 ? 3.5 : u < 0.2 ? -3.5 : 0
    }
    let mixture = fit(rows)
    #expect(abs(mixture.overShare - 0.1) < 0.02 && mixture.overBound > 0.07)
    #expect(abs(mixture.underShare - 0.1) < 0.02 && mixture.underBound > 0.07)
    #expect(mixture.shares[DistortionComponents.unsharedHalo].reduce(0, +) < 0.02)
  }

  @Test func theSharesSumToOne() {
    let mixture = fit(observations(seed: 25) { $0.uniform() < 0.1 ? 3 : 0 })
    #expect(abs(mixture.shares.reduce(mixture.coreShare, +) - 1) < 1e-9)
  }
}
