import Evaluation
import Feedback
import Foundation
import LinearAlgebra
import Statistics
import Testing

@Suite struct LevelForecastTests {
  private let framework = Framework(
    code: "f", version: "2024", criteria: [Criterion(code: "A", maxPoints: 5), Criterion(code: "B", maxPoints: 5)],
    levels: [Level(code: "high", atLeast: 80), Level(code: "middle", atLeast: 60), Level(code: "low", atLeast: 0)])

  private var next: Framework {
    var next = framework
    next.criteria[0].maxPoints = 6
    next.criteria[1].maxPoints = 4
    return next
  }

  /// Units whose shares of A and B each year are a lasting part plus a part of the year, and what the year does to all shares.
  private func study(units: Int, years: [Int], seed: UInt64, lasting: Double, shared: Double = 0) -> Study {
    let codes = (0..<units).map { "u\($0)" }
    var common = RandomStream(seed: seed, 0x79)
    let moves = years.map { _ in shared * common.normal() }
    var points: [[Double]] = [[], []]
    var unit: [Int] = []
    var year: [Int] = []
    for i in 0..<units {
      var random = RandomStream(seed: seed, UInt64(i))
      let stable = [random.normal(), random.normal()]
      for (y, move) in zip(years, moves) {
        for j in 0..<2 {
          let z = lasting.squareRoot() * stable[j] + (1 - lasting).squareRoot() * random.normal()
          points[j].append(min(5, max(0, 5 * (0.7 + move + 0.12 * z))))
        }
        unit.append(i)
        year.append(y)
      }
    }
    return Study(
      slug: "s", frameworks: FrameworkTimeline(framework),
      units: Units(
        codes: codes, names: codes, types: ["T"], type: codes.map { _ in 0 }, parents: [], parent: codes.map { _ in -1 }
      ),
      ratings: Ratings(
        criteria: ["A", "B"], unit: unit, year: year, rater: unit.map { _ in .selfRating }, points: points))
  }

  private func changes(_ study: Study, year: Int) -> Int {
    (0..<study.ratings.count).count { row in
      guard study.ratings.year[row] == year else { return false }
      let shares = study.ratings.points.map { $0[row] / 5 }
      let now = framework.level(forTotal: 50 * shares[0] + 50 * shares[1])
      return now != next.level(forTotal: 60 * shares[0] + 40 * shares[1])
    }
  }

