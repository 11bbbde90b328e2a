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

  /// The rows of each key, in the order of the ratings.
  let rows: [Key: [Int]]
  private let ratings: Ratings

  init(_ ratings: Ratings) {
    self.ratings = ratings
    var rows: [Key: [Int]] = [:]
    rows.reserveCapacity(ratings.count)
    for row in 0..<ratings.count {
      rows[Key(year: ratings.year[row], unit: ratings.unit[row], rater: ratings.rater[row]), default: []].append(row)
    }
    self.rows = rows
  }

  /// The keys in order of year, unit and rater.
  var keys: [Key] { rows.keys.sorted() }

  subscript(key: Key) -> Rating {
    let rows = rows[key] ?? []
    let points = ratings.points.map { column -> Double in
      let values = rows.map { column[$0] }
      let numbers = values.filter(\.isFinite)
      if !numbers.isEmpty { return numbers.reduce(0, +) / Double(numbers.count) }
      return values.contains(Points.notApplicable) ? Points.notApplicable : Points.missing
    }
    return Rating(
      points: points, levels: rows.map { ratings.level[$0] }.filter { !$0.isEmpty },
      notRated: rows.lazy.map { ratings.notRated[$0] }.first { !$0.isEmpty })
  }
}
