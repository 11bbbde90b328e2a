import Evaluation
import Statistics

/// A simulated province of three tiers and 600 organisations: one province, 15 districts, 584 grassroots organisations of
/// three types, each rated by itself, its collective, its district and the province.
struct Province {
  static let districts = 15
  static let base = 584
  static let types = ["agency", "commune", "ward"]
  static let year = 2024

  var study: Study
  private var stream: RandomStream

  /// An honest round: every step of the chain takes some points away, reports come in time and add up.
  init(seed: UInt64) {
    let codes =
      ["P"] + (1...Self.districts).map { "D\($0)" } + (1...Self.base).map { "B\($0)" }
    var stream = RandomStream(seed: seed, 7)
    let parents = ["", "P"] + (1...Self.districts).map { "D\($0)" }
    let allParents = Set(parents.filter { !$0.isEmpty }).sorted()
    let parent = codes.indices.map { unit -> Int in
      if unit == 0 { return -1 }
      let name = unit <= Self.districts ? "P" : "D\((unit - Self.districts - 1) % Self.districts + 1)"
      return allParents.firstIndex(of: name) ?? -1
    }
    let allTypes = (Self.types + ["body"]).sorted()
    let type = codes.indices.map { unit -> Int in
      let name = unit <= Self.districts ? "body" : Self.types[stream.index(below: Self.types.count)]
      return allTypes.firstIndex(of: name) ?? 0
    }
    let units = Units(
      codes: codes, names: codes.map { "Unit \($0)" }, types: allTypes, type: type, parents: allParents, parent: parent)
    let framework = Framework(
      code: "f", version: "2024", criteria: (1...5).map { Criterion(code: "C\($0)", maxPoints: 20) },
      levels: [
        Level(code: "excellent", atLeast: 90), Level(code: "good", atLeast: 70), Level(code: "done", atLeast: 50),
        Level(code: "not_done", atLeast: 0),
      ], types: allTypes.map { Framework.UnitType(code: $0) })
    self.stream = stream
    study = Study(
      slug: "province", frameworks: FrameworkTimeline(framework), units: units,
      ratings: Ratings(
        criteria: framework.criteria.map(\.code), unit: [], year: [], rater: [], points: [[], [], [], [], []])
    )
    rate()
    study.round.calendar = codes.indices.map { unit in
      YearlyRound.Arrival(unit: unit, year: Self.year, reported: day(of: unit, late: 0))
    }
    report()
  }

  /// The unit with a code.
  func unit(_ code: String) -> Int { study.units.codes.firstIndex(of: code) ?? -1 }

  /// The day by which a unit has to report, put off by some days.
  func day(of unit: Int, late: Int) -> CalendarDay? {
    switch unit {
    case 0: CalendarDay(year: 2025, month: 3, day: 1 + late)
    case 1...Self.districts: CalendarDay(year: 2025, month: 2, day: 10 + late)
    default: late == 0 ? CalendarDay(year: 2024, month: 12, day: 31) : CalendarDay(year: 2025, month: 1, day: late)
    }
  }

  private mutating func rate() {
    for unit in 1..<study.units.count {
      var quality = [Double](repeating: 0, count: 5)
      let own = 15.6 + 1.6 * stream.normal()
      for j in 0..<5 { quality[j] = own + stream.normal() }
      append(unit, .selfRating, "", quality, 0)
      guard unit > Self.districts else {
        append(unit, .superior, "P", quality, -0.4)
        continue
      }
      append(unit, .collective, "", quality, -0.2)
      append(unit, .superior, "D\((unit - Self.districts - 1) % Self.districts + 1)", quality, -0.5)
      append(unit, .superior, "P", quality, -0.6)
    }
  }

  /// Adds a rating: the quality with a shift a criterion and some noise, in points 0…20.
  private mutating func append(_ unit: Int, _ rater: Rater, _ id: String, _ quality: [Double], _ shift: Double) {
    study.ratings.unit.append(unit)
    study.ratings.year.append(Self.year)
    study.ratings.rater.append(rater)
    study.ratings.raterID.append(id)
    study.ratings.level.append("")
    study.ratings.notRated.append("")
    for j in 0..<5 {
      let points = (2 * (quality[j] + shift + 0.3 * stream.normal())).rounded() / 2
      study.ratings.points[j].append(min(20, max(0, points)))
    }
  }

  /// Adds points to a criterion of the ratings that a superior gave.
  mutating func raise(by superior: String, points: Double) {
    for row in 0..<study.ratings.count
    where study.ratings.raterID[row] == superior && study.ratings.unit[row] > Self.districts {
      for j in 0..<5 { study.ratings.points[j][row] = min(20, study.ratings.points[j][row] + points) }
    }
  }

  /// Takes all ratings of a unit away, or leaves one without points and with a reason.
  mutating func withoutRating(_ code: String, reason: String) {
    let unit = unit(code)
    study = study.keepingRatings { study.ratings.unit[$0] != unit }
    guard !reason.isEmpty else { return }
    append(unit, .superior, "P", [0, 0, 0, 0, 0], 0)
    for j in 0..<5 { study.ratings.points[j][study.ratings.count - 1] = Points.missing }
    study.ratings.notRated[study.ratings.count - 1] = reason
  }

  /// Every district reports the levels of its units by type, the province those of all and of the districts.
  mutating func report() {
    study.round.reports = []
    let levels = Classification.decided(Classification(study).rows)
    var counts: [[String]: Int] = [:]
    for row in levels where row.unit != "P" {
      let level = row.level ?? YearlyRound.Count.notRated
      for body in Set([row.parent, "P"]) { counts[[body, row.type, level], default: 0] += 1 }
    }
    for key in counts.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      study.round.reports.append(
        YearlyRound.Count(
          unit: unit(key[0]), year: Self.year, type: key[1], level: key[2], count: counts[key] ?? 0))
    }
  }

  /// Changes a reported number.
  mutating func misreport(_ code: String, type: String, level: String, by difference: Int) {
    let unit = unit(code)
    for place in study.round.reports.indices {
      let own = study.round.reports[place]
      if own.unit == unit, own.type == type, own.level == level { study.round.reports[place].count += difference }
    }
  }

  /// The base organisations whose decided level is one of some, in order.
  func base(at levels: [String]) -> [String] {
    Classification.decided(Classification(study).rows).filter {
      $0.unit.hasPrefix("B") && levels.contains($0.level ?? "")
    }.map(\.unit)
  }
}
