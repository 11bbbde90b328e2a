import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

@Suite struct TypeSpreadTests {
  /// Replicates of five weights about 20 with the given standard deviation, each adding up to 100.
  private func replicates(_ deviation: Double, seed: UInt64) -> [[Double]] {
    var stream = RandomStream(seed: seed, 84)
    return (0..<4000).map { _ in
      let noise = (0..<5).map { _ in deviation * stream.normal() }
      let mean = noise.reduce(0, +) / 5
      return noise.map { 20 + $0 - mean }
    }
  }

  private func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  /// Morris (1983): var = (1 − H)²V + H(1 − H)V = (1 − H)V where the shrunken replicates are (1 − H) of those of the type alone
  /// and the pool is known.
  @Test func theVarianceIsThatOfThePosterior() {
    let alone = replicates(2, seed: 1)
    let kept = 0.3
    let shrunken = alone.map { row in row.map { 20 + kept * ($0 - 20) } }
    let spread = TypeSpread(kept: [Double](repeating: kept, count: 5), total: 100)
    let joined = spread.added(to: shrunken, of: alone)
    for j in 0..<5 {
      let ratio = variance(joined.column(j)) / variance(alone.map { $0[j] })
      #expect(abs(ratio - kept) < 0.03)
    }
    for r in 0..<joined.rows { #expect(abs(joined.row(r).reduce(0, +) - 100) < 1e-9) }
  }

  @Test func boundedReplicatesStayAboveZeroAndKeepTheirSum() {
    let alone = replicates(30, seed: 2)
    let joined = TypeSpread(kept: [0.5, 0.1, 0.9, 0.5, 0.2], total: 100).added(to: replicates(1, seed: 3), of: alone)
    for r in 0..<joined.rows {
      #expect(joined.row(r).allSatisfy { $0 >= 0 })
      #expect(abs(joined.row(r).reduce(0, +) - 100) < 1e-9)
    }
  }

  /// Nothing is added where nothing is shrunken, or everything.
  @Test(arguments: [nil, 0.0, 1.0]) func nothingIsAddedAtTheEnds(kept: Double?) {
    let shrunken = replicates(1, seed: 4)
    let spread = TypeSpread(kept: kept.map { [Double](repeating: $0, count: 5) }, total: 100)
    let joined = spread.added(to: shrunken, of: replicates(5, seed: 5), isBounded: false)
    for (r, row) in shrunken.enumerated() { #expect(largestDifference(joined.row(r), row) < 1e-9) }
  }
}
