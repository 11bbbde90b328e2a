/// The rows that are judged, one a unit and year, with what is known of each side by side.
///
/// A row exists for each unit and year with a rating by `rater`. Shares are points over the maximum of that year's
/// framework, in 0…1, `Points.missing` or `Points.notApplicable` where there is no number. Outcomes are oriented so
/// that more is better.
public struct Panel: Sendable {
  /// Whose rating is judged: self, else superior, else public.
  public let rater: Rater
  /// The criteria of kind `score` over all years, in the order of the latest framework.
  public let criteria: [Criterion]
  /// The outcomes, in the order of the latest framework.
  public let outcomes: [Indicator]
  /// The context columns, in the order of the latest framework.
  public let contexts: [Indicator]
  /// The codes of the types.
  public let types: [String]
  /// The codes of the appraisers.
  public let appraisers: [String]
  /// The years that occur, in order.
  public let years: [Int]
  /// The unit of each row.
  public let unit: [Int]
  /// The year of each row.
  public let year: [Int]
  /// The type of each row, an index into `types`.
  public let type: [Int]
  /// The appraiser of each row, an index into `appraisers`; −1 for none.
  public let appraiser: [Int]
  /// The judged rating: criterion first, then row.
  public let shares: [[Double]]
  /// The other ratings of the same units and years, likewise; the mean where several raters of a kind rated.
  public let otherShares: [Rater: [[Double]]]
  /// Two ratings of one kind side by side, of the kinds that rated some unit and year more than once.
  public let repeatedShares: [Rater: RepeatedShares]
  /// The outcomes: indicator first, then row; NaN where missing; the sign is turned where less is better.
  public let outcomeValues: [[Double]]
  /// The number of cases behind each outcome, where the framework names a denominator.
  public let denominators: [[Double]?]
  /// The context columns: column first, then row.
  public let contextValues: [[Double]]
  /// The most points of each criterion by year; 0 where the year's framework lacks it.
  public let maxima: [Int: [Double]]

  /// The number of rows.
  public var count: Int { unit.count }

  /// Joins the ratings, outcomes and contexts of a study; nil when nobody whose rating can be judged has rated.
  ///
  /// - Complexity: O(rows × criteria).
  public init?(_ study: Study) {
    let ratings = study.ratings
    let preference: [Rater] = [.selfRating, .superior, .publicRating]
    let present = Set(ratings.rater)
    guard let rater = preference.first(where: present.contains) else { return nil }
    let latest = study.frameworks.latest
    var criteria = latest.criteria.filter { $0.kind == .score }
    for (_, framework) in study.frameworks.editions.reversed() {
      let known = Set(criteria.map(\.code))
      criteria += framework.criteria.filter { $0.kind == .score && !known.contains($0.code) }
    }
    var rowOf: [RowKey: Int] = [:]
    var unit: [Int] = []
    var year: [Int] = []
    for row in 0..<ratings.count where ratings.rater[row] == rater {
      let key = RowKey(unit: ratings.unit[row], year: ratings.year[row])
      if rowOf[key] == nil {
        rowOf[key] = unit.count
        unit.append(key.unit)
        year.append(key.year)
      }
    }
    let years = Set(year).sorted()
    let maxima = Dictionary(
      uniqueKeysWithValues: years.map { ($0, Self.maxima(of: criteria, in: study.frameworks[$0])) })
    let joined = RatingJoin(ratings: ratings, criteria: criteria.map(\.code), rowOf: rowOf, maxima: maxima)

    self.rater = rater
    self.criteria = criteria
    self.outcomes = latest.outcomes
    self.contexts = latest.indicators.filter { $0.use == .context }
    self.types = study.units.types
    self.appraisers = study.units.parents
    self.years = years
    self.unit = unit
    self.year = year
    self.type = unit.map { study.units.type[$0] }
    self.appraiser = unit.map { study.units.parent[$0] }
    let applying = Self.applicability(criteria: criteria, types: study.units.types)
    let rowTypes = self.type
    func masked(_ columns: [[Double]]) -> [[Double]] {
      columns.enumerated().map { j, column in
        column.enumerated().map { applying[j][rowTypes[$0.offset]] ? $0.element : Points.notApplicable }
      }
    }
    self.shares = masked(joined.shares(of: rater))
    self.otherShares = Dictionary(
      uniqueKeysWithValues: present.subtracting([rater]).map { ($0, masked(joined.shares(of: $0))) })
    self.repeatedShares = Dictionary(
      uniqueKeysWithValues: present.compactMap { rater in
        joined.pairs(of: rater).map {
          (rater, RepeatedShares(first: masked($0.first), second: masked($0.second)))
        }
      })
    self.maxima = maxima
    let values = IndicatorJoin(study.indicators, lag: study.settings.lag, rowOf: rowOf, count: unit.count)
    self.outcomeValues = outcomes.map { indicator in
      values.column(indicator.code).map { indicator.better == .higher ? $0 : -$0 }
    }
    self.denominators = outcomes.map { indicator in indicator.denominator.map { values.column($0) } }
    self.contextValues = contexts.map { values.column($0.code) }
  }

