import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct TDensityTests {
  @Test(arguments: TDensity.grid)
  func theRatioIsThatOfTheDensities(degreesOfFreedom: Double) {
    let density = TDensity(degreesOfFreedom: degreesOfFreedom)
    let reference = StudentT(degreesOfFreedom: degreesOfFreedom)
    var random = RandomStream(seed: 5, UInt64(degreesOfFreedom))
    for _ in 0..<200 {
      let (z, z0) = (4 * random.normal(), 4 * random.normal())
      let expected = exp(reference.logDensity(z) - reference.logDensity(z0))
      #expect(abs(density.ratio(z, over: z0) / expected - 1) < 1e-10)
      let four = density.ratio(SIMD4(z, -z, z / 2, 0), over: z0)
      #expect((0..<4).allSatisfy { four[$0] == density.ratio([z, -z, z / 2, 0][$0], over: z0) })
      #expect(abs(density.log(z) - reference.logDensity(z)) < 1e-12 * max(1, abs(reference.logDensity(z))))
    }
  }

  @Test func theTailsAreFound() {
    var random = RandomStream(seed: 8)
    let heavy = (0..<20_000).map { _ in random.studentT(degreesOfFreedom: 5) }
    let light = (0..<20_000).map { _ in random.normal() }
    let weights = [Double](repeating: 1, count: 20_000)
    #expect(TDensity.mostLikely(heavy, weights: weights).degreesOfFreedom == 5)
    #expect(TDensity.mostLikely(light, weights: weights).degreesOfFreedom == 31)
  }
}
