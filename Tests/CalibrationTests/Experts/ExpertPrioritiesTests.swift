import Calibration
import LinearAlgebra
import Statistics
import Testing

/// Pairwise comparisons from published examples; numpy.linalg.eig, AHPy 2.1 and pymcdm agree.
@Suite struct ExpertPrioritiesTests {
  private static let technology = PairwiseComparisons(
    Matrix(rowsOf: [
      [1, 2, 3, 2, 5, 5, 1, 3],
      [0.5, 1, 2, 0.5, 4, 4, 0.5, 3],
      [0.3333333333333333, 0.5, 1, 0.25, 2, 2, 0.2, 0.5],
      [0.5, 2, 4, 1, 4, 4, 0.5, 3],
      [0.2, 0.25, 0.5, 0.25, 1, 1, 0.2, 0.5],
      [0.2, 0.25, 0.5, 0.25, 1, 1, 0.2, 0.5],
      [1, 2, 5, 2, 5, 5, 1, 4],
      [0.3333333333333333, 0.3333333333333333, 2, 0.3333333333333333, 2, 2, 0.25, 1],
    ]))
  private static let drinks = PairwiseComparisons(
    Matrix(rowsOf: [
      [1.0, 9.0, 5.0, 2.0, 1.0, 1.0, 0.5],
      [
        0.1111111111111111, 1.0, 0.3333333333333333, 0.1111111111111111, 0.1111111111111111, 0.1111111111111111,
        0.1111111111111111,
      ],
      [0.2, 3.0, 1.0, 0.3333333333333333, 0.25, 0.3333333333333333, 0.1111111111111111],
      [0.5, 9.0, 3.0, 1.0, 0.5, 1.0, 0.3333333333333333],
      [1.0, 9.0, 4.0, 2.0, 1.0, 2.0, 0.5],
      [1.0, 9.0, 3.0, 1.0, 0.5, 1.0, 0.3333333333333333],
      [2.0, 9.0, 9.0, 3.0, 2.0, 3.0, 1.0],
    ]))
  private static let school = PairwiseComparisons(
    Matrix(rowsOf: [
      [1, 4, 3, 1, 3, 4],
      [0.25, 1, 7, 3, 0.2, 1],
      [0.3333333333333333, 0.14285714285714285, 1, 0.2, 0.2, 0.16666666666666666],
      [1, 0.3333333333333333, 5, 1, 1, 0.3333333333333333],
      [0.3333333333333333, 5, 5, 1, 1, 3],
      [0.25, 1, 6, 3, 0.3333333333333333, 1],
    ]))

  /// OECD and JRC (2008), table 20; tolerance 1e-7, of the ratio 1e-6.
  @Test(.reference("05_tai_ahp_matrix")) func theHandbooksExpert() throws {
    let priorities = try #require(ExpertPriorities(Self.technology))
    #expect(
      agree(
        priorities.weights,
        [
          0.2290633076925929, 0.13457100405180833, 0.05936172809627971, 0.1761449453590684, 0.03854229879351342,
          0.03854229879351342, 0.2522348119769443, 0.07153960523627947,
        ], within: 1e-7))
    #expect(agree(priorities.largestEigenvalue, 8.211079397090737, within: 1e-7))
    #expect(try agree(#require(priorities.consistencyRatio), 0.021385957152050352, within: 1e-6))
    let means = try #require(geometricMeanPriorities(Self.technology))
    #expect(
      agree(
        means,
        [
          0.22996857235594126, 0.13405586867420652, 0.05890053901434873, 0.1738489530298122, 0.039072677935707116,
          0.039072677935707116, 0.2541071731809237, 0.07097353787335324,
        ], within: 1e-7))
  }

  /// Saaty (2008), drinks in the United States; tolerance 1e-10, of the printed figures 0.0006.
  @Test(.reference("23_ahp_saaty_drinks")) func drinks() throws {
    let priorities = try #require(ExpertPriorities(Self.drinks))
    #expect(
      agree(
        priorities.weights,
        [
          0.17745674744571696, 0.019149476024353598, 0.041831181662097865, 0.11641703173485865, 0.18957237532617624,
          0.12878054853872248, 0.3267926392680742,
        ], within: 1e-10))
    #expect(agree(priorities.weights, [0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327], within: 0.0006))
    #expect(agree(priorities.largestEigenvalue, 7.17662903933035, within: 1e-9))
    #expect(try agree(#require(priorities.consistencyRatio), 0.022, within: 0.0006))
  }

  /// Saaty's choice of a school, far from consistent; tolerance 1e-10, of the printed figures 6e-5.
  @Test(.reference("25_ahp_school_inconsistent")) func anInconsistentExpert() throws {
    let priorities = try #require(ExpertPriorities(Self.school))
    #expect(
      agree(
        priorities.weights,
        [
          0.3207701832631063, 0.1395027454209414, 0.034768307699655665, 0.12848601846309246, 0.23738999474001635,
          0.13908275041318768,
        ], within: 1e-10))
    #expect(agree(priorities.weights, [0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391], within: 6e-5))
    #expect(agree(priorities.largestEigenvalue, 7.41987010192128, within: 1e-9))
    #expect(try agree(#require(priorities.consistencyRatio), 0.22901130676149675, within: 1e-9))
    let (suggestions, repaired) = repairSuggestions(Self.school)
    #expect(!suggestions.isEmpty)
    #expect(try #require(ExpertPriorities(repaired)?.consistencyRatio) <= ExpertPriorities.acceptableRatio)
    #expect(suggestions.last?.ratioAfter == ExpertPriorities(repaired)?.consistencyRatio)
  }

  @Test func consistentJudgementsNeedNoRepair() {
    #expect(repairSuggestions(Self.drinks).suggestions.isEmpty)
    #expect(repairSuggestions(Self.drinks).repaired == Self.drinks)
  }

  /// Judgements made from weights give them back, whichever pairs are missing as long as all are connected.
  @Test(arguments: 1...10) func consistentJudgementsGiveTheirWeights(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 44)
    let raw = (0..<7).map { _ in 0.2 + stream.uniform() }
    let weights = raw.map { $0 / raw.reduce(0, +) }
    var judgements = PairwiseComparisons(count: 7)
    for i in 0..<7 {
      for j in 0..<i where j == i - 1 || stream.uniform() < 0.5 { judgements[i, j] = weights[i] / weights[j] }
    }
    let priorities = try #require(ExpertPriorities(judgements))
    #expect(largestDifference(priorities.weights, weights) < 1e-9)
    #expect(abs(priorities.largestEigenvalue - 7) < 1e-9)
  }

  @Test func judgementsThatLeaveACriterionAloneHaveNoPriorities() {
    var judgements = PairwiseComparisons(count: 4)
    judgements[0, 1] = 3
    judgements[2, 3] = 2
    #expect(!judgements.isConnected)
    #expect(ExpertPriorities(judgements) == nil)
  }

  /// Saaty (1980); Alonso and Lamata (2006), table 1: 1.5117 for 11 and 1.5551 by the line for 12… within 0.01 of the
  /// simulated 1.5140 and 1.5365.
  @Test func randomIndices() {
    #expect(ExpertPriorities.randomIndex(count: 3) == 0.58)
    #expect(ExpertPriorities.randomIndex(count: 10) == 1.49)
    #expect(abs(ExpertPriorities.randomIndex(count: 11) - 1.514) < 0.01)
    #expect(ExpertPriorities.randomIndex(count: 4, missing: 3) == 0)
    #expect(ExpertPriorities.randomIndex(count: 2) == 0)
  }
}
