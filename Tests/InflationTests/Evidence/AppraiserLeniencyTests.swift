import Statistics
import Testing

@testable import Inflation

@Suite struct AppraiserLeniencyTests {
  private func fit(
    lenient: Set<Int>, shift: Double, honest: Double = 0.1, appraisers: Int = 40, seed: UInt64
  ) -> AppraiserLeniency {
    var random = RandomStream(seed: seed)
    let effects = (0..<appraisers).map { honest * random.normal() + (lenient.contains($0) ? shift : 0) }
    let members = (0..<appraisers).map { d in (0..<50).map { d * 50 + $0 } }
    let residuals = (0..<appraisers * 50).map { effects[$0 / 50] + random.studentT(degreesOfFreedom: 6) }
    let ones = [Double](repeating: 1, count: residuals.count)
    return AppraiserLeniency(
      members: members, residuals: residuals, scale: ones, weights: ones, gaps: [], leastShift: 0)
  }

  @Test func lenientAppraisersAreFoundAndHonestOnesAreNot() {
    let fitted = fit(lenient: [3, 17, 30, 35], shift: 2, seed: 1)
    for d in 0..<40 {
      #expect((fitted.probabilityLenient[d] > 0.5) == [3, 17, 30, 35].contains(d))
    }
  }

  @Test func withNothingPlantedNobodyIsLenient() {
    for seed in 10..<30 {
      let fitted = fit(lenient: [], shift: 0, seed: UInt64(seed))
      #expect(fitted.probabilityLenient.allSatisfy { $0 < 0.5 })
    }
  }

  @Test func honestEffectsAreShrunken() {
    let fitted = fit(lenient: [], shift: 0, honest: 0.3, seed: 2)
    for d in 0..<40 {
      let effect = fitted.honestEffect(d)
      #expect(abs(effect.mean) <= abs(fitted.meanResidual[d]))
      #expect(effect.variance < fitted.variance[d])
    }
  }

  @Test func fewAppraisersSayNothing() {
    let fitted = fit(lenient: [0], shift: 3, appraisers: 2, seed: 3)
    #expect(fitted.probabilityLenient == [0, 0])
    for d in 0..<2 {
      #expect(fitted.honestEffect(d).mean == 0 && fitted.honestEffect(d).variance == 0)
      #expect(fitted.pValue(d) == 1)
    }
  }
}
