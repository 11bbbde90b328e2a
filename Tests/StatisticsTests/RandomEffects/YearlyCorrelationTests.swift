import Foundation
import Testing

@testable import Statistics

@Suite struct YearlyCorrelationTests {
  private func lags(_ correlation: (Double) -> Double) -> [YearlyCorrelation.Lag] {
    (1...5).map { .init(years: $0, correlation: correlation(Double($0)), weight: 100) }
  }

  @Test func theGridFindsItsOwnMembers() {
    for (lasting, fading, persistence) in [(0.3, 0.4, 0.6), (0.0, 0.8, 0.5), (0.5, 0.0, 0.0)] {
      let fitted = YearlyCorrelation(lags { lasting + fading * pow(persistence, $0) })
      for h in 1...5 {
        let expected = lasting + fading * pow(persistence, Double(h))
        #expect(abs(fitted.correlation(years: h) - expected) < 1e-6)
      }
    }
  }

  @Test func nothingKnownPredictsNothing() {
    #expect(YearlyCorrelation([]) == .none)
    let prediction = YearlyCorrelation.none.prediction(of: 3, from: [(year: 2, value: 2, variance: 0)])
    #expect(abs(prediction.mean) < 1e-9)
    #expect(abs(prediction.variance - 1) < 1e-9)
    let empty = YearlyCorrelation(lags { _ in 0.5 }).prediction(of: 3, from: [])
    #expect(empty.mean == 0 && empty.variance == 1)
  }

  @Test func oneEarlierYearIsRegressedOn() {
    // ρ = 0.5 at every lag: E = ρ x / (1 + e), Var = 1 − ρ² / (1 + e).
    let correlation = YearlyCorrelation(lags { _ in 0.5 })
    let prediction = correlation.prediction(of: 2024, from: [(year: 2022, value: 1.6, variance: 0.25)])
    #expect(abs(prediction.mean - 0.5 * 1.6 / 1.25) < 1e-6)
    #expect(abs(prediction.variance - (1 - 0.25 / 1.25)) < 1e-6)
  }

  @Test func thePredictionIsThatOfTheSimulatedProcess() {
    // Stable part 0.4, AR(1) part 0.4 with r = 0.5, white 0.2: three earlier years, 40,000 units.
    var random = RandomStream(seed: 41)
    let correlation = YearlyCorrelation(lags { 0.4 + 0.4 * pow(0.5, $0) })
    var errors = 0.0
    var promised = 0.0
    for _ in 0..<40_000 {
      let stable = 0.4.squareRoot() * random.normal()
      var fading = 0.4.squareRoot() * random.normal()
      var values: [Double] = []
      for _ in 0..<4 {
        values.append(stable + fading + 0.2.squareRoot() * random.normal())
        fading = 0.5 * fading + (0.4 * 0.75).squareRoot() * random.normal()
      }
      let prediction = correlation.prediction(
        of: 3, from: (0..<3).map { (year: $0, value: values[$0], variance: 0) })
      errors += (values[3] - prediction.mean) * (values[3] - prediction.mean)
      promised += prediction.variance
    }
    // The mean square of 40,000 errors is known to 0.7 %.
    #expect(abs(errors / promised - 1) < 0.03)
  }
}
