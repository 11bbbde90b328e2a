import Evaluation
import Simulation
import Testing

/// Pearson's correlation over the pairs that are there.
func correlation(_ x: [Double], _ y: [Double]) -> Double {
  let pairs = zip(x, y).filter { $0.0.isFinite && $0.1.isFinite }
  let meanX = pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count)
  let meanY = pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
  let xy = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
  let xx = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
  let yy = pairs.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) }
  return xy / (xx * yy).squareRoot()
}

func average(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}

@Suite struct WorldTests {
  /// The documented errors, in the mean of 40 drawn frameworks: root mean square over criteria.
  @Test func weightsInForceErrByAboutThreeAndAHalfPoints() {
    var inForce = 0.0
    var equal = 0.0
    var zeros = 0
    for seed in 1...40 {
      let (study, truth) = simulate(smallPlan(.nothing, seed: UInt64(seed), units: 20))
      let now = study.frameworks.latest.criteria.map(\.maxPoints)
      #expect(abs(now.reduce(0, +) - 100) < 1e-9)
      #expect(truth.weights.allSatisfy { abs($0.reduce(0, +) - 100) < 1e-9 })
      #expect(truth.weights[0] == truth.weights[1])
      inForce += average(zip(now, truth.weights[0]).map { ($0 - $1) * ($0 - $1) }).squareRoot() / 40
      equal += average(truth.weights[0].map { ($0 - 5) * ($0 - 5) }).squareRoot() / 40
      zeros += truth.weights[0].count { $0 == 0 }
    }
    #expect((3.0...3.8).contains(inForce), "\(inForce)")
    #expect((4.1...4.9).contains(equal), "\(equal)")
    #expect((60...180).contains(zeros))
  }

  @Test func typesMayHaveWeightsOfTheirOwn() {
    var plan = smallPlan(.nothing, units: 20)
    plan.weightDeparture.typeShare = 1
    let weights = simulate(plan).truth.weights
    #expect(weights[0] != weights[1])
    #expect(weights.allSatisfy { abs($0.reduce(0, +) - 100) < 1e-9 })
  }

  @Test func qualityIsStandardWithinTypeAndOutcomesFollowIt() {
    let plan = smallPlan(.nothing, units: 3000)
    let (study, truth) = simulate(plan)
    for g in 0...1 {
      let quality = truth.units.filter { study.units.type[$0.unit] == g }.map(\.quality)
      #expect(abs(average(quality)) < 0.12)
      #expect((0.85...1.15).contains(average(quality.map { $0 * $0 })))
    }
    for (k, indicator) in study.frameworks.latest.outcomes.enumerated() {
      let sign = indicator.better == .higher ? 1.0 : -1
      let found = sign * correlation(study.indicators.values[k], truth.units.map(\.quality))
      #expect((0.45...0.85).contains(found), "\(indicator.code): \(found)")
    }
  }

  @Test func poorUnitsMissMoreOutcomes() {
    let (study, truth) = simulate(smallPlan(.missing, units: 2000))
    let missing = truth.units.indices.map { row in
      average(study.indicators.values.map { $0[row].isNaN ? 1 : 0 })
    }
    #expect((0.27...0.34).contains(average(missing)))
    #expect(correlation(missing, truth.units.map(\.quality)) < -0.1)
  }

  @Test func skewedQualityHasALongTailOfPoorUnits() {
    let quality = simulate(smallPlan(.skewed, units: 3000)).truth.units.map(\.quality)
    #expect(average(quality.map { $0 * $0 * $0 }) < -0.15)
  }

  @Test func heavyTailsReachFurther() {
    func furthest(_ scenario: Scenario) -> Double {
      let values = simulate(smallPlan(scenario, units: 1000)).study.indicators.values[0]
      let scale = StudyDesign.drawn(criteria: 20, indicators: 6, seed: 5).scales[0]
      return values.map { abs($0 - scale.center) / scale.spread }.max() ?? 0
    }
    #expect(furthest(.heavyTails) > 1.5 * furthest(.nothing))
  }

  @Test func honestHalosOfHeavyTailsReachFurtherAndAsFarDownAsUp() {
    func halos(_ degreesOfFreedom: Int?) -> [Double] {
      var plan = smallPlan(.nothing, units: 2000)
      let without = simulate(plan).truth.units.map(\.honestTotal)
      plan.ratings.halo = 0.2
      plan.ratings.haloDegreesOfFreedom = degreesOfFreedom
      return zip(simulate(plan).truth.units.map(\.honestTotal), without).map { $0 - $1 }
    }
    let (heavy, normal) = (halos(3), halos(nil))
    #expect((heavy.max() ?? 0) > 1.5 * (normal.max() ?? 0))
    #expect((heavy.min() ?? 0) < 1.5 * (normal.min() ?? 0))
    #expect((0.9...1.1).contains(Double(heavy.count { $0 > 0.5 }) / Double(heavy.count { $0 < -0.5 })))
  }

  @Test func superiorsCopyAtTheirRate() {
    let plan = smallPlan(.plain, units: 2000)
    let study = simulate(plan).study
    let copied = zip(selfPoints(study), points(study, of: .superior)).count { $0.0 == $0.1 }
    #expect((0.25...0.45).contains(Double(copied) / 2000))
  }

  /// The gap between self-rating and superior shrinks in proportion to 1 − α where nothing is copied.
  @Test func superiorsLeanOnTheSelfRating() {
    func gap(_ leaning: Double) -> Double {
      var plan = smallPlan(.nothing, units: 300)
      plan.superiors.copyShare = 0
      plan.superiors.leaning = leaning...leaning
      let study = simulate(plan).study
      return average(
        zip(selfPoints(study), points(study, of: .superior)).map { own, other in
          average(zip(own, other).map { abs($0 - $1) })
        })
    }
    #expect(abs(gap(0.5) / gap(0) - 0.5) < 0.12)
  }

  @Test func driftRaisesEverybodyWithoutCause() {
    var plan = smallPlan(.nothing, units: 600)
    plan.years = 3
    plan.ratings.drift = 2
    let truth = simulate(plan).truth
    let last = truth.drift.filter { $0.year == 2026 }
    #expect(last.count == 2)
    #expect(last.allSatisfy { (3.4...4.2).contains($0.points) && abs($0.qualityChange) < 0.15 })
    plan.ratings.drift = 0
    #expect(simulate(plan).truth.drift.allSatisfy { $0.points == 0 })
  }
}
