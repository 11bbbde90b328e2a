import Statistics
import Testing

@testable import Inflation

@Suite struct RatingRecordTests {
  /// Departures of units with a lasting half of their variance, by year.
  private func departures(_ units: Int, years: Int, seed: UInt64) -> [[Double]] {
    var random = RandomStream(seed: seed)
    let lasting = (0..<units).map { _ in 0.5.squareRoot() * random.normal() }
    return (0..<years).map { _ in lasting.map { $0 + 0.5.squareRoot() * random.normal() } }
  }

  private func record(_ departures: [[Double]], honesty: [Double]) -> RatingRecord {
    var record = RatingRecord()
    for (year, values) in departures.dropLast().enumerated() {
      let shifts = honesty.map { RatingRecord.Shift(mean: 0, variance: 4 * (1 - $0) / $0) }
      record.add(year: 2020 + year, units: Array(values.indices), departures: values, honesty: honesty, shifts: shifts)
    }
    return record
  }

  @Test func earlierYearsPredictAsTheirCorrelationSays() throws {
    let values = departures(4000, years: 3, seed: 1)
    let honest = [Double](repeating: 1, count: 4000)
    let history = try #require(
      record(values, honesty: honest).history(
        year: 2022, units: Array(0..<4000), departures: values[2], honesty: honest))
    // Two years of a variance half of which lasts: mean (x₁ + x₂) / 3, variance 1 − 1/3.
    for i in 0..<50 {
      let inside = values[0][i].magnitude < 3 && values[1][i].magnitude < 3
      #expect(!inside || abs(history.mean[i] - (values[0][i] + values[1][i]) / 3) < 0.15)
    }
    #expect(abs(history.variance[0] - 2.0 / 3) < 0.05)
  }

  @Test func aYearThatWasProbablyOverRatedSaysLittle() throws {
    let values = departures(2000, years: 2, seed: 2)
    var honesty = [Double](repeating: 1, count: 2000)
    honesty[0] = 0.01
    let history = try #require(
      record(values, honesty: honesty).history(
        year: 2021, units: Array(0..<2000), departures: values[1], honesty: [Double](repeating: 1, count: 2000)))
    #expect(abs(history.mean[0]) < 0.02)
    #expect(history.variance[0] > 0.99)
    #expect(history.variance[1] < 0.9)
  }

  @Test func whatDistortedAYearIsTakenOut() throws {
    let values = departures(2000, years: 2, seed: 5)
    let honesty = [Double](repeating: 1, count: 2000)
    func expected(raisedBy shift: Double, variance: Double) throws -> Double {
      var record = RatingRecord()
      var raised = values[0]
      raised[0] += shift
      var shifts = [RatingRecord.Shift](repeating: .init(mean: 0, variance: 0), count: 2000)
      shifts[0] = .init(mean: shift, variance: variance)
      record.add(year: 2020, units: Array(0..<2000), departures: raised, honesty: honesty, shifts: shifts)
      let history = record.history(
        year: 2021, units: Array(0..<2000), departures: values[1], honesty: honesty)
      return try #require(history).mean[0]
    }
    let plain = try expected(raisedBy: 0, variance: 0)
    #expect(abs(try expected(raisedBy: 4, variance: 0) - plain) < 0.02)
    // An error as large as the departure's own variance halves what the year counts for.
    #expect(abs(try expected(raisedBy: 4, variance: 1) - plain / 2) < 0.02)
  }

  @Test func theFirstYearHasNoHistory() {
    let values = departures(500, years: 1, seed: 3)
    let history = RatingRecord().history(
      year: 2020, units: Array(0..<500), departures: values[0], honesty: [Double](repeating: 1, count: 500))
    #expect(history == nil)
  }

  @Test func onlyEarlierYearsOfTheSameUnitCount() throws {
    let values = departures(2000, years: 2, seed: 4)
    let honest = [Double](repeating: 1, count: 2000)
    let history = try #require(
      record(values, honesty: honest).history(
        year: 2021, units: [0, 1, 9999], departures: [0, 0, 0], honesty: [1, 1, 1])
        ?? record(values, honesty: honest).history(
          year: 2021, units: Array(0..<2000) + [9999], departures: values[1] + [0], honesty: honest + [1]))
    #expect(history.mean[history.mean.count - 1] == 0)
    #expect(history.variance[history.variance.count - 1] == 1)
  }

  @Test func theLastYearThatKnowsAUnitIsItsPrecedent() throws {
    var record = RatingRecord()
    func add(_ year: Int, _ units: [Int], over: [Double], low: [Double]) {
      let shifts = zip(over, low).map {
        RatingRecord.Shift(mean: 0, variance: 0, origins: [.habit: .init(over: $0, low: $1)])
      }
      let zeros = units.map { _ in 0.0 }
      record.add(year: year, units: units, departures: zeros, honesty: zeros, shifts: shifts)
    }
    add(2020, [0, 1, 2], over: [0.9, 0, 0], low: [0, 0.6, 0])
    add(2021, [0, 2], over: [0.5, 0.1], low: [0.2, 0])
    let found = record.precedents(year: 2022, units: [0, 1, 9], .habit)
    #expect(found.over.map { $0?.years } == [1, 2, nil])
    #expect(abs(try #require(found.over[0]).excess - 0.2) < 1e-12)
    #expect(abs(try #require(found.over[1]).excess + 0.3) < 1e-12)
    #expect(abs(try #require(found.low[0]).excess - 0.1) < 1e-12)
    #expect(abs(try #require(found.low[1]).excess - 0.4) < 1e-12)
    #expect(!record.precedents(year: 2022, units: [0, 1], .underRating).areKnown)
  }
}
