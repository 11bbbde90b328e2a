import Calibration
import Evaluation
import Simulation
import Statistics
import Testing

@testable import Inflation

@Suite struct DiagnosticsTests {
  private struct Case {
    let study: Study
    let panel: Panel
    let outcomes: OutcomeModel
    let detection: Detection

    init(_ scenario: Scenario, units: Int, years: Int? = nil, indicators: Int = 6, seed: UInt64) throws {
      var plan = SimulationPlan(seed: seed, criteria: 8, indicators: indicators)
      plan.apply(scenario)
      plan.units = units
      plan.years = years ?? plan.years
      study = simulate(plan).study
      panel = try #require(Panel(study))
      outcomes = OutcomeModel.fit(panel)
      detection = Detection(panel, outcomes: outcomes, study: study, threads: 2)
    }

    func diagnostics() -> Diagnostics {
      Diagnostics(panel, outcomes: outcomes, detection: detection, units: study.units, settings: study.settings)
    }
  }

  @Test func everyGroupingCountsEveryAssessedRowOnce() throws {
    let data = try Case(.missing, units: 500, seed: 3)
    let diagnostics = data.diagnostics()
    let assessed = data.detection.flags.filter { $0.status != .notAssessable }
    for grouping in [FlagRate.Grouping.quality, .type, .missingOutcomes] {
      let rates = diagnostics.flagRates.filter { $0.grouping == grouping }
      #expect(rates.reduce(0) { $0 + $1.rows } == assessed.count)
      #expect(rates.reduce(0) { $0 + $1.flagged } == assessed.count { $0.isFlagged })
      #expect(rates.allSatisfy { $0.lower <= $0.share && $0.share <= $0.upper })
    }
    let fifths = diagnostics.flagRates.filter { $0.grouping == .quality }.map(\.rows)
    #expect(fifths.count == 5)
    #expect((fifths.max() ?? 0) - (fifths.min() ?? 0) <= 2)
    #expect(
      diagnostics.notAssessed.reduce(0) { $0 + $1.rows }
        == data.detection.flags.count { $0.status == .notAssessable })
  }

  /// In an ordinary world neither the lucky nor the good stand out: the slopes are small beside the points that are
  /// flagged, and the intervals know how sure they are.
  @Test func slopesAreNearZeroWhereNothingLeans() throws {
    let diagnostics = try Case(.nothing, units: 1200, seed: 4).diagnostics()
    let slopes = diagnostics.residualSlopes.filter { $0.type.isEmpty }
    #expect(slopes.map(\.score) == ResidualSlope.Score.allCases)
    for slope in slopes {
      #expect(abs(slope.slope) < 0.6)
      let lower = try #require(slope.lower)
      let upper = try #require(slope.upper)
      #expect(lower < slope.slope && slope.slope < upper)
    }
    #expect(diagnostics.nextOutcomes.isEmpty)
  }

  @Test func panelsPairEachUnitWithItsNextYear() throws {
    let data = try Case(.panel, units: 240, years: 3, seed: 5)
    let slopes = data.diagnostics().nextOutcomes
    let rows = Set(data.detection.flags.filter { $0.status != .notAssessable }.map { "\($0.unit) \($0.year)" })
    let pairs = data.detection.flags.count {
      $0.status != .notAssessable && rows.contains("\($0.unit) \($0.year + 1)")
    }
    #expect(slopes.first { $0.type.isEmpty }?.pairs == pairs)
    #expect(slopes.filter { !$0.type.isEmpty }.reduce(0) { $0 + $1.pairs } == pairs)
  }

  @Test func consistencyIsThatOfTheOutcomeModel() throws {
    let data = try Case(.plain, units: 400, seed: 6)
    let groups = data.diagnostics().consistency
    #expect(groups.map(\.type) == data.outcomes.groups.map(\.type))
    for (group, model) in zip(groups, data.outcomes.groups) {
      #expect(group.alpha == model.consistency.alpha)
      #expect(group.items.count == data.panel.outcomes.count)
      #expect(group.items.allSatisfy { (0...1).contains($0.loading) })
    }
  }

  @Test func leavingOutNothingLeavesTheModelAsItIs() throws {
    let data = try Case(.plain, units: 200, seed: 7)
    let same = data.outcomes.leavingOut([])
    #expect(same.posteriorMean == data.outcomes.posteriorMean)
    #expect(same.groups.map(\.determinacy) == data.outcomes.groups.map(\.determinacy))
    let less = data.outcomes.leavingOut([0])
    #expect(less.posteriorMean == data.outcomes.scores(leavingOut: [0]).posteriorMean)
    #expect(zip(less.groups, same.groups).allSatisfy { $0.determinacy < $1.determinacy })
  }

  @Test func relianceIsTheSameForAnyNumberOfThreads() throws {
    let data = try Case(.plain, units: 300, indicators: 3, seed: 8)
    func reliance(_ threads: Int) -> IndicatorReliance? {
      IndicatorReliance(
        data.panel, outcomes: data.outcomes, detection: data.detection, study: data.study, effort: .quick,
        threads: threads)
    }
    let one = try #require(reliance(1))
    #expect(one == reliance(3))
    #expect(!one.isSample && one.units == 300)
    #expect(one.listed == data.detection.flags.count { $0.isFlagged })
    #expect(one.rows.count == data.panel.outcomes.count)
    #expect(one.rows.allSatisfy { $0.staying <= min($0.listed, one.listed) })
    #expect(
      IndicatorReliance(
        data.panel, outcomes: data.outcomes, detection: data.detection, study: data.study, effort: .off, threads: 1)
        == nil)
  }
}
