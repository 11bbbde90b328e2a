import Calibration
import Evaluation
import Simulation
import Testing

@testable import Inflation

@Suite struct YearModelsTests {
  private func inputs(
    _ scenario: Scenario, units: Int, years: Int? = nil, rate: Double = 0.1, seed: UInt64
  ) throws -> YearModels.Inputs {
    var plan = SimulationPlan(seed: seed)
    plan.units = units
    plan.apply(scenario, rate: rate)
    if let years { plan.years = years }
    let study = simulate(plan).study
    let panel = try #require(Panel(study))
    let totals = (0..<panel.count).map { panel.total(of: panel.shares, row: $0).share }
    return YearModels.Inputs(
      panel: panel, outcomes: OutcomeModel.fit(panel), study: study,
      shapes: AnswerShapes(panel, totals: totals, seed: seed, threads: 2), assessable: Array(0..<panel.count),
      threads: 2)
  }

  /// The first fit takes most low ratings for honest and so learns an expectation under which they look it.
  @Test func underRatingThatHabitHidIsFoundByASecondFit() throws {
    let inputs = try inputs(.under, units: 1500, seed: 7011)
    let first = try firstFit(inputs)
    #expect(first.mixture.lowRatings == .habit)
    #expect(first.evidenceOfLowRatings.isOpen)
    let both = YearModels(inputs)
    #expect(both.years.map(\.mixture.lowRatings) == [.underRating])
    #expect(both.years[0].evidenceOfLowRatings.gain > first.evidenceOfLowRatings.gain)
  }

  @Test(arguments: [7001, 7002] as [UInt64]) func habitsStayHabits(seed: UInt64) throws {
    let models = YearModels(try inputs(.honestHalo, units: 800, rate: 0, seed: seed))
    #expect(models.years.map(\.mixture.lowRatings) == [.habit])
  }

  /// Who has a wide habit has it every year, up or down: no chain of over- and under-rating explains that.
  @Test func habitsThatLastAreKnownFromTheYearBefore() throws {
    let studies = try (1...3).map { YearModels(try inputs(.honestHalo, units: 800, years: 4, rate: 0, seed: $0)).years }
    #expect(studies.joined().allSatisfy { $0.mixture.lowRatings == .habit })
    #expect(studies.joined().reduce(0) { $0 + $1.evidenceOfLowRatings.gain } < -30)
  }

  @Test func allYearsReadLowRatingsAlike() throws {
    let models = YearModels(try inputs(.panel, units: 300, seed: 4001))
    #expect(models.years.count == 5)
    #expect(Set(models.years.map(\.mixture.lowRatings)).count == 1)
    #expect(models.withoutVariation.isEmpty)
  }

  private func firstFit(_ inputs: YearModels.Inputs) throws -> YearModel {
    try YearModel(
      inputs.ofYear(
        inputs.panel.years[0], rows: inputs.assessable, severities: RaterSeverity.all(inputs.panel, inputs.study)))
  }
}
