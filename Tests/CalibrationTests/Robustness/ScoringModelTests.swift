import Calibration
import Evaluation
import LinearAlgebra
import Statistics
import Testing

@Suite struct ScoringModelTests {
  private let framework = Framework(
    code: "f", version: "1", criteria: [Criterion(code: "A", maxPoints: 1)],
    levels: [Level(code: "high", atLeast: 70), Level(code: "low", atLeast: 0)])

  private func model(
    _ shares: Matrix, points: [Double], draws: Matrix? = nil, error: Double = 0, offset: Double = 0
  ) -> ScoringModel {
    let ladder = LevelLadder(of: framework)
    return ScoringModel(
      shares: shares, points: points, draws: draws ?? Matrix(rows: 0, columns: points.count),
      ratings: (0..<shares.rows).map { _ in .init(error: error, ladder: ladder, levelOffset: offset) }, seed: 1)
  }

  /// Shares 1, 0.5 and 0.4, — under 3 : 1: 87.5, 85 and 40; with the bonus of 10 the second stays where it is, the third too.
  @Test func theBaseIsTheTotalUnderThePoints() {
    let shares = Matrix(rowsOf: [[1, 0.5], [0.8, 1], [0.4, .nan]])
    let scores = model(shares, points: [3, 1]).scores(model(shares, points: [3, 1]).base)
    #expect(zip(scores.totals, [87.5, 85, 40]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(scores.places == [0, 0, 1])
    let raised = model(shares, points: [3, 1], offset: 30)
    #expect(raised.scores(raised.base).places == [0, 0, 0])
  }

  /// A coordinate chooses the draw, the scale and the shift of the cut-offs; the cut-off of 70 moves to 72.5 at most.
  @Test func coordinatesChoose() {
    let shares = Matrix(rowsOf: [[1, 0], [0, 1], [0.71, 0.71]])
    let own = model(shares, points: [1, 1], draws: Matrix(rowsOf: [[3, 1], [1, 3]]))
    #expect(own.setting(at: [.weights: 0.49]).points == [3, 1])
    #expect(own.setting(at: [.weights: 0.51]).points == [1, 3])
    #expect(own.setting(at: [:]).points == [1, 1])
    #expect(own.setting(at: [.normalisation: 0.1]).scale == nil)
    #expect(own.setting(at: [.normalisation: 0.9]).scale == .percentile)
    #expect(own.scores(own.setting(at: [.cutoffs: 0.5])).places == [1, 1, 0])
    #expect(own.scores(own.setting(at: [.cutoffs: 0.99])).places == [1, 1, 1])
    #expect(own.scores(own.setting(at: [.weights: 0.1])).totals[0] == 75)
  }

  /// On every scale the totals keep the mean and the spread of those under the points, so that cut-offs mean the same.
  @Test(arguments: 1...3) func scalesKeepMeanAndSpread(seed: UInt64) {
    var random = RandomStream(seed: seed, 71)
    let shares = Matrix(rows: 40, columns: 3, elements: (0..<120).map { _ in random.uniform() })
    let own = model(shares, points: [5, 3, 2])
    let plain = SampleShape(own.scores(own.base).totals)
    for u in [0.3, 0.6, 0.9] {
      let other = SampleShape(own.scores(own.setting(at: [.normalisation: u])).totals)
      #expect(abs(other.mean - plain.mean) < 1e-9)
      #expect(abs(other.standardDeviation - plain.standardDeviation) < 1e-9)
    }
  }

  /// The same coordinate gives the same errors, another one others.
  @Test func errorsFollowTheirCoordinate() {
    let own = model(Matrix(rowsOf: [[0.5], [0.6]]), points: [1], error: 2)
    let first = own.scores(own.setting(at: [.ratingError: 0.25])).totals
    #expect(first == own.scores(own.setting(at: [.ratingError: 0.25])).totals)
    #expect(first != own.scores(own.setting(at: [.ratingError: 0.26])).totals)
  }
}
