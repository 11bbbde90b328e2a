import Statistics
import Testing

@Suite struct AssociationTests {
  /// Scores of algebra, geometry and statistics (Wikipedia, "Correlation ratio"); numpy; tolerance 1e-12.
  @Test(.reference("37_correlation_ratio_kendall")) func correlationRatioOfScores() throws {
    let groups: [[Double]] = [[45, 70, 29, 15, 21], [40, 20, 30, 42], [65, 95, 80, 70, 85, 73]]
    #expect(try agree(#require(correlationRatio(groups)), 0.7033195020746889, within: 1e-12))
    #expect(correlationRatio([[1, 1], [1]]) == nil)
    #expect(correlationRatio([]) == nil)
  }

  /// OECD and JRC (2008), box 7; scipy.stats.kendalltau; tolerance 1e-12.
  @Test(.reference("37_correlation_ratio_kendall")) func kendallOfHeightAndWeight() throws {
    let tau = try #require(kendallCorrelation([1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 1, 2, 5, 7, 8, 6]))
    #expect(agree(tau, 0.5714285714285714, within: 1e-12))
    #expect(kendallCorrelation([1, 1], [1, 2]) == nil)
  }

  /// R 4.2.2: rank(c(3, 1, 3, 2)), ties "average" and "min".
  @Test func ranksShareTies() {
    #expect(ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    #expect(ranks([3, 1, 3, 2], ties: .least) == [3, 1, 3, 2])
    #expect(descendingRanks([3, 1, 3, 2]) == [1, 4, 1, 3])
  }

  /// Any strictly rising transformation leaves a rank correlation as it is; a falling one turns its sign.
  @Test(arguments: 1...5) func rankCorrelationsKnowOrderAlone(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 52)
    let x = (0..<50).map { _ in stream.normal() }
    let y = x.map { $0 + stream.normal() }
    let spearman = try #require(spearmanCorrelation(x, y))
    let kendall = try #require(kendallCorrelation(x, y))
    #expect(spearmanCorrelation(x.map { $0 * $0 * $0 }, y) == spearman)
    #expect(abs(try #require(spearmanCorrelation(x.map { -$0 }, y)) + spearman) < 1e-12)
    #expect(abs(try #require(kendallCorrelation(x, y.map { -$0 })) + kendall) < 1e-12)
  }
}

@Suite struct SplineCorrelationRatioTests {
  /// A curve that a line misses is explained; noise is not; a line is explained as by Pearson's r.
  @Test(arguments: 1...3) func curvesAreExplained(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 53)
    let x = (0..<800).map { _ in 2 * stream.uniform() - 1 }
    let noise = (0..<800).map { _ in stream.normal() }
    let bent = zip(x, noise).map { $0 * $0 + 0.05 * $1 }
    let straight = zip(x, noise).map { $0 + 0.5 * $1 }
    let r = try #require(pairwiseCorrelation(x, straight).value)
    #expect(try #require(splineCorrelationRatio(x, bent)) > 0.95)
    #expect(try #require(splineCorrelationRatio(x, noise)) < 0.03)
    #expect(abs(try #require(splineCorrelationRatio(x, straight)) - r * r) < 0.02)
  }

  @Test func fewDistinctValuesAreGroups() throws {
    let x: [Double] = [0, 0, 1, 1]
    let y: [Double] = [1, 3, 5, 7]
    #expect(abs(try #require(splineCorrelationRatio(x, y)) - 0.8) < 1e-12)
    #expect(splineCorrelationRatio([1, 1, 1], [1, 2, 3]) == nil)
    #expect(splineCorrelationRatio([1, 2, 3], [1, 1, 1]) == nil)
  }
}
