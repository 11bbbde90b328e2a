import LinearAlgebra
import Statistics
import Testing

@testable import Feedback

@Suite struct SimultaneousIntervalsTests {
  /// Python 3.11 statistics.NormalDist().inv_cdf((1 + 0.95 ** (1 / 10)) / 2) = 2.7996252193010864, over
  /// inv_cdf(0.975) = 1.9599639845400536.
  private let sidakOfTen = 1.42840646123305

  @Test func withoutReplicatesItIsSidaks() {
    let factor = simultaneousFactor(replicates: Matrix(rows: 0, columns: 10), criteria: 10, confidence: 0.95)
    #expect(abs(factor - sidakOfTen) < 1e-9)
  }

  /// For independent normal replicates the largest of ten has Šidák's quantile; 20,000 replicates give it to 2 %.
  @Test func ofIndependentReplicatesItIsSidaks() {
    var random = RandomStream(seed: 5)
    let draws = (0..<200_000).map { _ in 3 + 0.5 * random.normal() }
    let factor = simultaneousFactor(
      replicates: Matrix(rows: 20_000, columns: 10, elements: draws), criteria: 10, confidence: 0.95)
    #expect(abs(factor - sidakOfTen) < 0.02 * sidakOfTen)
  }

  @Test func criteriaThatMoveAsOneNeedNoWidening() {
    var random = RandomStream(seed: 6)
    let draws = (0..<5000).map { _ in random.normal() }
    let factor = simultaneousFactor(
      replicates: Matrix(columnsOf: [draws, draws.map { 2 * $0 }, draws.map { _ in 4 }]), criteria: 3, confidence: 0.95)
    #expect(abs(factor - 1) < 0.05)
  }
}
