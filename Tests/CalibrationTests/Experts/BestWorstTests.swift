import Calibration
import Statistics
import Testing

/// Examples of Rezaei (2015, 2016); scipy's HiGHS for the linear model to 1e-8, JMcDM and (2 − x)(5 − x) = 8 + x for the
/// first.
@Suite struct BestWorstTests {
  @Test(.reference("29_bwm_rezaei")) func theLinearModel() throws {
    let cases: [(BestWorstJudgements, [Double], Double)] = [
      (
        BestWorstJudgements(bestToOthers: [8, 2, 1], othersToWorst: [1, 5, 8]),
        [0.07142857142857142, 0.32142857142857145, 0.6071428571428571], 0.03571428571428571
      ),
      (
        BestWorstJudgements(bestToOthers: [2, 1, 4, 2, 8], othersToWorst: [4, 8, 2, 4, 1]),
        [0.21052631578947367, 0.42105263157894735, 0.10526315789473684, 0.21052631578947367, 0.05263157894736842], 0
      ),
      (
        BestWorstJudgements(bestToOthers: [2, 1, 4, 3, 8], othersToWorst: [4, 8, 2, 3, 1]),
        [0.22950819672131148, 0.4480874316939891, 0.11475409836065574, 0.15300546448087432, 0.0546448087431694],
        0.01092896174863388
      ),
    ]
    for (judgements, weights, deviation) in cases {
      let result = try BestWorstWeights.linear(judgements)
      #expect(agree(result.weights, weights, within: 1e-8))
      #expect(agree(result.deviation, deviation, within: 1e-8))
    }
  }

  @Test(.reference("29_bwm_rezaei")) func theFirstModel() throws {
    let result = try BestWorstWeights.ratio(BestWorstJudgements(bestToOthers: [8, 2, 1], othersToWorst: [1, 5, 8]))
    #expect(agree(result.weights, [0.0714, 0.3387, 0.5899], within: 1e-4))
    #expect(agree(result.deviation, 0.2583426132260587, within: 1e-7))
  }

  @Test(.reference("29_bwm_rezaei")) func consistencyOfTheInput() {
    let consistent = BestWorstJudgements(bestToOthers: [2, 1, 4, 2, 8], othersToWorst: [4, 8, 2, 4, 1])
    let inconsistent = BestWorstJudgements(bestToOthers: [2, 1, 4, 3, 8], othersToWorst: [4, 8, 2, 3, 1])
    #expect(consistent.inputConsistencyRatio == 0)
    #expect(agree(inconsistent.inputConsistencyRatio, 1.0 / 56, within: 1e-12))
    #expect(consistent.best == 1)
    #expect(consistent.worst == 4)
  }

  /// Judgements made from weights give them back by both models.
  @Test(arguments: 1...5) func consistentJudgementsGiveTheirWeights(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 45)
    let raw = (0..<6).map { _ in 0.1 + stream.uniform() }
    let weights = raw.map { $0 / raw.reduce(0, +) }
    let (most, least) = (weights.max() ?? 1, weights.min() ?? 1)
    let judgements = BestWorstJudgements(
      bestToOthers: weights.map { most / $0 }, othersToWorst: weights.map { $0 / least })
    #expect(largestDifference(try BestWorstWeights.linear(judgements).weights, weights) < 1e-8)
    #expect(largestDifference(try BestWorstWeights.ratio(judgements).weights, weights) < 1e-6)
  }
}
