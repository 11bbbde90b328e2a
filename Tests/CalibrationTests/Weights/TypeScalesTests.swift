import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

@Suite struct TypeScalesTests {
  private static let weights = [0.1, 0.4, 0, 0.3, 0.2]

  /// Sums of a type in which the weights are worth `scale` times the quality and each criterion varies by its own spread.
  private func sums(scale: Double, spreads: [Double], rows: Int, noise: Double, seed: UInt64) -> CalibrationMoments {
    var stream = RandomStream(seed: seed, 92)
    let p = Self.weights.count
    var x = Matrix(rows: rows, columns: p)
    var y = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      let common = stream.normal()
      for j in 0..<p {
        x[i, j] = spreads[j] * (0.5 * common + stream.normal())
        y[i] += scale * Self.weights[j] * x[i, j]
      }
      y[i] += noise * stream.normal()
    }
    return CalibrationMoments(rows: x, outcome: y)
  }

  private func shares(_ sums: CalibrationMoments) throws -> [Double] {
    let b = try solveNonNegative(hessian: sums.ridged, linear: sums.linear).x
    return b.map { $0 / b.reduce(0, +) }
  }

  /// Without noise the scales and the weights are exact, where a plain sum of the types mixes scale into weights.
  @Test func scalesAreFoundExactlyWithoutNoise() throws {
    let parts = [
      sums(scale: 2, spreads: [3, 1, 1, 1, 0.5], rows: 300, noise: 0, seed: 1),
      sums(scale: 0.5, spreads: [1, 2, 1, 3, 4], rows: 200, noise: 0, seed: 2),
    ]
    let scales = TypeScales(parts)
    #expect(abs(scales.values[0] / scales.values[1] - 4) < 1e-5)
    let squares = zip(parts, scales.values).reduce(0) { $0 + $1.0.count * $1.1 * $1.1 }
    #expect(abs(squares - 500) < 1e-9)
    for (found, truth) in zip(try shares(scales.pooled(parts)), Self.weights) { #expect(abs(found - truth) < 1e-5) }
    #expect(abs(try shares(parts[0] + parts[1])[0] - Self.weights[0]) > 0.03)
  }

  /// Types that do not differ but by chance keep one scale: their differences are within the errors.
  @Test(arguments: 1...4) func chanceIsNoDifference(seed: UInt64) {
    let spreads = [Double](repeating: 1, count: 5)
    let parts = (0..<4).map { sums(scale: 1, spreads: spreads, rows: 60, noise: 3, seed: 10 * seed + UInt64($0)) }
    let scales = TypeScales(parts).values
    #expect((scales.max() ?? 2) / (scales.min() ?? 0.1) < 3)
  }

  @Test func oneTypeAndTypesWithoutRowsAreLeftAlone() {
    let one = sums(scale: 2, spreads: [1, 1, 1, 1, 1], rows: 50, noise: 1, seed: 3)
    #expect(TypeScales([one]).values == [1])
    #expect(TypeScales([CalibrationMoments(criteria: 5), CalibrationMoments(criteria: 5)]).values == [1, 1])
    var opposed = one
    opposed.cross = one.cross.map { -$0 }
    #expect(TypeScales([opposed, opposed]).values == [1, 1])
  }
}
