import Testing

@testable import Inflation

@Suite struct ObservationTests {
  private func observation(gaps: [Double], persistence: Double, over: Double) -> Observation {
    var observation = Observation(residual: 0, gaps: gaps, profile: [], profileShift: [])
    observation.persistence[.habit].over = persistence
    observation.concurrence = (over: over, under: 1 / over)
    return observation
  }

  @Test func agreementIsTakenOverFromUnitsWithAsManyGaps() {
    let repeated = observation(gaps: [.nan], persistence: 2, over: 0.5)
    let doubted = observation(gaps: [1.5], persistence: 3, over: 1.25)
    var unit = observation(gaps: [0.2], persistence: 1, over: 1)
    unit.takeOdds(of: repeated)
    #expect(unit.persistence[.habit].over == 2)
    #expect(unit.concurrence.over == 1)
    unit.takeOdds(of: doubted)
    #expect(unit.persistence[.habit].over == 3)
    #expect(unit.concurrence.over == 1.25)
    #expect(unit.concurrence.under == 0.8)
  }
}
