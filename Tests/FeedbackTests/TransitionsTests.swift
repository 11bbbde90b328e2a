import Evaluation
import Feedback
import Foundation
import LinearAlgebra
import Statistics
import Testing

@Suite struct TransitionsTests {
  private let framework = Framework(
    code: "f", version: "2024", criteria: [Criterion(code: "A", maxPoints: 5), Criterion(code: "B", maxPoints: 5)],
    levels: [Level(code: "high", atLeast: 80), Level(code: "middle", atLeast: 50), Level(code: "low", atLeast: 0)])

  /// Units rated on A and B in 2024, with a year before that must not count.
  private func study(_ points: [(a: Double, b: Double)]) -> Study {
    let codes = points.indices.map { "u\($0)" }
    let both = points + points.map { _ in (a: 0.0, b: 0.0) }
    let unit = Array(points.indices) + Array(points.indices)
    return Study(
      slug: "s", frameworks: FrameworkTimeline(framework),
      units: Units(
        codes: codes, names: codes, types: ["T"], type: codes.map { _ in 0 }, parents: [], parent: codes.map { _ in -1 }
      ),
      ratings: Ratings(
        criteria: ["A", "B"], unit: unit, year: points.map { _ in 2024 } + points.map { _ in 2023 },
        rater: unit.map { _ in .selfRating }, points: [both.map(\.a), both.map(\.b)]))
  }

  private func rows(
    _ points: [(a: Double, b: Double)], next: [Double], proposals: Matrix? = nil, error: Double = 0
  ) throws -> [TransitionRow] {
    let study = study(points)
    let panel = try #require(Panel(study))
    var proposed = framework
    for (j, value) in next.enumerated() { proposed.criteria[j].maxPoints = value }
    let judged = try #require(JudgedRatings(panel, study: study, next: proposed))
    return transitions(
      judged, proposals: proposals ?? Matrix(rows: 0, columns: 2),
      ratingError: Array(repeating: error, count: panel.count))
  }

  /// Shares 1 and 0.6: 80 of 100 at 5 : 5 and 76 at 4 : 6. Shares 0.6 and 1 move the other way.
  @Test func levelsFollowThePoints() throws {
    let found = try rows([(5, 3), (3, 5), (2, 2)], next: [4, 6])
    #expect(found.map(\.unit) == ["u0", "u1", "u2"])
    #expect(found.map(\.from) == ["high", "high", "low"])
    #expect(found.map(\.to) == ["middle", "high", "low"])
    #expect(found.map(\.probability) == [1, 0, 0])
    #expect(found.map(\.reason) == [.points, nil, nil])
    #expect(found.allSatisfy { $0.year == 2024 })
  }

  @Test func aMissingCellIsLeftOutOfBothTotals() throws {
    let found = try rows([(4, .nan), (.nan, .nan)], next: [1, 9])
    #expect(found.map(\.unit) == ["u0"])
    #expect(found.map(\.from) == ["high"])
    #expect(found.map(\.to) == ["high"])
  }

  /// T = 78 and T′ = 79.2: level 80 lies between T + e and T′ + e for e in [0.8, 2), so that with σ = 1 the probability is
  /// Φ(2) − Φ(0.8) = 0.189105 (Python 3.11, statistics.NormalDist).
  @Test func aCommonErrorOfTheRatingMovesBothTotals() throws {
    let found = try rows([(4.2, 3.6)], next: [6, 4], error: 1)
    #expect(found.map(\.to) == ["middle"])
    #expect(abs(found[0].probability - 0.189_105_267) < 1e-6)
    #expect(found[0].reason == .nearBoundary)
  }

  /// Totals 49 and 80.2 with a large error: the stretches of both boundaries overlap and must not count twice. Checked
  /// against 200,000 draws of the error, whose standard error is 0.0011.
  @Test func overlappingBoundariesCountOnce() throws {
    let found = try rows([(0.5, 4.4)], next: [1, 9], error: 20)
    var random = RandomStream(seed: 3)
    let now = 49.0
    let then = 80.2
    func level(_ total: Double) -> String { framework.level(forTotal: max(0, total))?.code ?? "" }
    var changed = 0
    for _ in 0..<200_000 {
      let error = 20 * random.normal()
      if level(now + error) != level(then + error) { changed += 1 }
    }
    #expect(abs(found[0].probability - Double(changed) / 200_000) < 0.005)
  }

  /// Two of four draws of the points carry the total over the boundary.
  @Test func drawsOfThePointsAreAveraged() throws {
    let draws = Matrix(rowsOf: [[5, 5], [4.5, 5.5], [5.5, 4.5], [6, 4]])
    let found = try rows([(5, 2.8)], next: [5, 5], proposals: draws)
    #expect(found.map(\.from) == ["middle"])
    #expect(found[0].probability == 0.5)
  }

  /// The rows do not depend on the number of threads, over several batches of units.
  @Test func threadsChangeNothing() throws {
    var random = RandomStream(seed: 8)
    let study = study((0..<2500).map { _ in (a: 5 * random.uniform(), b: 5 * random.uniform()) })
    let panel = try #require(Panel(study))
    var proposed = framework
    proposed.criteria[0].maxPoints = 6
    proposed.criteria[1].maxPoints = 4
    let judged = try #require(JudgedRatings(panel, study: study, next: proposed))
    let draws = Matrix(rowsOf: (0..<5).map { _ in [5 + random.uniform(), 5 - random.uniform()] })
    let found = [1, 2, 3].map { threads in
      transitions(
        judged, proposals: draws, ratingError: Array(repeating: 2, count: panel.count), threads: threads)
    }
    #expect(found[0].count == 2500)
    #expect(found[1] == found[0] && found[2] == found[0])
  }
}
