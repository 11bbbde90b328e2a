/// The ratings of one unit, year and rater as one: the mean of the cells that are numbers, over all that rated.
struct RatingPool {
  /// The unit, year and rater of a rating.
  struct Key: Hashable, Comparable {
    let year: Int
    let unit: Int
    let rater: Rater

    static func < (a: Self, b: Self) -> Bool { (a.year, a.unit, a.rater) < (b.year, b.unit, b.rater) }
  }

  /// One pooled rating.
  struct Rating {
    /// Points by column of the ratings.
    var points: [Double]
    /// The levels that were given, where ratings name them.
    var levels: [String]
    /// The first reason for not rating.
    var notRated: String?
  }

  /// The keys in order of year, unit and rater.
  let keys: [Key]
  private let ratings: Ratings
  /// The rows of the ratings by key, those of one in the order of the ratings.
  private let rows: [Int]
  /// Where the rows of each key start, and where the last ones end.
  private let starts: [Int]

  init(_ ratings: Ratings) {
    self.ratings = ratings
    let all = (0..<ratings.count).map { row in
      (key: Key(year: ratings.year[row], unit: ratings.unit[row], rater: ratings.rater[row]), row: row)
    }.sorted { ($0.key, $0.row) < ($1.key, $1.row) }
    rows = all.map(\.row)
    let firsts = all.indices.filter { $0 == 0 || all[$0].key != all[$0 - 1].key }
    keys = firsts.map { all[$0].key }
    starts = firsts + [all.count]
  }

  /// The rating of a key; one without a cell where nobody gave it.
  subscript(key: Key) -> Rating {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return pooled(low < keys.count && keys[low] == key ? rows[starts[low]..<starts[low + 1]] : [])
  }

  /// The rating of the key at a place.
  func rating(at place: Int) -> Rating { pooled(rows[starts[place]..<starts[place + 1]]) }

  private func pooled(_ rows: ArraySlice<Int>) -> Rating {
    guard let first = rows.first else {
      return Rating(points: ratings.points.map { _ in Points.missing }, levels: [])
    }
    let points = ratings.points.map { column in
      rows.count == 1 ? column[first] : Self.mean(rows.map { column[$0] })
    }
    return Rating(
      points: points, levels: rows.map { ratings.level[$0] }.filter { !$0.isEmpty },
      notRated: rows.lazy.map { ratings.notRated[$0] }.first { !$0.isEmpty })
  }

  /// The mean of the numbers; without one, what does not apply to one rater does not apply.
  private static func mean(_ values: [Double]) -> Double {
    let numbers = values.filter(\.isFinite)
    if !numbers.isEmpty { return numbers.reduce(0, +) / Double(numbers.count) }
    return values.contains(Points.notApplicable) ? Points.notApplicable : Points.missing
  }
}
