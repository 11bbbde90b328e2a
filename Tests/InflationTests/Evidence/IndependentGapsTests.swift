import Statistics
import Testing

@testable import Inflation

@Suite struct IndependentGapsTests {
  private let rows = 4000
  private let normal = TDensity(degreesOfFreedom: 30)

  /// Errors of three raters that share a part of their variance; every third row lacks the second.
  private func errors(shared: Double, seed: UInt64) -> [[Double]] {
    var random = RandomStream(seed: seed)
    var errors = [[Double]](repeating: [], count: 3)
    for i in 0..<rows {
      let common = shared.squareRoot() * random.normal()
      for k in errors.indices {
        let own = (1 - shared).squareRoot() * random.normal()
        errors[k].append(k == 1 && i % 3 == 0 ? .nan : common + own)
      }
    }
    return errors
  }

  private func made(_ errors: [[Double]]) -> IndependentGaps {
    IndependentGaps(
      errors: errors, densities: errors.map { _ in normal }, clean: [Double](repeating: 1, count: rows))
  }

  @Test func whatGapsShareCountsOnce() {
    let errors = errors(shared: 0.6, seed: 1)
    let independent = made(errors)
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
      var sums = (n: 0.0, ab: 0.0, bb: 0.0)
      for i in 0..<rows {
        let row = independent.errors(row: i)
        guard row[a].isFinite, row[b].isFinite else { continue }
        sums = (sums.n + 1, sums.ab + row[a] * row[b], sums.bb + row[b] * row[b])
      }
      #expect(abs(sums.ab / sums.n) < 0.06)
      #expect(abs(sums.bb / sums.n - 1) < 0.1)
    }
    #expect((0..<rows).allSatisfy { independent.errors(row: $0)[0] == errors[0][$0] })
  }

  @Test func aGapThatIsMissingStaysMissing() {
    let independent = made(errors(shared: 0.3, seed: 2))
    #expect(independent.errors(row: 0)[1].isNaN)
    #expect(independent.errors(row: 0)[2].isFinite)
    #expect(independent.errors(row: 1)[1].isFinite)
  }

  @Test func nobodyElseMeansNoGaps() {
    #expect(IndependentGaps(errors: [], densities: [], clean: [1]).errors(row: 0).isEmpty)
  }
}
