import Evaluation
import Simulation
import Testing

/// Each pattern leaves the mark it is named for.
@Suite struct PatternTests {
  @Test func overratingHasItsRateAndSizes() {
    let truth = simulate(smallPlan(.plain, units: 2000)).truth
    let raised = truth.units.filter { $0.pattern == .overrating }
    #expect((140...260).contains(raised.count))
    #expect(raised.allSatisfy { (1.5...31.5).contains($0.points) })
    #expect((13.0...17).contains(raised.reduce(0) { $0 + $1.points } / Double(raised.count)))
  }

  @Test func someCriteriaAreRaisedAndTheOthersAreNot() {
    var plan = smallPlan(.someCriteria)
    let (study, truth) = simulate(plan)
    plan.distortions = []
    let honest = selfPoints(simulate(plan).study)
    for (row, points) in selfPoints(study).enumerated() where truth.units[row].pattern == .someCriteria {
      let changed = zip(points, honest[row]).filter { $0.0 != $0.1 }
      #expect(changed.count <= 6 && changed.allSatisfy { $0.0 > $0.1 })
    }
  }

  @Test func cutoffReachesALevelAndNoMore() {
    let (study, truth) = simulate(smallPlan(.cutoff, units: 600))
    let levels = study.frameworks.latest.levels.map(\.atLeast)
    let raised = truth.units.filter { $0.pattern == .cutoff }
    #expect((30...90).contains(raised.count))
    for unit in raised {
      let above = levels.map { unit.selfTotal - $0 }.filter { $0 > -1e-9 }.min()
      #expect((above ?? 100) < 0.5)
      #expect(
        study.frameworks.latest.level(forTotal: unit.honestTotal)
          != study.frameworks.latest.level(forTotal: unit.selfTotal))
    }
  }

  @Test func allUnitsOfALenientAppraiserAreRaised() {
    let (study, truth) = simulate(smallPlan(.lenientAppraisers, units: 400))
    let lenient = truth.appraisers.indices.filter { truth.appraisers[$0].leniency > 0 }
    #expect(lenient.count == 2)
    for unit in truth.units {
      let isLenient = lenient.contains(study.units.parent[unit.unit])
      #expect((unit.pattern == .appraiser) == isLenient)
      #expect(!isLenient || unit.points > 1)
    }
  }

  @Test func similarAnswersComeFromABetterUnitOfTheSameAppraiser() {
    var plan = smallPlan(.nothing)
    plan.distortions = [Distortion(.similar, rate: 0.2)]
    let (study, truth) = simulate(plan)
    let rows = selfPoints(study)
    plan.distortions = []
    let honest = selfPoints(simulate(plan).study)
    for (row, unit) in truth.units.enumerated() where unit.pattern == .similar && unit.points > 0 {
      let shared = honest.indices.filter {
        $0 != row && study.units.parent[$0] == study.units.parent[row]
      }.map { donor in zip(rows[row], honest[donor]).count { $0.0 == $0.1 } }
      #expect((shared.max() ?? 0) >= 14)
    }
    #expect(truth.units.contains { $0.pattern == .similar && $0.points > 3 })
  }

  @Test func straightliningWritesOneShare() {
    var plan = smallPlan(.nothing)
    plan.distortions = [Distortion(.straightlining, rate: 0.2)]
    let (study, truth) = simulate(plan)
    let criteria = study.frameworks.latest.criteria
    for (row, points) in selfPoints(study).enumerated() where truth.units[row].pattern == .straightlining {
      let share = truth.units[row].selfTotal / 100
      let apart = zip(points, criteria).map { abs($0 - share * $1.maxPoints) / ($1.step ?? 1) }
      #expect((apart.max() ?? 1) < 0.9)
    }
  }

  @Test func underratingLowers() {
    let truth = simulate(smallPlan(.under)).truth
    let lowered = truth.units.filter { $0.pattern == .underrating }
    #expect(!lowered.isEmpty && lowered.allSatisfy { $0.points < 0 })
  }

  @Test func panelHoldsEveryPatternAndJumpsNeverComeFirst() {
    let truth = simulate(smallPlan(.panel, units: 800)).truth
    let planted = truth.units.compactMap(\.pattern)
    #expect(Set(planted) == Set(PlantedPattern.allCases))
    #expect((0.07...0.14).contains(Double(planted.count) / Double(truth.units.count)))
    #expect(truth.units.allSatisfy { $0.pattern != .jump || $0.year > 2024 })
  }

  @Test func aboveTheCollectiveLiesAboveIt() {
    let (study, truth) = simulate(smallPlan(.panel, units: 800))
    for (row, unit) in truth.units.enumerated() where unit.pattern == .aboveCollective {
      let collective = study.units.codes.firstIndex(of: study.units.collectives[unit.unit])
      let bound = collective.map { truth.units[$0 * 5 + row % 5].honestTotal } ?? 100
      #expect(unit.selfTotal > min(bound, 97))
    }
  }

  @Test func overratingTendsToLast() {
    var plan = smallPlan(.plain, units: 1500)
    plan.years = 2
    let units = simulate(plan).truth.units
    let pairs = stride(from: 0, to: units.count, by: 2).map { (units[$0].pattern != nil, units[$0 + 1].pattern != nil) }
    let first = pairs.filter { $0.0 }
    let kept = Double(first.count { $0.1 }) / Double(first.count)
    #expect((0.35...0.65).contains(kept), "\(kept)")
  }
}
