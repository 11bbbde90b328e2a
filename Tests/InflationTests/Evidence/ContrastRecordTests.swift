import Statistics
import Testing

@testable import Inflation

@Suite struct ContrastRecordTests {
  private let units = 400
  private let criteria = 6

  /// Scores of which a share of 0.6 stays from year to year: year, then criterion, then unit.
  private func scores(years: Int, seed: UInt64) -> [[[Double]]] {
    var random = RandomStream(seed: seed)
    let lasting = (0..<criteria).map { _ in (0..<units).map { _ in random.normal() } }
    return (0..<years).map { _ in
      lasting.map { $0.map { 0.6.squareRoot() * $0 + 0.4.squareRoot() * random.normal() } }
    }
  }

  private func record(_ years: [[[Double]]], honesty: Double = 1) -> ContrastRecord {
    var record = ContrastRecord()
    for (t, scores) in years.enumerated() {
      record.add(
        year: 2020 + t, units: Array(0..<units), scores: scores, honesty: [Double](repeating: honesty, count: units))
    }
    return record
  }

  private func expectation(_ record: ContrastRecord, _ now: [[Double]], threads: Int = 1) -> ContrastHistory? {
    record.history(
      year: 2023, units: Array(0..<units), scores: now, honesty: [Double](repeating: 1, count: units),
      threads: threads)
  }

  @Test func nothingIsExpectedWithoutEarlierYears() {
    #expect(expectation(ContrastRecord(), scores(years: 1, seed: 1)[0]) == nil)
  }

  @Test func whatLastsIsTakenOut() throws {
    let years = scores(years: 4, seed: 2)
    let history = try #require(expectation(record(Array(years[..<3])), years[3]))
    // Of three years with the correlation 0.6: 1 − k'K⁻¹k = 1 − 3 · 0.36 / 2.2.
    let expected = (1 - 3 * 0.36 / 2.2).squareRoot()
    for j in 0..<criteria {
      var squares = 0.0
      for i in 0..<units {
        let error = (years[3][j][i] - history.mean[j][i]) / history.deviation[j][i]
        squares += error * error / Double(units)
      }
      #expect(abs(squares - 1) < 1e-9)
      #expect(abs(history.deviation[j][0] - expected) < 0.08)
    }
  }

  @Test func aYearInDoubtSaysLittle() throws {
    let years = scores(years: 4, seed: 3)
    var doubtful = record(Array(years[..<2]))
    let honest = doubtful
    doubtful.add(
      year: 2022, units: [0], scores: years[2].map { _ in [8] }, honesty: [0.01])
    let (with, without) = (
      try #require(expectation(doubtful, years[3])), try #require(expectation(honest, years[3]))
    )
    for j in 0..<criteria { #expect(abs(with.mean[j][0] - without.mean[j][0]) < 0.05) }
  }

  @Test func aMissingCellIsExpectedFromTheOtherYears() throws {
    var years = scores(years: 4, seed: 4)
    years[1][2][7] = .nan
    let history = try #require(expectation(record(Array(years[..<3])), years[3]))
    #expect(history.mean[2][7].isFinite)
    #expect(history.deviation[2][7] > history.deviation[2][8])
  }

  @Test func theSameForAnyNumberOfThreads() throws {
    let years = scores(years: 4, seed: 5)
    let record = record(Array(years[..<3]))
    let one = try #require(expectation(record, years[3]))
    let two = try #require(expectation(record, years[3], threads: 3))
    #expect(one.mean == two.mean)
    #expect(one.deviation == two.deviation)
  }
}
