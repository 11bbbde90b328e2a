import Calibration
import Evaluation
import Simulation
import Testing

@testable import Inflation

@Suite struct UnitPatternsTests {
  private func detect(_ plan: SimulationPlan) throws -> (detection: Detection, truth: Truth, study: Study) {
    let (study, truth) = simulate(plan)
    let panel = try #require(Panel(study))
    return (Detection(panel, outcomes: OutcomeModel.fit(panel), study: study, threads: 2), truth, study)
  }

  private func plan(_ seed: UInt64, units: Int, _ distortions: [Distortion] = []) -> SimulationPlan {
    var plan = SimulationPlan(seed: seed, criteria: 16)
    plan.units = units
    plan.appraisers = 30
    plan.distortions = distortions
    return plan
  }

  @Test func similarAndStraightAnswersAreNamedWhereTheyArePlanted() throws {
    let sizes = 8.0...14.0
    let (detection, truth, study) = try detect(
      plan(
        61, units: 1_500,
        [
          Distortion(.overrating, rate: 0.05, sizes: sizes), Distortion(.similar, rate: 0.04, sizes: sizes),
          Distortion(.straightlining, rate: 0.03, sizes: sizes),
        ]))
    let planted = Dictionary(
      uniqueKeysWithValues: truth.units.map { (study.units.codes[$0.unit], $0.pattern?.reportedName) })
    let right = detection.flags.filter { $0.isFlagged && planted[$0.unit] != .some(nil) }
    #expect(right.count > 80)
    let named = right.count { $0.pattern?.rawValue == planted[$0.unit] }
    #expect(Double(named) >= 0.8 * Double(right.count))
    let similar = detection.flags.filter { $0.pattern == .similar }
    #expect(similar.count > 10 && similar.allSatisfy { $0.evidence.patterns.similar != nil }, "each is told to which")
  }

  @Test func withNothingPlantedHardlyAnythingIsNoted() throws {
    var noted = 0
    for seed in 71...73 {
      noted += try detect(plan(UInt64(seed), units: 700)).detection.flags.count {
        $0.evidence.patterns != PatternEvidence()
      }
    }
    // Two kinds of notes in three studies, each empty with probability 0.95.
    #expect(noted <= 3)
  }

  @Test func aPartnerIsNamedWithTheCellsInCommon() throws {
    var (study, _) = simulate(plan(62, units: 600))
    let own = study.ratings.rater.indices.filter { study.ratings.rater[$0] == .selfRating }
    for j in study.ratings.points.indices { study.ratings.points[j][own[3]] = study.ratings.points[j][own[4]] }
    let panel = try #require(Panel(study))
    let detection = Detection(panel, outcomes: OutcomeModel.fit(panel), study: study)
    let codes = [3, 4].map { study.units.codes[study.ratings.unit[own[$0]]] }
    let row = try #require(detection.flags.first { $0.unit == codes[0] })
    #expect(row.evidence.patterns.similar == PatternEvidence.Similar(unit: codes[1], same: 16, compared: 16))
  }

  @Test func appraisersWhoseUnitsHeapAreSeen() throws {
    let (detection, _, _) = try detect(plan(63, units: 1_500, [Distortion(.cutoff, rate: 0.15, sizes: 1...8)]))
    let excess = detection.appraisers.compactMap(\.cutoffExcess)
    #expect(excess.count > 20)
    #expect(excess.count { $0 > 0.05 } > excess.count / 3)
    #expect(excess.allSatisfy { (0...1).contains($0) })
    let (even, _, _) = try detect(plan(64, units: 1_500))
    // One-sided 5 % of 30 appraisers is 1.5.
    #expect(even.appraisers.compactMap(\.cutoffExcess).count { $0 > 0 } <= 5)
  }
}
