import Evaluation
import Statistics

/// Simulated branches whose members are rated, and rate each other where wanted.
struct Branches {
  static let year = 2020
  var study: Study
  private var stream: RandomStream

  /// Branches of eight members; members differ by four points of 100 about their branch.
  init(_ branches: Int, members: Int = 8, seed: UInt64) {
    stream = RandomStream(seed: seed, 9)
    let collectives = (1...branches).map { "K\($0)" }
    let people = collectives.flatMap { collective in (1...members).map { "\(collective)-\($0)" } }
    let units = Units(
      codes: collectives + people, names: collectives + people, types: ["branch", "member"],
      type: collectives.map { _ in 0 } + people.map { _ in 1 }, parents: collectives.sorted(),
      parent: collectives.map { _ in -1 }
        + people.map { collectives.sorted().firstIndex(of: String($0.prefix { $0 != "-" })) ?? -1 },
      collectives: collectives.map { _ in "" } + people.map { String($0.prefix { $0 != "-" }) })
    let framework = Framework(
      code: "f", version: "2020", criteria: (1...2).map { Criterion(code: "C\($0)", maxPoints: 50) },
      levels: [
        Level(code: "excellent", atLeast: 90), Level(code: "good", atLeast: 70), Level(code: "done", atLeast: 50),
        Level(code: "not_done", atLeast: 0),
      ])
    study = Study(
      slug: "branches", frameworks: FrameworkTimeline(framework), units: units,
      ratings: Ratings(criteria: ["C1", "C2"], unit: [], year: [], rater: [], points: [[], []]))
    for unit in 0..<units.count { rate(unit, unit < branches ? 80 : 80 + 4 * stream.normal()) }
  }

  /// The unit with a code.
  func unit(_ code: String) -> Int { study.units.codes.firstIndex(of: code) ?? -1 }

  /// Adds a rating with a total of so many points of 100, to half a point.
  mutating func rate(_ unit: Int, _ total: Double, rater: Rater = .superior, id: String = "") {
    let points = min(50, max(0, (total.rounded()) / 2))
    study.ratings.unit.append(unit)
    study.ratings.year.append(Self.year)
    study.ratings.rater.append(rater)
    study.ratings.raterID.append(id)
    study.ratings.level.append("")
    study.ratings.notRated.append("")
    for j in 0..<2 { study.ratings.points[j].append(points) }
  }

  /// Gives a unit another total.
  mutating func set(_ code: String, _ total: Double) {
    let unit = unit(code)
    study = study.keepingRatings { study.ratings.unit[$0] != unit }
    rate(unit, total)
  }
}
