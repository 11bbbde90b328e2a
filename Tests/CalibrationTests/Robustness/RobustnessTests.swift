import Calibration
import Evaluation
import LinearAlgebra
import Statistics
import Testing

@Suite struct RobustnessTests {
  private let framework = Framework(
    code: "f", version: "1", criteria: [Criterion(code: "A", maxPoints: 1)],
    levels: [Level(code: "high", atLeast: 80), Level(code: "middle", atLeast: 60), Level(code: "low", atLeast: 0)])

  /// 80 units on four criteria, the points known to within a spread, the ratings to within an error.
  private func rows(spread: Double, error: Double, criteria: Int = 4, seed: UInt64 = 5) -> [RobustnessRow] {
    var random = RandomStream(seed: seed, 72)
    let shares = Matrix(
      rows: 80, columns: criteria, elements: (0..<80 * criteria).map { _ in 0.4 + 0.6 * random.uniform() })
    let draws = Matrix(
      rows: 50, columns: criteria, elements: (0..<50 * criteria).map { _ in max(0, 5 + spread * random.normal()) })
    let model = ScoringModel(
      shares: shares, points: [Double](repeating: 5, count: criteria), draws: draws,
      ratings: (0..<80).map { _ in .init(error: error, ladder: LevelLadder(of: framework)) }, seed: seed)
    return robustnessRows(model, type: "T", points: .calibrated, seed: seed)
  }

  private func row(
    _ rows: [RobustnessRow], _ measure: RobustnessRow.Measure, _ choice: RobustnessChoice?
  ) throws -> RobustnessRow {
    try #require(rows.first { $0.measure == measure && $0.choice == choice })
  }

  @Test func everyChoiceOfEveryMeasureHasARow() {
    let found = rows(spread: 1, error: 1)
    #expect(found.count == 10)
    #expect(found.allSatisfy { $0.type == "T" && $0.units == 80 && $0.shift >= 0 })
    #expect(found.filter { $0.choice == nil }.allSatisfy { $0.firstOrder == nil })
  }

  /// Cut-offs never move a rank; where points and ratings are known, the scale alone does, and all variance is its own.
  @Test func whatDoesNotVaryHasNoPart() throws {
    let found = rows(spread: 0, error: 0)
    for choice in [RobustnessChoice.weights, .cutoffs, .ratingError] {
      let own = try row(found, .rank, choice)
      #expect(own.shift == 0 && own.totalOrder == 0)
    }
    let scale = try row(found, .rank, .normalisation)
    #expect(abs((scale.totalOrder ?? 0) - 1) < 0.15)
    #expect(try row(found, .level, .cutoffs).shift > 0)
  }

  /// Shares lie between those of the choice alone and those with its interactions, and the parts alone do not sum above 1.
  @Test(arguments: 1...3) func sharesAreInOrder(seed: UInt64) throws {
    let found = rows(spread: 1, error: 2, seed: seed)
    for measure in RobustnessRow.Measure.allCases {
      let own = try RobustnessChoice.allCases.map { try row(found, measure, $0) }
      for row in own { #expect((row.totalOrder ?? 0) > (row.firstOrder ?? 0) - 0.15) }
      #expect(own.reduce(0) { $0 + ($1.firstOrder ?? 0) } < 1.15)
      #expect(own.reduce(0) { $0 + ($1.totalOrder ?? 0) } > 0.85)
    }
  }

  /// The less sure a choice is, the more moves and the larger its share.
  @Test func theLargerUncertaintyHasTheLargerShare() throws {
    let (few, many) = (rows(spread: 2, error: 0.2), rows(spread: 0.2, error: 4))
    #expect(try row(few, .rank, .weights).shift > row(many, .rank, .weights).shift)
    let weights = try #require(row(few, .rank, .weights).firstOrder)
    let errors = try #require(row(many, .rank, .ratingError).firstOrder)
    #expect(weights > 0.4 && errors > 0.6)
  }

  @Test func oneUnitHasNoRank() {
    let model = ScoringModel(
      shares: Matrix(rowsOf: [[0.5]]), points: [1], draws: Matrix(rows: 0, columns: 1),
      ratings: [.init(error: 1, ladder: LevelLadder(of: framework))], seed: 1)
    #expect(robustnessRows(model, type: "T", points: .proposed, seed: 1).isEmpty)
  }
}
