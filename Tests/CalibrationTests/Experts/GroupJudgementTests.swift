import Calibration
import LinearAlgebra
import Statistics
import Testing

/// 200 respondents on five criteria: city200 of R's ahpsurvey 0.4.1, figures as its vignette prints them and numpy.
@Suite struct GroupJudgementTests {
  private static let attributes = ["cult", "fam", "house", "jobs", "trans"]

  /// A column a_b holds −k where a is k times as important as b, and k where b is.
  private func experts() throws -> [PairwiseComparisons] {
    let table = try Fixture("ahp_city200.csv")
    let columns = table.headings.map { table.numbers($0) }
    let pairs = table.headings.map { heading in
      heading.split(separator: "_").compactMap { Self.attributes.firstIndex(of: String($0)) }
    }
    return table.rows.indices.map { row in
      var judgements = PairwiseComparisons(count: 5)
      for (column, pair) in zip(columns, pairs) {
        judgements[pair[0], pair[1]] = column[row] < 0 ? -column[row] : 1 / column[row]
      }
      return judgements
    }
  }

  @Test(.reference("27_ahp_group_city200")) func prioritiesOfIndividuals() throws {
    let priorities = try experts().map { try #require(columnMeanPriorities($0)) }
    let mean = try #require(aggregatedPriorities(priorities))
    #expect(
      agree(
        mean,
        [0.1620082751748347, 0.43673193212668876, 0.07607178255556164, 0.28274932776595674, 0.042438682376957866],
        within: 1e-10))
    #expect(agree(mean, [0.162, 0.4367, 0.0761, 0.2827, 0.0424], within: 6e-5))
    let spread = (0..<5).map { j in
      SampleShape(priorities.map { $0[j] }).standardDeviation
    }
    #expect(agree(spread, [0.033, 0.054, 0.009, 0.048, 0.007], within: 0.0006))
    let eigen = try experts().map { try #require(ExpertPriorities($0)).weights }
    let geometric = try #require(aggregatedPriorities(eigen, mean: .geometric))
    #expect(
      agree(
        geometric,
        [0.15464373691964095, 0.4542464320155798, 0.07146493803715297, 0.27946625861894264, 0.04017863440868348],
        within: 1e-10))
  }

  @Test(.reference("27_ahp_group_city200")) func judgementsOfIndividuals() throws {
    let published = [
      [1, 0.22, 3.093, 0.488, 4.64],
      [4.541, 1, 6.461, 1.704, 6.15],
      [0.323, 0.155, 1, 0.249, 2.93],
      [2.048, 0.587, 4.019, 1, 7.04],
      [0.216, 0.163, 0.342, 0.142, 1],
    ]
    let judgements = aggregatedJudgements(try experts())
    for (i, row) in published.enumerated() {
      for (j, value) in row.enumerated() where i <= j {
        // The last column is printed to two digits, the others to three.
        #expect(try agree(#require(judgements[i, j]), value, within: (j == 4 ? 0.006 : 0.0006)))
      }
    }
    let weights = try #require(ExpertPriorities(judgements)).weights
    #expect(
      agree(
        weights,
        [0.15515011809071907, 0.4529083490837503, 0.07349930042953608, 0.2775890561044333, 0.040853176291561426],
        within: 1e-10))
  }

  @Test(.reference("27_ahp_group_city200")) func consistencyOfIndividuals() throws {
    let ratios = try experts().map {
      try #require(ExpertPriorities($0, randomIndex: 1.1081014)?.consistencyRatio)
    }
    #expect(agree(Double(ratios.count { $0 <= 0.1 }), 130, within: 0))
    #expect(agree(Double(ratios.count { $0 > 0.1 }), 70, within: 0))
  }

  @Test(.reference("27_ahp_group_city200")) func aRespondentOfTheVignette() throws {
    let answers: [Double] = [5, -3, 2, -5, -7, -1, -7, 4, -3, -7]
    let pairs = [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)]
    var judgements = PairwiseComparisons(count: 5)
    for (pair, answer) in zip(pairs, answers) { judgements[pair.0, pair.1] = answer < 0 ? -answer : 1 / answer }
    let priorities = try #require(ExpertPriorities(judgements, randomIndex: 1.1081014))
    #expect(try agree(#require(priorities.consistencyRatio), 0.0508, within: 6e-5))
    #expect(agree(priorities.weights, [0.1522, 0.4335, 0.0716, 0.305, 0.0378], within: 6e-5))
  }

  @Test func thePanelsSpreadIsAPriorVariance() throws {
    let agreeing = [[0.5, 0.3, 0.2], [0.5, 0.3, 0.2]]
    #expect(panelVariances(agreeing) == nil)
    #expect(panelVariances([[0.5, 0.3, 0.2]]) == nil)
    let priorities = try experts().map { try #require(ExpertPriorities($0)).weights }
    let variances = try #require(panelVariances(priorities))
    #expect(variances.allSatisfy { $0 > 0 && $0.isFinite })
    #expect(variances[1] > variances[4])
  }
}
