import Statistics
import Testing

@testable import Inflation

@Suite struct CriterionGapsTests {
  private let rows = 3000
  private let criteria = 6

  /// Honest scores and gaps of raters who did not see the rating: where a criterion stands out, the gap is wider and
  /// varies more.
  private func honest(seed: UInt64) -> (scores: [[Double]], gaps: [[Double]]) {
    var random = RandomStream(seed: seed)
    var (scores, gaps): ([[Double]], [[Double]]) = ([], [])
    for _ in 0..<criteria {
      let z = (0..<rows).map { _ in random.normal() }
      scores.append(z)
      gaps.append(z.map { 0.3 * $0 + 0.2 * $0 * $0 + (1 + 0.3 * max($0, 0)) * random.normal() })
    }
    return (scores, gaps)
  }

  private func made(_ scores: [[Double]], _ gaps: [[[Double]]]) -> CriterionGaps {
    let ones = [Double](repeating: 1, count: rows)
    let contrasts = gaps.map { RowContrasts($0, middles: [Double](repeating: 0, count: rows), threads: 2) }
    return CriterionGaps(contrasts, scores: scores, levels: ones, clean: ones, whole: ones, threads: 2)
  }

  @Test func honestErrorsHaveTheSameScaleAllAlongTheScore() {
    let (scores, gaps) = honest(seed: 1)
    let errors = made(scores, [gaps]).errors
    for (low, high) in [(-3.0, -1.0), (-1, 1), (1, 1.75), (1.75, 4)] {
      var sums = (n: 0.0, first: 0.0, second: 0.0)
      for j in 0..<criteria {
        for i in 0..<rows where scores[j][i] > low && scores[j][i] <= high {
          sums = (sums.n + 1, sums.first + errors[j][i], sums.second + errors[j][i] * errors[j][i])
        }
      }
      #expect(abs(sums.first / sums.n) < 0.1)
      // Never wider than standard normal; narrower where most gaps are none.
      #expect(sums.second / sums.n < 1.15)
    }
  }

  @Test func theFirstRaterOfARowCounts() {
    let (scores, gaps) = honest(seed: 2)
    let (_, others) = honest(seed: 3)
    let half = gaps.map { $0.enumerated().map { $0.offset % 2 == 0 ? $0.element : .nan } }
    let both = made(scores, [half, others])
    #expect(both.errors.allSatisfy { $0.allSatisfy(\.isFinite) })
    let alone = made(scores, [half])
    #expect(alone.errors[0][1].isNaN)
    #expect(alone.errors[0][0].isFinite)
    #expect(made(scores, []).errors.isEmpty)
  }

  @Test func correlationsAreThoseOfEachCriterion() {
    let (scores, gaps) = honest(seed: 4)
    for correlation in made(scores, [gaps]).correlations {
      #expect(correlation > 0.1 && correlation < 0.5)
    }
  }
}
