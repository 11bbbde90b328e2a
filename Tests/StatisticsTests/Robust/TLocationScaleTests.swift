import Foundation
import LinearAlgebra
import Statistics
import Testing

struct TLocationScaleTests {
  private func sample(_ count: Int, degreesOfFreedom: Double, seed: UInt64) -> [Double] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { _ in 3 + 2 * stream.studentT(degreesOfFreedom: degreesOfFreedom) }
  }

  private func logLikelihood(_ values: [Double], location: Double, scale: Double, degreesOfFreedom: Double) -> Double {
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    return values.reduce(0) { $0 + distribution.logDensity(($1 - location) / scale) - log(scale) }
  }

  @Test func theFitIsTheMaximumOfTheLikelihood() throws {
    let values = sample(300, degreesOfFreedom: 4, seed: 81)
    let fit = try TLocationScale.fit(values)
    let best = logLikelihood(
      values, location: fit.location, scale: fit.scale, degreesOfFreedom: fit.degreesOfFreedom)
    #expect(abs(fit.logLikelihood - best) < 1e-9)
    for freedom in TLocationScale.usualDegreesOfFreedom {
      for (shift, stretch) in [(0.05, 1), (-0.05, 1), (0, 1.03), (0, 0.97), (0.02, 1.02)] {
        let other = logLikelihood(
          values, location: fit.location + shift, scale: fit.scale * stretch, degreesOfFreedom: freedom)
        #expect(other < best)
      }
    }
  }

  @Test func largeSamplesGiveTheParametersBack() throws {
    let fit = try TLocationScale.fit(sample(6_000, degreesOfFreedom: 4, seed: 83))
    #expect(abs(fit.location - 3) < 0.12)
    #expect(abs(fit.scale - 2) < 0.1)
    #expect(fit.degreesOfFreedom == 4)
    let nearNormal = try TLocationScale.fit(sample(6_000, degreesOfFreedom: 200, seed: 87))
    #expect(nearNormal.degreesOfFreedom == 30)
  }

  @Test func wholeWeightsAreRepetitions() throws {
    var stream = RandomStream(seed: 89)
    let values = (0..<40).map { _ in stream.normal() }
    let weights = values.map { _ in stream.index(below: 4) }
    let repeated = zip(values, weights).flatMap { [Double](repeating: $0, count: $1) }
    let weighted = try TLocationScale.fit(values + [.nan], weights: weights.map(Double.init) + [1])
    let plain = try TLocationScale.fit(repeated)
    #expect(abs(weighted.location - plain.location) < 1e-8)
    #expect(abs(weighted.scale - plain.scale) < 1e-8)
    #expect(weighted.degreesOfFreedom == plain.degreesOfFreedom)
    #expect(abs(weighted.logLikelihood - plain.logLikelihood) < 1e-8)
  }

  @Test func fitsFollowUnitsAndShifts() throws {
    let values = sample(120, degreesOfFreedom: 3, seed: 91)
    let fit = try TLocationScale.fit(values)
    let moved = try TLocationScale.fit(values.map { 100 - 7 * $0 })
    #expect(abs(moved.location - (100 - 7 * fit.location)) < 1e-7)
    #expect(abs(moved.scale - 7 * fit.scale) < 1e-7)
    #expect(moved.degreesOfFreedom == fit.degreesOfFreedom)
  }

  @Test func refusesWhatCannotBeFitted() {
    #expect(throws: FitError.tooFewObservations(found: 2, needed: 3)) { try TLocationScale.fit([1, .nan, 2]) }
    #expect(throws: FitError.noSpread) { try TLocationScale.fit([5, 5, 5, 5]) }
    #expect(throws: FitError.noSpread) {
      try TLocationScale.fit([Double](repeating: 1, count: 50) + [2, 3], degreesOfFreedom: [3])
    }
    #expect(throws: FitError.unsolvable(.notFinite)) { try TLocationScale.fit([1, 2, 3, .infinity]) }
  }
}
