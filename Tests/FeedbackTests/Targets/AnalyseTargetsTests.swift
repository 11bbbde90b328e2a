import Evaluation
import Inflation
import Testing

@testable import Feedback

/// Progress, rates and forecasts of single targets, by hand.
@Suite struct AnalyseTargetsTests {
  private typealias Target = TargetProgramme.Target
  private typealias Observation = TargetProgramme.Observation

  private func row(_ target: Target, _ values: [(Int, Double)]) -> TargetFindings.Row {
    let seen = values.map { Observation(target: 0, year: $0.0, value: $0.1) }
    return analyseTargets(TargetProgramme(targets: [target], observations: seen)).targets[0]
  }

  /// The document's mean age: 43.65 in 2016, below 40 in 2020; 42 in 2018 leaves a year a year.
  @Test func progressAndRates() {
    let age = Target(
      code: "age", kind: .atMost, measure: .number, goal: 40, goalYear: 2020, baseline: 43.65, baselineYear: 2016)
    let found = row(age, [(2017, 43), (2018, 42)])
    #expect(abs((found.progress ?? 0) - 1.65 / 3.65) < 1e-12)
    #expect(abs((found.plannedRate ?? 0) + 3.65 / 4) < 1e-12)
    #expect(abs((found.requiredRate ?? 0) + 1) < 1e-12)
    #expect(found.isReached == false && found.latestYear == 2018)
    // Least squares through 43.65, 43, 42: slope −0.825 about 2017 and 42.8833.
    #expect(abs((found.straightLine ?? 0) - (42.883333333333 - 0.825 * 3)) < 1e-9)
    #expect(found.probability != nil)
  }

  @Test func withoutValuesTheBaselineStands() {
    let women = Target(
      code: "w", kind: .atLeast, measure: .percent, goal: 30, goalYear: 2020, baseline: 24.85, baselineYear: 2016)
    let found = row(women, [])
    #expect(found.latest == 24.85 && found.progress == 0)
    #expect(abs((found.requiredRate ?? 0) - 5.15 / 4) < 1e-12)
    #expect(found.probability == nil && found.straightLine == nil)
  }

  @Test func withoutABaselineThereIsNoProgress() {
    let found = row(
      Target(code: "e", kind: .atLeast, measure: .percent, goal: 20, goalYear: 2020), [(2016, 11), (2018, 14)])
    #expect(found.progress == nil)
    #expect(found.plannedRate == 2.25)
    #expect(found.requiredRate == 3)
    let never = row(Target(code: "e", kind: .atLeast, measure: .percent, goal: 20, goalYear: 2020), [])
    #expect(never.latest == nil && never.isReached == nil && never.requiredRate == nil)
  }

  @Test func compositionMovesAtCongresses() {
    var target = Target(
      code: "y", kind: .atLeast, measure: .percent, goal: 20, goalYear: 2020, baseline: 14.8, baselineYear: 2016,
      stepYears: [2015, 2020])
    let found = row(target, [(2017, 14.8), (2018, 15)])
    #expect(found.movesInSteps && found.stepsLeft == 1)
    #expect(abs((found.requiredRate ?? 0) - 5) < 1e-12)
    target.goalYear = 2019
    let late = row(target, [(2017, 14.8), (2018, 15)])
    #expect(late.stepsLeft == 0 && late.requiredRate == nil && late.plannedRate == nil)
  }

  @Test func aboutIsWithinItsTolerance() {
    let target = Target(
      code: "m", kind: .about, measure: .percent, goal: 25, goalYear: 2020, baseline: 20.38, baselineYear: 2016,
      tolerance: 1)
    #expect(row(target, [(2018, 25.9)]).isReached == true)
    #expect(row(target, [(2018, 26.1)]).isReached == false)
    #expect(row(target, [(2018, 26.1)]).progress ?? 0 > 1)
  }

