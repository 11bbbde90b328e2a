/// The levels of all units, years and raters under the rules in force, and what follows from them.
public struct Classification: Sendable {
  /// A row a unit, year and rater, by year, unit and rater; units that nobody rated have a row without a level.
  public let rows: [ClassificationRow]
  /// A row a collective and year, where units name collectives that are units themselves.
  public let collectives: [CollectiveRow]
  /// What readers should know.
  public let notes: [Note]
  private let bounds: [Judgement: Int]

  /// Whose rating decides, the first that has rated: the superior, else the collective, else the unit itself.
  public static let deciding: [Rater] = [.superior, .collective, .selfRating, .publicRating, .peer]

  /// Classifies the ratings of a study.
  ///
  /// - Parameters:
  ///   - study: the study; `settings.failedCondition` says what follows where points suffice and a condition fails.
  ///   - proposed: a framework whose points replace those in force, criterion by criterion, in every year; conditions are
  ///     read on the points as they were rated.
  /// - Complexity: O(ratings × criteria).
  public init(_ study: Study, proposed: Framework? = nil) {
    let draft = ClassificationDraft(study, proposed: proposed)
    let bound = CollectiveBound(draft.entries, study: study)
    rows = (bound.rows + draft.unrated).sorted { one, other in
      if one.year != other.year { return one.year < other.year }
      return one.unit != other.unit ? one.unit < other.unit : one.rater < other.rater
    }
    collectives = bound.collectives
    notes = bound.notes
    bounds = Dictionary(
      bound.highestPlaces.map { entry, place in
        let row = draft.entries[entry].row
        return (Judgement(unit: row.unit, year: row.year, rater: row.rater), place)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The highest place among the levels that its collective leaves a unit in the eyes of a rater; 0 without a bound.
  public func highestPlace(unit: String, year: Int, rater: String) -> Int {
    bounds[Judgement(unit: unit, year: year, rater: rater)] ?? 0
  }

  /// A unit in a year in the eyes of a rater.
  private struct Judgement: Hashable {
    let unit: String
    let year: Int
    let rater: String
  }

  /// The row of each unit and year whose rater decides, in the order of the rows: the first in the order of `deciding` who gives
  /// a level, or a reason for giving none.
  public static func decided(_ rows: [ClassificationRow]) -> [ClassificationRow] {
    let order = Dictionary(uniqueKeysWithValues: deciding.enumerated().map { ($0.element.rawValue, $0.offset) })
    var result: [ClassificationRow] = []
    for row in rows {
      guard let last = result.last, last.unit == row.unit, last.year == row.year else {
        result.append(row)
        continue
      }
      let isEarlier = (order[row.rater] ?? .max) < (order[last.rater] ?? .max)
      if !last.isDecision || (row.isDecision && isEarlier) { result[result.count - 1] = row }
    }
    return result
  }
}

/// A row with the place of its level, before collectives bound it.
struct ClassificationEntry {
  var row: ClassificationRow
  let unit: Int
  /// The place among the levels of the year; nil without a level.
  var place: Int?
}

/// The rows of a study before collectives bound them.
struct ClassificationDraft {
  private(set) var entries: [ClassificationEntry] = []
  private(set) var unrated: [ClassificationRow] = []

  init(_ study: Study, proposed: Framework?) {
    let pool = RatingPool(study.ratings)
    let keys = pool.keys
    let indicators = IndicatorLookup(of: study)
    let subjects = Subjects(study.units)
    var rules: [Int: YearRules] = [:]
    for year in study.years {
      rules[year] = YearRules(
        study.frameworks[year], columns: study.ratings.criteria, proposed: proposed,
        failing: study.settings.failedCondition)
    }
    for (place, key) in keys.enumerated() {
      guard let rules = rules[key.year] else { continue }
      entries.append(
        rules.entry(
          subjects.row(of: key.unit, year: key.year, rater: key.rater), unit: key.unit, rating: pool.rating(at: place),
          indicators: indicators.values(unit: key.unit, year: key.year)))
    }
    unrated = Self.unrated(study, keys: keys, subjects: subjects)
  }

  /// The units without any rating in a year in which they were there.
  private static func unrated(_ study: Study, keys: [RatingPool.Key], subjects: Subjects) -> [ClassificationRow] {
    var first: [Int: Int] = [:]
    var rated: Set<UnitYear> = []
    for key in keys {
      first[key.unit] = min(first[key.unit] ?? key.year, key.year)
      rated.insert(UnitYear(unit: key.unit, year: key.year))
    }
    let place = Dictionary(
      study.units.codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var gone: [Int: Int] = [:]
    for line in study.lineage where line.from != line.to {
      if let unit = place[line.from] { gone[unit] = min(gone[unit] ?? line.year, line.year) }
      if let unit = place[line.to] { first[unit] = min(first[unit] ?? line.year, line.year) }
    }
    return study.years.flatMap { year in
      (0..<study.units.count).filter { unit in
        !rated.contains(UnitYear(unit: unit, year: year)) && year >= first[unit] ?? year && year < gone[unit] ?? .max
      }.map { unit in
        var row = subjects.row(of: unit, year: year, rater: .selfRating)
        row.notRated = ClassificationRow.Missing.rating
        return row
      }
    }
  }
}

/// A unit in a year.
private struct UnitYear: Hashable {
  let unit: Int
  let year: Int
}

/// The rules of one year over the columns of the ratings.
struct YearRules {
  private let rules: LevelRules
  private let columns: [Int?]

  init(_ framework: Framework, columns: [String], proposed: Framework?, failing: FailedCondition) {
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element, $0.offset) })
    self.columns = framework.criteria.map { place[$0.code] }
    let points = proposed.map { proposed in
      let next = Dictionary(proposed.criteria.map { ($0.code, $0.maxPoints) }, uniquingKeysWith: { first, _ in first })
      return framework.criteria.map { next[$0.code] ?? $0.maxPoints }
    }
    rules = LevelRules(framework, points: points, failing: failing)
  }

  func entry(
    _ empty: ClassificationRow, unit: Int, rating: RatingPool.Rating, indicators: [String: Double]
  ) -> ClassificationEntry {
    var row = empty
    row.notRated = rating.notRated
    guard row.notRated == nil else { return ClassificationEntry(row: row, unit: unit, place: nil) }
    let found = rules.assess(points(of: rating), type: row.type, indicators: indicators)
    let given = middle(rating.levels.compactMap(rules.place(ofLevel:)))
    let place = given ?? found.level
    row.total = found.total.isFinite ? found.total : nil
    row.levelByPoints = found.byPoints.map { rules.framework.levels[$0].code }
    row.level = place.map { rules.framework.levels[$0].code }
    row.conditionsFailed = found.failed.map(\.text) + found.unchecked.map { "\($0.text) (?)" }
    row.vetoes = found.vetoes.map(\.text)
    if place == nil { row.notRated = ClassificationRow.Missing.points }
    return ClassificationEntry(row: row, unit: unit, place: place)
  }

  /// The level of a rating as a function of its total; nil where the rating gives a reason for there being none.
  func ladder(_ rating: RatingPool.Rating, type: String, indicators: [String: Double]) -> LevelLadder? {
    guard rating.notRated == nil else { return nil }
    let ladder = rules.ladder(points(of: rating), type: type, indicators: indicators)
    guard let given = middle(rating.levels.compactMap(rules.place(ofLevel:))) else { return ladder }
    return LevelLadder(
      leastTotals: ladder.leastTotals, reached: ladder.reached.map { _ in given }, extraPoints: ladder.extraPoints,
      zeroed: ladder.zeroed)
  }

  private func points(of rating: RatingPool.Rating) -> [Double] {
    columns.map { $0.map { rating.points[$0] } ?? Points.missing }
  }

  /// The middle of the levels that several gave; of an even number the lower one.
  private func middle(_ places: [Int]) -> Int? {
    places.isEmpty ? nil : places.sorted()[places.count / 2]
  }
}

/// What the rows of a unit have in common.
private struct Subjects {
  private let units: Units
  private let codes: Set<String>

