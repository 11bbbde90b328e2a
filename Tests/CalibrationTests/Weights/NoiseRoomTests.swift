import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

@Suite struct NoiseRoomTests {
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
    var sums = CalibrationMoments(criteria: 8)
    sums.count = Double(n)
    sums.outcome = dot(y, y)
    sums.scatter = x.crossProduct
    sums.cross = x.crossProduct(with: Matrix(columnsOf: [y])).elements
    return sums
  }

  private func room(_ sums: CalibrationMoments) -> NoiseRoom? {
    NoiseRoom(
      sums,
      adjusted: { share in
        var a = sums.gram
        for j in 0..<8 { a[j, j] *= 1 - share }
        return a
      })
  }

  /// The true noise is seldom refused, three times as much always where there are rows enough, and the stricter limit of one
  /// degree of freedom leaves less room.
  @Test func theTrueNoiseFitsAndMuchMoreDoesNot() throws {
    var refused = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let room = try #require(self.room(moments(rows: 20_000, noise: 0.1, seed: seed)))
      refused += room.least(of: 0.1) < 0.1 - 1e-6 ? 1 : 0
      #expect(room.least(of: 0.4) < 0.35)
      #expect(room.largest(below: 0.4) <= room.least(of: 0.4) + 1e-6)
    }
    #expect(refused <= 4)
  }

  @Test func nothingIsLeftOfNoNoise() throws {
    let room = try #require(self.room(moments(rows: 2000, noise: 0.1, seed: 1)))
    #expect(room.least(of: 0) == 0)
    #expect(room.largest(below: 0) == 0)
  }
}
