/// How a cell without a number is held among the points.
public enum Points {
  /// The cell is empty: the rating is missing.
  public static let missing = Double.nan
  /// The criterion does not apply to the unit (`NA`, `KAD`).
  public static let notApplicable = Double.infinity
}

/// Ratings as columns: one row a unit, year and rater.
public struct Ratings: Sendable, Equatable {
  /// The codes of the criteria that have a column, over all years.
  public var criteria: [String]
  /// The unit of each row, an index into `Units`.
  public var unit: [Int]
  /// The year of each row.
  public var year: [Int]
  /// Who rated.
  public var rater: [Rater]
  /// The identity of the rater where the file gives one; empty otherwise.
  public var raterID: [String]
  /// The points: criterion first, then row; `Points.missing` and `Points.notApplicable` where there is no number.
  public var points: [[Double]]
  /// The level of each row where ratings exist only as levels; empty otherwise.
  public var level: [String]
  /// Why a row was not rated; empty where it was.
  public var notRated: [String]

  /// Ratings from columns of one length.
  public init(
    criteria: [String], unit: [Int], year: [Int], rater: [Rater], points: [[Double]], raterID: [String]? = nil,
    level: [String]? = nil, notRated: [String]? = nil
  ) {
    let empty = [String](repeating: "", count: unit.count)
    precondition(points.count == criteria.count, "a column of points a criterion")
    precondition(points.allSatisfy { $0.count == unit.count }, "columns of ratings have one length")
    precondition(year.count == unit.count && rater.count == unit.count, "columns of ratings have one length")
    self.criteria = criteria
    self.unit = unit
    self.year = year
    self.rater = rater
    self.points = points
    self.raterID = raterID ?? empty
    self.level = level ?? empty
    self.notRated = notRated ?? empty
  }

  /// The number of rows.
  public var count: Int { unit.count }
}

/// Indicator values as columns: one row a unit and year.
public struct IndicatorValues: Sendable, Equatable {
  /// The codes of the columns: indicators and their denominators.
  public var codes: [String]
  /// The unit of each row, an index into `Units`.
  public var unit: [Int]
  /// The year of each row.
  public var year: [Int]
  /// The values: column first, then row; NaN where missing.
  public var values: [[Double]]

  /// Indicator values from columns of one length.
  public init(codes: [String], unit: [Int], year: [Int], values: [[Double]]) {
    precondition(values.count == codes.count, "a column of values a code")
    precondition(values.allSatisfy { $0.count == unit.count }, "columns of indicators have one length")
    precondition(year.count == unit.count, "columns of indicators have one length")
    self.codes = codes
    self.unit = unit
    self.year = year
    self.values = values
  }

  /// No indicators at all.
  public static let none = IndicatorValues(codes: [], unit: [], year: [], values: [])

  /// The number of rows.
  public var count: Int { unit.count }
}
