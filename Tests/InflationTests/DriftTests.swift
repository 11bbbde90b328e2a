import Calibration
import Evaluation
import Simulation
import Testing

@testable import Inflation

@Suite struct DriftTests {
  @Test func aRiseOfEverybodyIsFoundInPoints() throws {
    var inside = 0
    var all = 0
    for seed in 0..<6 {
      var plan = SimulationPlan(seed: 300 + UInt64(seed), criteria: 10)
      plan.units = 500
      plan.years = 3
      plan.apply(.nothing)
      plan.ratings.drift = 2
      let (study, truth) = simulate(plan)
      let panel = try #require(Panel(study))
      let detection = Detection(panel, outcomes: OutcomeModel.fit(panel), study: study, threads: 2)
      for row in detection.drift {
        let planted = try #require(truth.drift.first { $0.type == row.type && $0.year == row.year })
        let (lower, upper) = (try #require(row.lower), try #require(row.upper))
        all += 1
        if planted.points >= lower, planted.points <= upper { inside += 1 }
        let sum = try #require(row.outcomeChange) + (try #require(row.driftPoints))
        #expect(abs(sum - (row.ratingChange ?? .nan)) < 1e-9)
      }
    }
    // 95 % intervals: of 24 or so at least 19, which fails less than once in 200 seeds' worth of such tests.
    #expect(Double(inside) >= 0.78 * Double(all))
  }
}
