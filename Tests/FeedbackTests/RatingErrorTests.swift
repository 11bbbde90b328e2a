import Calibration
import Evaluation
import Feedback
import Statistics
import Testing

@Suite struct RatingErrorTests {
  private let framework = Framework(
    code: "f", version: "1", criteria: [Criterion(code: "A", maxPoints: 6), Criterion(code: "B", maxPoints: 2)],
    levels: [Level(code: "low", atLeast: 0)])

  private func panel(_ points: [[Double]]) throws -> Panel {
    let count = points[0].count
    let codes = (0..<count).map { "u\($0)" }
    let study = Study(
      slug: "s", frameworks: FrameworkTimeline(framework),
      units: Units(
        codes: codes, names: codes, types: ["T"], type: codes.map { _ in 0 }, parents: [],
        parent: codes.map { _ in -1 }),
      ratings: Ratings(
        criteria: ["A", "B"], unit: Array(0..<count), year: codes.map { _ in 2024 },
        rater: codes.map { _ in .selfRating }, points: points))
    return try #require(Panel(study))
  }

  private func row(_ criterion: String, reliability: Double?, spread: Double) -> CriterionRow {
    var row = CriterionRow(type: "T", criterion: criterion, units: 2)
    row.reliability = reliability
    row.standardDeviationOfShare = spread
    return row
  }

  /// 75² · 0.2 · 0.1² + 25² · 0.5 · 0.2² = 11.25 + 12.5; with B missing, 100² · 0.2 · 0.1² = 20.
  @Test func criteriaAddByTheSquareOfTheirPoints() throws {
    let rows = [row("A", reliability: 0.8, spread: 0.1), row("B", reliability: 0.5, spread: 0.2)]
    let errors = ratingErrors(panel: try panel([[6, 3], [2, .nan]]), criteria: rows)
    #expect(abs(errors[0] - 23.75.squareRoot()) < 1e-12)
    #expect(abs(errors[1] - 20.0.squareRoot()) < 1e-12)
  }

  @Test func whatIsNotKnownAddsNothing() throws {
    let rows = [row("A", reliability: nil, spread: 0.1), row("B", reliability: 0.5, spread: 0.2)]
    let errors = ratingErrors(panel: try panel([[6], [2]]), criteria: rows)
    #expect(abs(errors[0] - 12.5.squareRoot()) < 1e-12)
  }

  /// The spread of totals about their expectation when ratings are drawn with the stated reliability: 40,000 draws give it
  /// to 2 %.
  @Test func itIsTheSpreadOfRepeatedRatings() throws {
    var random = RandomStream(seed: 2)
    let count = 40_000
    let a = (0..<count).map { _ in 6 * (0.5 + 0.1 * 0.2.squareRoot() * random.normal()) }
    let b = (0..<count).map { _ in 2 * (0.5 + 0.2 * 0.5.squareRoot() * random.normal()) }
    let drawn = try panel([a, b])
    let totals = (0..<count).map { drawn.total(of: drawn.shares, row: $0).share }
    let mean = totals.reduce(0, +) / Double(count)
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    let rows = [row("A", reliability: 0.8, spread: 0.1), row("B", reliability: 0.5, spread: 0.2)]
    let stated = ratingErrors(panel: drawn, criteria: rows)[0]
    #expect(abs(variance.squareRoot() - stated) < 0.02 * stated)
  }
}