  init(_ units: Units) {
    self.units = units
    codes = Set(units.codes)
  }

  func row(of unit: Int, year: Int, rater: Rater) -> ClassificationRow {
    let parent = units.parent[unit] < 0 ? "" : units.parents[units.parent[unit]]
    let subject: ClassificationRow.Subject =
      !units.collectives[unit].isEmpty ? .individual : codes.contains(parent) ? .subordinate : .organisation
    return ClassificationRow(
      unit: units.codes[unit], name: units.names[unit], type: units.types[units.type[unit]], parent: parent,
      subject: subject, year: year, rater: rater.rawValue)
  }
}

/// The values of indicators by unit and year.
struct IndicatorLookup {
  private let indicators: IndicatorValues
  private let rows: [UnitYear: Int]

  /// The indicators of a study; none where no level asks for any.
  init(of study: Study) {
    let hasConditions = study.frameworks.editions.contains { edition in
      !edition.framework.vetoes.isEmpty || edition.framework.levels.contains { !$0.requires.isEmpty }
    }
    let indicators = hasConditions ? study.indicators : .none
    self.indicators = indicators
    rows = Dictionary(
      (0..<indicators.count).map { (UnitYear(unit: indicators.unit[$0], year: indicators.year[$0]), $0) },
      uniquingKeysWith: { _, last in last })
  }

  func values(unit: Int, year: Int) -> [String: Double] {
    guard let row = rows[UnitYear(unit: unit, year: year)] else { return [:] }
    return Dictionary(
      indicators.codes.enumerated().map { ($0.element, indicators.values[$0.offset][row]) },
      uniquingKeysWith: { first, _ in first })
  }
}