  private static func maxima(of criteria: [Criterion], in framework: Framework) -> [Double] {
    let points = Dictionary(
      framework.criteria.filter { $0.kind == .score }.map { ($0.code, $0.maxPoints) }, uniquingKeysWith: { a, _ in a })
    return criteria.map { points[$0.code] ?? 0 }
  }

  private static func applicability(criteria: [Criterion], types: [String]) -> [[Bool]] {
    criteria.map { criterion in types.map { criterion.applies(to: $0) } }
  }

  /// The total of a row under the points in force in its year.
  public func total(of columns: [[Double]], row: Int) -> Total {
    let most = maxima[year[row]] ?? criteria.map(\.maxPoints)
    let points = columns.enumerated().map { j, column in
      most[j] == 0 ? Points.notApplicable : column[row] * most[j]
    }
    return Total(points: points, maxima: most)
  }
}

/// Two ratings of a unit and year by raters of one kind, told apart by their `rater_id`; more are left out.
public struct RepeatedShares: Sendable, Equatable {
  /// The first rating: criterion first, then row; not finite where there are not two.
  public let first: [[Double]]
  /// The second rating, likewise.
  public let second: [[Double]]

  /// Two ratings side by side.
  public init(first: [[Double]], second: [[Double]]) {
    self.first = first
    self.second = second
  }
}

/// The unit and year that name a row.
private struct RowKey: Hashable {
  let unit: Int
  let year: Int
}

/// Ratings of any rater laid onto the rows of the panel.
private struct RatingJoin {
  let ratings: Ratings
  let criteria: [String]
  let rowOf: [RowKey: Int]
  let maxima: [Int: [Double]]

  /// The first two ratings of each row in the order of their `rater_id`; nil where no row has two.
  func pairs(of rater: Rater) -> RepeatedShares? {
    var sources: [Int: [Int]] = [:]
    for row in 0..<ratings.count where ratings.rater[row] == rater {
      guard let target = rowOf[RowKey(unit: ratings.unit[row], year: ratings.year[row])] else { continue }
      sources[target, default: []].append(row)
    }
    let pairs = sources.filter { $0.value.count > 1 }.mapValues { rows in
      rows.sorted { (ratings.raterID[$0], $0) < (ratings.raterID[$1], $1) }
    }
    guard !pairs.isEmpty else { return nil }
    let column = Dictionary(uniqueKeysWithValues: ratings.criteria.enumerated().map { ($0.element, $0.offset) })
    func shares(_ which: Int) -> [[Double]] {
      criteria.enumerated().map { j, code in
        var values = [Double](repeating: Points.missing, count: rowOf.count)
        guard let source = column[code] else { return values }
        for (target, rows) in pairs {
          let most = maxima[ratings.year[rows[which]]]?[j] ?? 0
          values[target] = most > 0 ? ratings.points[source][rows[which]] / most : Points.notApplicable
        }
        return values
      }
    }
    return RepeatedShares(first: shares(0), second: shares(1))
  }

  func shares(of rater: Rater) -> [[Double]] {
    let column = Dictionary(uniqueKeysWithValues: ratings.criteria.enumerated().map { ($0.element, $0.offset) })
    let rows = (0..<ratings.count).compactMap { row -> (source: Int, target: Int)? in
      guard ratings.rater[row] == rater else { return nil }
      return rowOf[RowKey(unit: ratings.unit[row], year: ratings.year[row])].map { (row, $0) }
    }
    return criteria.enumerated().map { j, code in
      var mean = CellMean(count: rowOf.count)
      guard let source = column[code] else { return mean.values }
      for pair in rows {
        let most = maxima[ratings.year[pair.source]]?[j] ?? 0
        mean.add(most > 0 ? ratings.points[source][pair.source] / most : Points.notApplicable, at: pair.target)
      }
      return mean.values
    }
  }
}

/// The mean of the numbers that fall on each row; what is not a number gives way to what is.
private struct CellMean {
  private var sums: [Double]
  private var counts: [Int]

  init(count: Int) {
    sums = [Double](repeating: Points.missing, count: count)
    counts = [Int](repeating: 0, count: count)
  }

  mutating func add(_ value: Double, at row: Int) {
    if !value.isFinite {
      if counts[row] == 0, value == Points.notApplicable { sums[row] = value }
    } else {
      sums[row] = counts[row] == 0 ? value : sums[row] + value
      counts[row] += 1
    }
  }

  var values: [Double] {
    zip(sums, counts).map { $1 > 1 ? $0 / Double($1) : $0 }
  }
}

/// Indicator values laid onto the rows of the panel, `lag` years later.
private struct IndicatorJoin {
  let indicators: IndicatorValues
  let target: [Int?]
  let count: Int

  init(_ indicators: IndicatorValues, lag: Int, rowOf: [RowKey: Int], count: Int) {
    self.indicators = indicators
    self.count = count
    target = (0..<indicators.count).map { row in
      rowOf[RowKey(unit: indicators.unit[row], year: indicators.year[row] - lag)]
    }
  }

  func column(_ code: String) -> [Double] {
    var result = [Double](repeating: .nan, count: count)
    guard let j = indicators.codes.firstIndex(of: code) else { return result }
    for (row, place) in target.enumerated() {
      if let place { result[place] = indicators.values[j][row] }
    }
    return result
  }
}
