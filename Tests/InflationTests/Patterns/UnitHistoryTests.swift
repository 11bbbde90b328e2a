import Evaluation
import Simulation
import Statistics
import Testing

@testable import Inflation

/// Jumps, lasting over-rating and repeated answers of units seen in several years.
@Suite struct UnitHistoryTests {
  private static let years = 5

  /// A panel of units with five years each, rows by unit and then year, and one criterion a cell.
  private func panel(units: Int) throws -> (panel: Panel, years: UnitYears) {
    var plan = SimulationPlan(seed: 51, criteria: 10)
    plan.units = units
    plan.years = Self.years
    let panel = try #require(Panel(simulate(plan).study))
    return (panel, UnitYears(panel, units: units))
  }

  /// Departures with a lasting part of a third of the variance; the given rows are raised by six deviations.
  private func traces(_ panel: Panel, _ years: UnitYears, raised: Set<Int>) -> RowTraces {
    var traces = RowTraces(count: panel.count)
    var random = RandomStream(seed: 52)
    for history in years.rowsOfUnit {
      let own = random.normal()
      for row in history {
        let z = (1.0 / 3).squareRoot() * own + (2.0 / 3).squareRoot() * random.normal()
        let isRaised = raised.contains(row)
        traces.note(
          row: row, departure: isRaised ? z + 6 : z, probabilityOver: isRaised ? 0.99 : 0.01)
      }
    }
    return traces
  }

  @Test func jumpsAreFoundAtTheirRate() throws {
    let (panel, years) = try panel(units: 600)
    let lastYears = years.rowsOfUnit.prefix(20).compactMap(\.last)
    let jump = RatingJump(years, traces: traces(panel, years, raised: Set(lastYears)), count: panel.count)
    #expect(lastYears.allSatisfy { jump.pValues[$0] < 0.001 })
    #expect(lastYears.allSatisfy { jump.earlierYears[$0] == Self.years - 1 })
    let others = jump.pValues.indices.filter { !lastYears.contains($0) && jump.pValues[$0].isFinite }
    #expect(others.count == 600 * (Self.years - 1) - 20)
    let share = Double(others.count { jump.pValues[$0] <= 0.05 }) / Double(others.count)
    // 2,380 rows at a level of 0.05 have a standard deviation of 0.0045.
    #expect(share > 0.03 && share < 0.065)
  }

  @Test func aHighRatingThatLastsIsNoJump() throws {
    let (panel, years) = try panel(units: 400)
    let lasting = Set(years.rowsOfUnit.prefix(20).flatMap { $0 })
    let jump = RatingJump(years, traces: traces(panel, years, raised: lasting), count: panel.count)
    let late = years.rowsOfUnit.prefix(20).compactMap(\.last)
    // The past is cut at three deviations, so that six of them stand out a little; far less than a jump of six does.
    #expect(late.allSatisfy { jump.pValues[$0] > 1e-4 })
    let first = years.rowsOfUnit.compactMap(\.first)
    #expect(first.allSatisfy { jump.pValues[$0].isNaN })
  }

  @Test func neighbouringYearsTellLastingFromSingle() throws {
    let (panel, years) = try panel(units: 200)
    let lasting = years.rowsOfUnit.prefix(10).flatMap { $0 }
    let single = years.rowsOfUnit[10..<20].map { $0[2] }
    let traces = traces(panel, years, raised: Set(lasting + single))
    let persistence = JumpPersistence(years, traces: traces)
    #expect(persistence.persistence > 0.5 && persistence.persistence < 0.95)
    #expect(abs(persistence.share - (60 * 0.99 + 940 * 0.01) / 1_000) < 1e-9)
    for row in single {
      #expect(persistence.likelihoodRatio(of: row, in: years.rowsOfUnit[panel.unit[row]], traces: traces) > 2)
    }
    for history in years.rowsOfUnit.prefix(10) {
      #expect(persistence.likelihoodRatio(of: history[2], in: history, traces: traces) < 0.1)
      #expect(persistence.likelihoodRatio(of: history[0], in: history, traces: traces) == 0)
    }
  }

  @Test func answersOfTheYearBeforeAreFound() throws {
    var plan = SimulationPlan(seed: 53, criteria: 12)
    plan.units = 300
    plan.years = 2
    var study = simulate(plan).study
    let selfRows = study.ratings.rater.indices.filter { study.ratings.rater[$0] == .selfRating }
    for (before, row) in zip(selfRows, selfRows.dropFirst()) where study.ratings.unit[row] == 7 {
      guard study.ratings.unit[before] == 7 else { continue }
      for j in study.ratings.points.indices { study.ratings.points[j][row] = study.ratings.points[j][before] }
    }
    let panel = try #require(Panel(study))
    let years = UnitYears(panel, units: 300)
    let repeated = RepeatedAnswers(panel, years: years)
    let row = try #require(years.row(unit: 7, year: plan.firstYear + 1))
    let seen = try #require(repeated.rows[row])
    #expect(seen == RepeatedAnswers.Row(year: plan.firstYear, same: 12, compared: 12))
    #expect(repeated.pValues[row] < 1e-4)
    #expect(repeated.pValues.count { $0 < 1e-4 } <= 2)
  }
}
