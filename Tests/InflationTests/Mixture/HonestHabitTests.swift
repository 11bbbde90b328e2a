import Foundation
import Testing

@testable import Inflation

@Suite struct HonestHabitTests {
  private let shifts = DistortionComponents.shifts

  @Test func habitsOfWhichNothingIsSeenHaveTheRatioOne() {
    let ratios = HonestHabit.ratios([Double](repeating: 1, count: 2 * shifts.count), up: 1, down: 1)
    #expect(ratios.count == HonestHabit.widths.count)
    #expect(ratios.allSatisfy { abs($0 - 1) < 1e-12 })
  }

  @Test(arguments: [0, 1.5, -3, 6]) func theRatioIsThatOfTheConvolution(z: Double) {
    let density = TDensity(degreesOfFreedom: 31)
    let grid = (shifts + shifts.map { -$0 }).map { density.ratio(z - $0, over: z) }
    let step = 0.01
    for (width, ratio) in zip(HonestHabit.widths, HonestHabit.ratios(grid, up: 1, down: 1)) {
      // ∫ φ(h / c) / c · f(z − h) / f(z) dh
      let exact = stride(from: -30.0, through: 30, by: step).reduce(0.0) { sum, h in
        let weight = exp(-h * h / (2 * width * width)) / (width * (2 * Double.pi).squareRoot())
        return sum + step * weight * density.ratio(z - h, over: z)
      }
      #expect(abs(ratio / exact - 1) < 0.04, "width \(width)")
    }
  }

  @Test func upAndDownAreAlike() {
    let density = TDensity(degreesOfFreedom: 5)
    func ratios(_ z: Double) -> [Double] {
      HonestHabit.ratios((shifts + shifts.map { -$0 }).map { density.ratio(z - $0, over: z) }, up: 1, down: 1)
    }
    for z in [0.5, 2, 7] {
      for (up, down) in zip(ratios(z), ratios(-z)) { #expect(abs(up / down - 1) < 1e-12) }
    }
  }

  @Test func whatSpeaksForASideCountsWhereTheRatingLies() {
    let density = TDensity(degreesOfFreedom: 15)
    let grid = (shifts + shifts.map { -$0 }).map { density.ratio(4 - $0, over: 4) }
    func wide(up: Double, down: Double) -> Double { HonestHabit.ratios(grid, up: up, down: down)[2] }
    #expect(wide(up: 2, down: 1) > 1.95 * wide(up: 1, down: 1))
    #expect(wide(up: 1, down: 2) < 1.05 * wide(up: 1, down: 1))
  }

  @Test func frequenciesAreThoseOfTheNormal() {
    // 2Φ(−2), 2Φ(−1), 2Φ(−½): R 4.5, 2 * pnorm(c(-2, -1, -0.5)).
    let table = [1.0: 0.04550026, 2: 0.3173105, 4: 0.6170751]
    for (width, frequency) in zip(HonestHabit.widths, HonestHabit.frequencies(beyond: 2)) {
      if let expected = table[width] { #expect(abs(frequency - expected) < 1e-7) }
    }
  }
}
