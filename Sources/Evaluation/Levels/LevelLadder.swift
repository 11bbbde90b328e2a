/// The level of one rating as a function of its total: what conditions and vetoes make of each level that points reach.
///
/// Conditions and vetoes are read on the rating as it was given, so that other points of the criteria change its total and
/// nothing else.
public struct LevelLadder: Sendable, Equatable {
  /// The least total of each level in 0…100, the highest level first.
  public let leastTotals: [Double]
  /// The place after conditions and vetoes of each place that points reach.
  public let reached: [Int]
  /// Bonus less penalty, each as far as it counts, in points.
  public let extraPoints: Double
  /// The criteria of the framework that a veto leaves without points, by place.
  public let zeroed: [Int]
  /// The highest place that the unit's collective leaves it; 0 where nothing bounds it.
  public var highestPlace = 0

  /// The levels by points alone.
  public init(of framework: Framework) {
    self.init(leastTotals: framework.levels.map(\.atLeast), reached: Array(framework.levels.indices))
  }

  init(leastTotals: [Double], reached: [Int], extraPoints: Double = 0, zeroed: [Int] = []) {
    self.leastTotals = leastTotals
    self.reached = reached
    self.extraPoints = extraPoints
    self.zeroed = zeroed
  }

  /// The place that each place reached by points comes to in the end.
  public var places: [Int] { reached.map { max(highestPlace, $0) } }

  /// The place of the level that a total comes to; one below all levels comes to the lowest.
  public func place(forTotal total: Double) -> Int {
    let byPoints = leastTotals.firstIndex { total >= $0 - Self.tolerance } ?? leastTotals.count - 1
    return max(highestPlace, reached[byPoints])
  }

  /// A total that reaches a level but for rounding reaches it.
  static let tolerance = 1e-9
}

/// The ladders of one rater's ratings of a year, by unit.
public struct YearLadders: Sendable {
  /// The framework in force in the year.
  public let framework: Framework
  private let ladders: [Int: LevelLadder]

  /// Reads the conditions and vetoes of the year on its ratings.
  ///
  /// A rating that names its level keeps it whatever the points; one with a reason for not rating has no ladder.
  /// - Complexity: O(ratings × criteria).
  public init(_ study: Study, year: Int, rater: Rater) {
    let own = study.keepingRatings { study.ratings.year[$0] == year && study.ratings.rater[$0] == rater }
    let pool = RatingPool(own.ratings)
    let indicators = IndicatorLookup(of: study)
    framework = study.frameworks[year]
    let rules = YearRules(
      framework, columns: own.ratings.criteria, proposed: nil, failing: study.settings.failedCondition)
    var ladders: [Int: LevelLadder] = [:]
    for (place, key) in pool.keys.enumerated() {
      ladders[key.unit] = rules.ladder(
        pool.rating(at: place), type: study.units.types[study.units.type[key.unit]],
        indicators: indicators.values(unit: key.unit, year: year))
    }
    self.ladders = ladders
  }

  /// The ladder of a unit's rating; nil where it gave none.
  public subscript(unit: Int) -> LevelLadder? { ladders[unit] }
}
