import Foundation
import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

/// Six criteria of which the first tells units little apart: its step is three standard deviations.
@Suite struct NoiseDoubtTests {
  private let points = [2.0, 20, 20, 20, 19, 19]
  private let reference = [2.0, 30, 12, 25, 12, 19]
  private let spreads = [0.05, 0.2, 0.2, 0.2, 0.2, 0.2]
  private let steps = [0.16, 0.05, 0.05, 0.05, 0.05, 0.05]

  private func moments(seed: UInt64, rows n: Int = 6000) -> CalibrationMoments {
    var stream = RandomStream(seed: seed, 12)
    var x = Matrix(rows: n, columns: 6)
    var y = [Double](repeating: 0, count: n)
    for i in 0..<n {
      let common = stream.normal()
      for j in 0..<6 {
        let exact = spreads[j] * (0.7 * common + 0.51.squareRoot() * stream.normal())
        y[i] += points[j] * exact / 12
        x[i, j] = (exact / steps[j]).rounded() * steps[j]
      }
      y[i] += stream.normal()
    }
    return CalibrationMoments(rows: x, outcome: y)
  }

  private func noise(_ sums: CalibrationMoments, declared: [Double?], seed: UInt64) -> RatingNoise {
    let squares = steps.map { $0 * $0 }
    return RatingNoise(
      sums, declared: declared, roundingVariance: squares.map { $0 / 12 }, stepVariance: squares, seed: seed)
  }

  private func doubt(_ sums: CalibrationMoments, _ noise: RatingNoise) throws -> NoiseDoubt? {
    let program = WeightProgram(moment: noise.adjusted(sums), linear: sums.linear, reference: reference)
    return NoiseDoubt(
      sums, noise: noise, coefficients: try program.solve(penalty: 0).coefficients, reference: reference,
      variances: WeightProgram.plainVariances(reference))
  }

  @Test func noiseThatIsKnownLeavesNoDoubt() throws {
    let sums = moments(seed: 1)
    let known = noise(sums, declared: [0.4, 0.02, 0.02, 0.02, 0.02, 0.02], seed: 1)
    #expect(try doubt(sums, known) == nil)
  }

  @Test func theCriterionThatTellsLittleIsPulledMost() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let sums = moments(seed: seed)
      let noise = noise(sums, declared: [Double?](repeating: nil, count: 6), seed: seed)
      let pulls = try #require(try doubt(sums, noise)).pulls
      let kept = (0..<6).map { j in noise.adjusted(sums)[j, j] / (noise.adjusted(sums)[j, j] + pulls[j]) }
      #expect(pulls.allSatisfy { $0 >= 0 && $0.isFinite })
      #expect(kept[0] < 0.5 * (kept[1...].min() ?? 0))
    }
  }

  @Test func thePullMakesTheErrorSmaller() throws {
    var (without, with) = (0.0, 0.0)
    for seed in 11...30 as ClosedRange<UInt64> {
      let sums = moments(seed: seed)
      let noise = noise(sums, declared: [Double?](repeating: nil, count: 6), seed: seed)
      let doubt = try #require(try doubt(sums, noise))
      func error(_ pulls: [Double]?) throws -> Double {
        let program = WeightProgram(
          moment: noise.adjusted(sums), linear: sums.linear, reference: reference, expertVariances: nil, pulls: pulls)
        return zip(try program.solve(penalty: 0).weights, points).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      without += try error(nil)
      with += try error(doubt.pulls)
    }
    #expect(with < without)
  }
}
