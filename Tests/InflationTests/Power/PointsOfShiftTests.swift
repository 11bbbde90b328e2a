import Calibration
import Evaluation
import Simulation
import Testing

@testable import Inflation

@Suite struct PointsOfShiftTests {
  /// The fitted year of a simulated study in which a tenth is raised by ten points, and who was.
  private func fitted(seed: UInt64) throws -> (model: YearModel, raised: Set<Int>) {
    var plan = SimulationPlan(seed: seed, criteria: 12)
    plan.units = 1500
    plan.apply(.plain, sizes: 10...10)
    let (study, truth) = simulate(plan)
    let panel = try #require(Panel(study))
    let data = AssessedRows(
      panel, outcomes: OutcomeModel.fit(panel), units: study.units, rows: Array(0..<panel.count), year: panel.years[0])
    let model = try YearModel(
      .init(
        rows: data, gaps: RaterGap.all(data, panel: panel, severities: RaterSeverity.all(panel, study)),
        record: RatingRecord(), contrasts: ContrastRecord(), cutoffs: [], shapes: nil, settings: study.settings,
        threads: 2))
    return (model, Set(truth.units.filter { $0.pattern != nil }.map(\.unit)))
  }

  @Test func theShiftRaisesTheHonestTotalByThePoints() throws {
    let model = try fitted(seed: 51).model
    let points = 5 / model.pointsPerShift.ofCommonRaise
    for row in 0..<200 {
      for z in [-1.5, 0, 1.5] {
        let honest = model.expectedTotal(row: row, raisedBy: z)
        guard honest + points < 99 else { continue }
        let shift = model.shift(raising: row, from: z, byPoints: 5)
        #expect(abs(model.expectedTotal(row: row, raisedBy: z + shift) - honest - points) < 1e-6)
      }
    }
  }

  @Test func nearerToFullMarksTheSamePointsAreAWiderShift() throws {
    let model = try fitted(seed: 52).model
    let high = (0..<1500).filter { (75..<85).contains(model.expectedTotal(row: $0)) }
    #expect(high.count > 100)
    for row in high {
      let (low, middle) = (
        model.shift(raising: row, from: -1, byPoints: 5), model.shift(raising: row, from: 1, byPoints: 5)
      )
      #expect(middle > low)
    }
  }

  /// b, learnt from honest noise, is what a raise is worth: the points by which raised ratings lie above honest ones,
  /// read off the composite, times b are those that were added.
  @Test(arguments: [53, 54] as [UInt64]) func aCommonRaiseIsWorthWhatHonestNoiseIs(seed: UInt64) throws {
    let (model, raised) = try fitted(seed: seed)
    func meanDeparture(_ isCounted: (Int) -> Bool) -> Double {
      let rows = (0..<1500).filter { isCounted(model.data.unit[$0]) }
      return rows.reduce(0) { $0 + model.data.total(row: $1, loweredBy: 0) - model.expectedTotal(row: $1) }
        / Double(rows.count)
    }
    let read = meanDeparture(raised.contains) - meanDeparture { !raised.contains($0) }
    #expect(abs(read * model.pointsPerShift.ofCommonRaise / 10 - 1) < 0.12)
  }
}
