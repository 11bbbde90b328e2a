import Calibration
import Evaluation
import Simulation
import Statistics
import Testing

@testable import Inflation

@Suite struct PooledLeniencyTests {
  @Test func oddsAreTheMeanOfAllYearsAndTheYearsOwn() {
    let pooled = PooledLeniency(probability: [0.9, 0])
    // (9 + 1) / 2 = 5 to one, and (0 + 1) / 2.
    #expect(abs(pooled.probability(0, ofYear: 0.5) - 5.0 / 6) < 1e-12)
    #expect(abs(pooled.probability(1, ofYear: 0.5) - 1.0 / 3) < 1e-12)
    #expect(pooled.probability(0, ofYear: 1) > 1 - 1e-6)
  }

  /// Four noisy years in which one appraiser of twenty lets its units over-rate by about eight points.
  private func panel(seed: UInt64) -> (study: Study, truth: Truth) {
    var plan = SimulationPlan(seed: seed, criteria: 12)
    plan.makeHard()
    plan.units = 400
    plan.appraisers = 20
    plan.years = 4
    plan.distortions = [Distortion(.appraiser, rate: 0.05, sizes: 8...8)]
    return simulate(plan)
  }

  @Test func yearsTogetherShowALenientAppraiser() throws {
    for seed in [3, 4] as [UInt64] {
      let (study, truth) = panel(seed: seed)
      let detection = Detection(
        try #require(Panel(study)), outcomes: OutcomeModel.fit(try #require(Panel(study))), study: study, threads: 2)
      let planted = Set(truth.units.filter { $0.pattern != nil }.map { "\(study.units.codes[$0.unit])/\($0.year)" })
      let ranks = detection.flags.enumerated().filter { planted.contains("\($0.element.unit)/\($0.element.year)") }
        .map { Double($0.offset) / Double(detection.flags.count) }
      #expect(!ranks.isEmpty)
      #expect(median(ranks) < 0.15)
    }
  }
}