  @Test func noneLeft() {
    let target = Target(
      code: "j", kind: .noneLeft, measure: .count, goal: 0, goalYear: 2020, baseline: 200, baselineYear: 2015)
    let falling = row(target, [(2016, 120), (2017, 60), (2018, 20), (2019, 6)])
    #expect(abs((falling.progress ?? 0) - 0.97) < 1e-12)
    #expect(falling.requiredRate == -6)
    #expect((0.5...0.99).contains(falling.probability ?? 0))
    let resting = row(target, [(2016, 200), (2017, 199), (2018, 200), (2019, 198)])
    #expect(resting.probability ?? 1 < 0.01)
    #expect(row(target, [(2019, 0)]).isReached == true)
  }

  @Test func aShareOfAShare() {
    let good = Target(code: "good", kind: .atLeast, measure: .percent, goal: 80, goalYear: 2020, isYearly: true)
    let strong = Target(
      code: "strong", kind: .atLeast, measure: .percent, goal: 50, goalYear: 2020, within: 0, isYearly: true)
    let findings = analyseTargets(TargetProgramme(targets: [good, strong], observations: []))
    #expect(findings.targets[1].goalOfAll == 40 && findings.targets[1].within == "good")
    #expect(findings.targets[0].goalOfAll == nil)
  }

  @Test func goalsForEveryYearCountYears() {
    let good = Target(code: "good", kind: .atLeast, measure: .percent, goal: 80, goalYear: 2020, isYearly: true)
    let found = row(good, [(2016, 82), (2017, 79), (2018, 84), (2019, 83)])
    #expect(found.progress == 0.75)
    #expect((0.5...0.99).contains(found.probability ?? 0))
    #expect(found.plannedRate == nil && found.requiredRate == nil)
  }

  @Test func everyPlaceHasTheGoal() {
    let target = Target(code: "r", kind: .eachAtLeast, measure: .count, goal: 1, goalYear: 2020)
    let values = [2016: [0.0, 0, 1], 2017: [1, 0, 1], 2018: [2, 0, 1]].flatMap { year, counts in
      counts.enumerated().map { Observation(target: 0, year: year, place: "p\($0)", value: $1) }
    }
    let findings = analyseTargets(TargetProgramme(targets: [target], observations: values))
    #expect(findings.targets[0].isReached == false)
    #expect(abs((findings.targets[0].progress ?? 0) - 2.0 / 3) < 1e-12)
    #expect(findings.places.map(\.isReached) == [true, false, true])
    #expect(findings.places.map(\.year) == [2018, 2018, 2018])
  }

  /// Shares that stop at the goal heap; those that run through it do not.
  @Test func quotasAreTestedForHeaping() {
    let target = Target(
      code: "q", kind: .atLeast, measure: .percent, goal: 80, goalYear: 2020, isYearly: true, isQuota: true)
    func findings(_ share: (Int) -> Double) -> TargetFindings.Row {
      let values = (0..<60).map { Observation(target: 0, year: 2018, place: "p\($0)", value: share($0)) }
      return analyseTargets(TargetProgramme(targets: [target], observations: values)).targets[0]
    }
    let even = findings { 74 + 12 * Double($0) / 60 }
    #expect(even.heaping.map { $0.pValue > 0.2 } == true)
    let heaped = findings { $0 < 25 ? 80.2 : 74 + 12 * Double($0) / 60 }
    #expect(heaped.heaping.map { $0.pValue < 0.001 } == true)
    #expect(findings { _ in 99 }.heaping == nil)
  }

  /// The order of targets and of values changes nothing.
  @Test func theOrderDoesNotMatter() {
    let simulated = SimulatedProgramme(.pace, seed: 5, 0).programme
    let count = simulated.targets.count
    let turned = TargetProgramme(
      targets: simulated.targets.reversed(),
      observations: simulated.observations.reversed().map {
        Observation(target: count - 1 - $0.target, year: $0.year, value: $0.value)
      })
    let (first, second) = (analyseTargets(simulated).targets, analyseTargets(turned).targets)
    for (a, b) in zip(first, second.reversed()) {
      #expect(a.target == b.target)
      #expect(abs((a.probability ?? 0) - (b.probability ?? 1)) < 1e-9)
    }
  }
}
