import Foundation
import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

@Suite struct NoiseDrawsTests {
  /// Sums of n rows of eight criteria, three of them without weight, with a share of noise in each.
  private func moments(rows n: Int, noise: Double, seed: UInt64) -> CalibrationMoments {
    var stream = RandomStream(seed: seed, 93)
    let weights = [1.0, 0, 0.7, 0, 0.4, 1.2, 0, 0.3]
    var x = Matrix(rows: n, columns: 8)
    var y = [Double](repeating: 0, count: n)
    for i in 0..<n {
      let common = stream.normal()
      for j in 0..<8 {
        let exact = 0.5 * common + 0.75.squareRoot() * stream.normal()
        y[i] += weights[j] * exact
        x[i, j] = (1 - noise).squareRoot() * exact + noise.squareRoot() * stream.normal()
      }
      y[i] += 2 * stream.normal()
    }
    return CalibrationMoments(rows: x, outcome: y)
  }

  private func prior(place: [Int] = Array(0..<8)) -> NoisePrior {
    NoisePrior(
      knowledge: [NoisePrior.Knowledge](repeating: .nothing(step: 0, yearly: 1), count: 8),
      rounding: [Double](repeating: 0, count: 8), place: place)
  }

  private func mean(_ draws: NoiseDraws) -> Double {
    draws.shares.reduce(0) { $0 + $1.reduce(0, +) / 8 } / Double(draws.shares.count)
  }

  /// The true noise fits no worse than chance has it (five weights above zero leave three degrees of freedom, of which the
  /// misfit takes about half), and much more of it in one criterion does not.
  @Test func theTrueNoiseFitsAndMuchMoreDoesNot() throws {
    var misfits: [Double] = []
    for seed in 1...20 as ClosedRange<UInt64> {
      let misfit = try #require(NoiseMisfit(moments(rows: 20_000, noise: 0.1, seed: seed)))
      misfits.append(misfit.value([Double](repeating: 0.1, count: 8)))
      var one = [Double](repeating: 0.1, count: 8)
      one[0] = 0.55
      #expect(misfit.value(one) > 3.84)
    }
    #expect(misfits.count { $0 > 7.81 } <= 2)
  }

  @Test func noiseThatLeavesNothingIsRefused() throws {
    let misfit = try #require(NoiseMisfit(moments(rows: 2000, noise: 0.1, seed: 1)))
    #expect(misfit.value([Double](repeating: 0.95, count: 8)) == .infinity)
  }

  /// Criteria without weight betray noise that is not there: more rows leave less of what is usual, 1/9 in the mean.
  @Test(arguments: [1, 2, 3] as [UInt64]) func theOutcomesBoundTheNoise(seed: UInt64) throws {
    let few = try #require(NoiseDraws(moments(rows: 300, noise: 0, seed: seed), prior: prior(), seed: seed))
    let many = try #require(NoiseDraws(moments(rows: 100_000, noise: 0, seed: seed), prior: prior(), seed: seed))
    #expect(mean(many) < mean(few))
    #expect(mean(many) < 0.08)
  }

  /// Law: the draws of a criterion do not depend on where it stands.
  @Test func theOrderOfTheCriteriaDoesNotMatter() throws {
    let sums = moments(rows: 2000, noise: 0.1, seed: 4)
    let turned = Array((0..<8).reversed())
    let straight = try #require(NoiseDraws(sums, prior: prior(), seed: 7))
    let other = try #require(NoiseDraws(reversed(sums), prior: prior(place: turned), seed: 7))
    #expect(straight.shares.count == other.shares.count)
    for (a, b) in zip(straight.shares, other.shares) { #expect(a == b.reversed()) }
  }

  private func reversed(_ sums: CalibrationMoments) -> CalibrationMoments {
    var result = sums
    result.cross.reverse()
    let turned = Array((0..<8).reversed())
    result.scatter = sums.scatter.submatrix(rows: turned, columns: turned)
    return result
  }
}

@Suite struct NoisePriorTests {
  /// Law: over uniform numbers an unknown κ has the mean of its rounding, 1/9 of the year's and ε = 0.05 of its step.
  @Test func theMeanOfAnUnknownNoise() {
    let prior = NoisePrior(
      knowledge: [.nothing(step: 0.8, yearly: 1), .nothing(step: 0, yearly: 0.5), .share(0.3)], rounding: [0, 0.02, 0],
      place: [0, 1, 2])
    #expect(!prior.isCertain)
    var stream = RandomStream(seed: 1)
    var sums = [0.0, 0, 0]
    let draws = 20_000
    for _ in 0..<draws {
      let shares = prior.shares((0..<prior.dimensions).map { _ in stream.uniform() })
      for j in 0..<3 { sums[j] += shares[j] / Double(draws) }
      #expect(shares.allSatisfy { $0 >= 0 && $0 <= 0.95 })
    }
    // The standard deviation of beta(1, 8) is 0.1, that of the slips 0.04.
    #expect(abs(sums[0] - 1.0 / 9 - 0.04) < 0.004)
    #expect(abs(sums[1] - 0.02 - 0.5 / 9) < 0.002)
    #expect(abs(sums[2] - 0.3) < 1e-9)
  }

  /// In the middle of everything a gap is what it shows, and what it shows but rounding is never less than that; a superior
  /// that errs more than the unit makes it larger, one that errs less smaller by half at most.
  @Test func aGapIsTakenWithWhatTheSuperiorMayMiss() {
    let prior = NoisePrior(
      knowledge: [.gap(0.1, error: 0.02, spread: 0), .gap(0.01, error: 0, spread: 0.3)], rounding: [0, 0.05],
      place: [0, 1])
    func shares(_ common: Double, _ error: Double = 0.5) -> [Double] {
      var uniform = [Double](repeating: 0.5, count: prior.dimensions)
      uniform[0] = common
      uniform[2] = error
      return prior.shares(uniform)
    }
    #expect(abs(shares(0.5)[0] - 0.1) < 1e-12)
    #expect(shares(0.5)[1] == 0.05)
    // One standard error further up, and r a standard deviation of its logarithm above 1.
    let above = 0.841344746068543
    #expect(abs(shares(0.5, above)[0] - 0.12) < 1e-12)
    #expect(abs(shares(above)[0] - 0.1 * (1 + exp(0.5)) / 2) < 1e-12)
    #expect(shares(1e-9)[0] > 0.05)
  }
}