  @Test func theMatrixCountsWhatTheRatingsOfTheLastYearGive() throws {
    let study = study(units: 300, years: [2023, 2024], seed: 5, lasting: 0.5)
    let panel = try #require(Panel(study))
    let forecast = try #require(
      JudgedRatings(panel, study: study, next: next).flatMap { forecastLevels($0) })
    #expect(forecast.matrix.joined().reduce(0, +) == 300)
    #expect(forecast.changes == changes(study, year: 2024))
  }

  /// The share of worlds in which next year's number lies in the interval that the years before it give.
  private func coverage(
    worlds: Int, units: Int, years: [Int], lasting: Double, shared: Double = 0, firstSeed: Int
  ) throws -> Double {
    var inside = 0
    for seed in 0..<worlds {
      let next = (years.last ?? 0) + 1
      let whole = study(
        units: units, years: years + [next], seed: UInt64(firstSeed + seed), lasting: lasting, shared: shared)
      let known = whole.keepingRatings { whole.ratings.year[$0] < next }
      let panel = try #require(Panel(known))
      let forecast = try #require(
        JudgedRatings(panel, study: known, next: self.next).flatMap { forecastLevels($0) })
      #expect(forecast.pastChanges == years.count - 1)
      if (forecast.lower...forecast.upper).contains(changes(whole, year: next)) { inside += 1 }
    }
    return Double(inside) / Double(worlds)
  }

  /// The number in the following year lies within the interval about as often as it says, whether totals last or not:
  /// 240 years each, standard error 0.02.
  @Test(arguments: [0.2, 0.5, 0.8])
  func theNumberOfNextYearLiesInTheIntervalAsOftenAsItSays(lasting: Double) throws {
    let inside = try coverage(worlds: 240, units: 250, years: [2023, 2024], lasting: lasting, firstSeed: 1000)
    #expect((0.84...0.97).contains(inside), "\(inside)")
  }

  /// Where each year moves all shares by 0.08 as a standard deviation, the four changes of five years are enough to tell; one
  /// year alone cannot know of it. 120 worlds, standard error 0.03.
  @Test func aYearThatMovesAllRatingsIsAllowedFor() throws {
    let years = Array(2020...2024)
    let told = try coverage(worlds: 120, units: 120, years: years, lasting: 0.5, shared: 0.08, firstSeed: 5000)
    #expect((0.82...0.98).contains(told), "\(told)")
    let untold = try coverage(worlds: 120, units: 120, years: [2024], lasting: 0.5, shared: 0.08, firstSeed: 5000)
    #expect(untold < told - 0.05, "\(untold)")
  }

  /// A gap in the years and a unit rated only once leave no change; a criterion rated in one of two years does not count.
  @Test func onlyConsecutiveYearsTellOfAChange() throws {
    let apart = study(units: 40, years: [2021, 2023, 2024], seed: 4, lasting: 0.5)
    var partly = apart
    for row in 0..<partly.ratings.count where partly.ratings.year[row] == 2023 {
      partly.ratings.points[0][row] = Points.missing
      partly.ratings.points[1][row] = Points.missing
    }
    for (known, changes) in [(apart, 1), (partly, 0)] {
      let panel = try #require(Panel(known))
      let judged = try #require(JudgedRatings(panel, study: known, next: next))
      #expect(try #require(forecastLevels(judged)).pastChanges == changes)
    }
  }

  @Test func theSamePointsChangeNothing() throws {
    let study = study(units: 50, years: [2024], seed: 1, lasting: 0.5)
    let panel = try #require(Panel(study))
    let judged = try #require(JudgedRatings(panel, study: study, next: framework))
    let forecast = try #require(forecastLevels(judged))
    #expect(forecast.expected < 1e-9 && forecast.lower == 0 && forecast.upper == 0 && forecast.changes == 0)
  }

  @Test func ranksHoldTheirOwnAndNameWhatMovesThem() throws {
    let study = study(units: 120, years: [2023, 2024], seed: 9, lasting: 0.6)
    let panel = try #require(Panel(study))
    let judged = try #require(JudgedRatings(panel, study: study, next: next))
    func rows(error: Double) -> [RankRow] {
      ranks(
        judged, study: study, proposals: Matrix(rows: 0, columns: 2),
        ratingError: Array(repeating: error, count: panel.count))
    }
    let found = rows(error: 3)
    #expect(found.count == 120)
    #expect(Set(found.map(\.rankNow)).isSubset(of: 1...120))
    for row in found {
      #expect((row.rankLower...row.rankUpper).contains(row.rankProposed))
      if row.totalProposed > row.totalNow + 1e-9 { #expect(!row.criteria.isEmpty) }
    }
    func width(_ rows: [RankRow]) -> Int { rows.map { $0.rankUpper - $0.rankLower }.reduce(0, +) }
    #expect(width(found) > 120 * 10)
    #expect(width(rows(error: 0)) < width(found) / 2)
  }

  @Test func aMergedUnitIsComparedWithThoseItCameFrom() throws {
    var study = study(units: 4, years: [2023, 2024], seed: 2, lasting: 0.5)
    study.lineage = [
      Lineage(from: "u0", to: "u2", year: 2024, share: 1), Lineage(from: "u1", to: "u2", year: 2024, share: 0.5),
    ]
    let panel = try #require(Panel(study))
    let judged = try #require(JudgedRatings(panel, study: study, next: next))
    let rows = ranks(
      judged, study: study, proposals: Matrix(rows: 0, columns: 2),
      ratingError: Array(repeating: 0, count: panel.count))
    func before(_ unit: Int) -> Double { 10 * (study.ratings.points[0][2 * unit] + study.ratings.points[1][2 * unit]) }
    let merged = try #require(rows.first { $0.unit == "u2" }?.totalBefore)
    #expect(abs(merged - (before(0) + 0.5 * before(1)) / 1.5) < 1e-9)
    let own = try #require(rows.first { $0.unit == "u3" }?.totalBefore)
    #expect(abs(own - before(3)) < 1e-9)
  }
}
