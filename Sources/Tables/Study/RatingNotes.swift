internal import Evaluation

/// What is said of ratings that are in order and yet not all of use.
enum RatingNotes {
  private struct Key: Hashable {
    let unit: Int
    let year: Int
  }

  /// Names the years without a framework, and counts the ratings of others where the unit did not rate itself, and the points of criteria that do not apply.
  static func notes(_ ratings: Ratings, timeline: FrameworkTimeline, units: Units) -> [Note] {
    beforeFirstFramework(ratings, timeline: timeline) + withoutSelf(ratings)
      + whereNotApplicable(ratings, timeline: timeline, units: units)
  }

  /// The years before the first framework, which are read under it.
  private static func beforeFirstFramework(_ ratings: Ratings, timeline: FrameworkTimeline) -> [Note] {
    guard let first = timeline.editions.first?.year else { return [] }
    let years = Set(ratings.year).filter { $0 < first }.sorted()
    guard !years.isEmpty else { return [] }
    let list = years.map(String.init).joined(separator: ", ")
    return [Note("data.yearsBeforeFramework", ["years": list, "first": "\(first)"])]
  }

  private static func withoutSelf(_ ratings: Ratings) -> [Note] {
    var rated: Set<Key> = []
    for row in 0..<ratings.count where ratings.rater[row] == .selfRating {
      rated.insert(Key(unit: ratings.unit[row], year: ratings.year[row]))
    }
    guard !rated.isEmpty else { return [] }
    var counts: [Rater: Int] = [:]
    for row in 0..<ratings.count where !rated.contains(Key(unit: ratings.unit[row], year: ratings.year[row])) {
      counts[ratings.rater[row], default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { rater, count in
      Note("data.ratingsWithoutSelf", ["rater": rater.rawValue, "count": "\(count)"])
    }
  }

  private static func whereNotApplicable(_ ratings: Ratings, timeline: FrameworkTimeline, units: Units) -> [Note] {
    let years = Set(ratings.year)
    var count = 0
    for (column, code) in ratings.criteria.enumerated() {
      let criteria = Dictionary(
        uniqueKeysWithValues: years.map { year in
          (year, timeline[year].criteria.first { $0.code == code })
        })
      guard criteria.values.contains(where: { $0?.types != nil }) else { continue }
      for row in 0..<ratings.count where ratings.points[column][row].isFinite {
        guard let criterion = criteria[ratings.year[row]] ?? nil else { continue }
        let type = units.type[ratings.unit[row]]
        if !criterion.applies(to: units.types[type]) { count += 1 }
      }
    }
    return count == 0 ? [] : [Note("data.pointsWhereNotApplicable", ["count": "\(count)"])]
  }
}
