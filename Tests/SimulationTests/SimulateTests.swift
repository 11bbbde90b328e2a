import Evaluation
import Simulation
import Testing

/// A plan small enough for debug builds.
func smallPlan(_ scenario: Scenario, seed: UInt64 = 5, units: Int = 300, rate: Double = 0.10) -> SimulationPlan {
  var plan = SimulationPlan(seed: seed)
  plan.apply(scenario, rate: rate)
  plan.units = units
  plan.appraisers = 20
  return plan
}

/// The self-rated points of a study, a row a unit and year.
func selfPoints(_ study: Study) -> [[Double]] {
  points(study, of: .selfRating)
}

/// The points of one rater, a row a unit and year.
func points(_ study: Study, of rater: Rater) -> [[Double]] {
  let ratings = study.ratings
  return (0..<ratings.count).filter { ratings.rater[$0] == rater }.map { row in ratings.points.map { $0[row] } }
}

/// Two studies to the last bit, NaN included.
func sameBits(_ a: Study, _ b: Study) -> Bool {
  func bits(_ columns: [[Double]]) -> [[UInt64]] { columns.map { $0.map(\.bitPattern) } }
  return a.units == b.units && a.ratings.rater == b.ratings.rater && a.ratings.unit == b.ratings.unit
    && bits(a.ratings.points) == bits(b.ratings.points) && bits(a.indicators.values) == bits(b.indicators.values)
}

@Suite struct SimulateTests {
  @Test(arguments: Scenario.allCases)
  func theSamePlanGivesTheSameBitsOnEveryThread(_ scenario: Scenario) async {
    let plan = smallPlan(scenario, units: 60)
    let alone = simulate(plan)
    async let first = simulate(plan)
    async let second = simulate(plan)
    let both = await [first, second]
    #expect(both.allSatisfy { sameBits($0.study, alone.study) && $0.truth == alone.truth })
    var other = plan
    other.seed += 1
    #expect(!sameBits(simulate(other).study, alone.study))
  }

  @Test(arguments: Scenario.allCases)
  func pointsLieOnTheirStepWithinTheirMaximum(_ scenario: Scenario) {
    let study = simulate(smallPlan(scenario, units: 80)).study
    for (j, criterion) in study.frameworks.latest.criteria.enumerated() {
      let steps = study.ratings.points[j].map { $0 / (criterion.step ?? 1) }
      #expect(steps.allSatisfy { abs($0 - $0.rounded()) < 1e-9 })
      #expect(study.ratings.points[j].allSatisfy { (0...criterion.maxPoints).contains($0) })
    }
  }

  /// What is planted on some units must not move the others: honest ratings, outcomes and superiors stay as they are.
  @Test(arguments: [Scenario.plain, .cutoff, .lenientAppraisers, .someCriteria, .under, .panel])
  func plantingLeavesTheRestAlone(_ scenario: Scenario) {
    var plan = smallPlan(scenario, units: 120)
    let (study, truth) = simulate(plan)
    plan.distortions = []
    let honest = simulate(plan)
    let isHonest = truth.units.map { $0.pattern == nil }
    #expect(isHonest.contains(true) && isHonest.contains(false))
    #expect(study.indicators.values == honest.study.indicators.values)
    for rater in [Rater.selfRating, .superior] {
      for (row, pair) in zip(points(study, of: rater), points(honest.study, of: rater)).enumerated() where isHonest[row]
      {
        #expect(pair.0 == pair.1)
      }
    }
    #expect(truth.units.map(\.honestTotal) == honest.truth.units.map(\.selfTotal))
  }

  @Test func truthAgreesWithTheTotalsOfTheStudy() {
    let (study, truth) = simulate(smallPlan(.panel, units: 60))
    let maxima = study.frameworks.latest.criteria.map(\.maxPoints)
    for (points, unit) in zip(selfPoints(study), truth.units) {
      #expect(abs(Total(points: points, maxima: maxima).share - unit.selfTotal) < 1e-9)
    }
  }

  @Test func peersChangeNobodyElse() {
    var plan = smallPlan(.plain, units: 60)
    let without = simulate(plan).study
    plan.superiors.peers = 2
    plan.superiors.publicRaters = 1
    plan.superiors.collective = true
    let with = simulate(plan).study
    #expect(points(with, of: .superior) == points(without, of: .superior))
    let sizes = with.units.parents.indices.map { d in with.units.parent.count { $0 == d } }
    #expect(points(with, of: .peer).count == sizes.reduce(0) { $0 + $1 * min(2, $1 - 1) })
    #expect(points(with, of: .publicRating).count == 60)
    #expect(points(with, of: .collective).count == 60)
    let peers = zip(with.ratings.rater, with.ratings.raterID).filter { $0.0 == .peer }
    #expect(peers.allSatisfy { with.units.codes.contains($0.1) })
  }

  @Test func noSuperiorMeansSelfRatingsOnly() {
    let study = simulate(smallPlan(.noSuperior, units: 60)).study
    #expect(Set(study.ratings.rater) == [.selfRating])
  }

  @Test func nothingPlantedMeansEverybodyHonest() {
    let truth = simulate(smallPlan(.nothing)).truth
    #expect(truth.units.allSatisfy { $0.pattern == nil && $0.points == 0 })
    #expect(truth.appraisers.allSatisfy { $0.leniency == 0 })
  }
}
