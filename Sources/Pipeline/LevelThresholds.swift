internal import Calibration
internal import Evaluation
internal import Statistics

/// The thresholds of raters who give levels alone, by ordered probit of their levels on what else is known of the units.
///
/// Of each type the levels of all years are set against the judged totals of the same units and years, and where nobody gave
/// points, against the outcome score. A level that fewer than five ratings hold is joined to the one below it.
struct LevelThresholds {
  /// Fewer ratings than this say too little of where a level starts.
  private static let leastRatings = 50
  /// Fewer ratings at a level than this do not fix its threshold.
  private static let leastAtLevel = 5

  let rows: [LevelThresholdRow]

  init(_ panel: Panel, outcomes: OutcomeModel, study: Study) {
    let totals = (0..<panel.count).map { panel.total(of: panel.shares, row: $0).share }
    let hasTotals = totals.contains(where: \.isFinite)
    let known = hasTotals ? totals : outcomes.posteriorMean
    let place = Dictionary(
      (0..<panel.count).map { ([panel.unit[$0], panel.year[$0]], $0) }, uniquingKeysWith: { first, _ in first })
    let framework = study.frameworks.latest
    let order = Dictionary(
      framework.levels.reversed().enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var given: [Key: [(level: Int, x: Double)]] = [:]
    let ratings = study.ratings
    for row in 0..<ratings.count where ratings.points.allSatisfy({ !$0[row].isFinite }) {
      guard let level = order[ratings.level[row]],
        let known = place[[ratings.unit[row], ratings.year[row]]].map({ known[$0] }),
        known.isFinite
      else { continue }
      let type = study.units.types[study.units.type[ratings.unit[row]]]
      given[Key(type: type, rater: ratings.rater[row]), default: []].append((level, known))
    }
    let scale = hasTotals ? LevelThresholdRow.Scale.total : .outcomes
    rows = given.keys.sorted().flatMap { key in
      Self.thresholds(given[key] ?? [], key, scale, levels: framework.levels.reversed())
    }
  }

  /// A type and a rater.
  private struct Key: Hashable, Comparable {
    let type: String
    let rater: Rater

    static func < (a: Self, b: Self) -> Bool { (a.type, a.rater) < (b.type, b.rater) }
  }

  private static func thresholds(
    _ given: [(level: Int, x: Double)], _ key: Key, _ scale: LevelThresholdRow.Scale, levels: [Level]
  ) -> [LevelThresholdRow] {
    guard given.count >= leastRatings else { return [] }
    let kept = levels.indices.filter { level in
      level == 0 || given.count { $0.level == level } >= leastAtLevel
    }
    let lowest = kept.filter { start in given.contains { $0.level >= start } }
    let joined = given.map { rating in lowest.lastIndex { $0 <= rating.level } ?? 0 }
    // Where nobody holds the lowest level, the numbering starts at the first that is held.
    let held = Set(joined).sorted()
    let renumbered = joined.map { held.firstIndex(of: $0) ?? 0 }
    guard let fit = try? OrderedProbit(levels: renumbered, x: given.map(\.x)), fit.slope > 0 else { return [] }
    return held.dropFirst().enumerated().map { cut, place in
      let level = levels[lowest[place]]
      return LevelThresholdRow(
        type: key.type, rater: key.rater.rawValue, level: level.code, scale: scale, ratings: given.count,
        startsAt: fit.thresholds[cut], standardError: fit.thresholdErrors[cut], atLeast: level.atLeast)
    }
  }
}
