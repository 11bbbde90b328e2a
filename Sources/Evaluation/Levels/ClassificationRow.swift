/// A unit's level in a year as one rater sees it, and how it came about.
public struct ClassificationRow: Sendable, Codable, Equatable {
  /// What is classified, as the forms of the yearly report part it.
  public enum Subject: String, Sendable, Codable, CaseIterable {
    /// An organisation without a superior among the units.
    case organisation
    /// An organisation whose superior is one of the units.
    case subordinate
    /// An individual: a unit whose level is bounded by a collective.
    case individual
  }

  /// Why there is no level where the rating itself gives no reason.
  public enum Missing {
    /// Nobody rated the unit in the year.
    public static let rating = "no_rating"
    /// The rating holds neither points nor a level.
    public static let points = "no_points"
    /// Ratings by month or quarter cover too few months.
    public static let months = "too_few_months"
  }

  /// The code of the unit.
  public var unit: String
  /// Its name.
  public var name: String
  /// Its type.
  public var type: String
  /// Its appraising superior; empty for a top unit.
  public var parent: String
  /// What it is to the forms.
  public var subject: Subject
  /// The year.
  public var year: Int
  /// Who rated.
  public var rater: String
  /// The total as a share 0…100 of what applies, bonus and penalty included.
  public var total: Double?
  /// The level: the one the rater gave where the rating names one, else that of the rules.
  public var level: String?
  /// The level that the points alone reach.
  public var levelByPoints: String?
  /// The conditions that failed, and those that could not be checked with `(?)`.
  public var conditionsFailed: [String] = []
  /// The vetoes that applied, with their effect; a collective's bound is one of them.
  public var vetoes: [String] = []
  /// Why there is no level.
  public var notRated: String?

  /// Whether the rater gives a level, or says why there is none.
  public var isDecision: Bool {
    level != nil || notRated.map { $0 != Missing.rating && $0 != Missing.points } ?? false
  }

  /// A row of a unit without a level yet.
  public init(
    unit: String, name: String, type: String, parent: String, subject: Subject, year: Int, rater: String
  ) {
    self.unit = unit
    self.name = name
    self.type = type
    self.parent = parent
    self.subject = subject
    self.year = year
    self.rater = rater
  }
}

/// What a collective came to beside its members, in one year.
public struct CollectiveRow: Sendable, Codable, Equatable {
  /// The code of the collective.
  public var unit: String
  /// Its name.
  public var name: String
  /// The year.
  public var year: Int
  /// The collective's level; nil where it has none.
  public var level: String?
  /// The collective's total.
  public var total: Double?
  /// The members with a level of their own.
  public var members: Int
  /// The mean of the members' totals.
  public var membersTotal: Double?
  /// The members whose level, before the collective bounds it, is above the collective's.
  public var membersAbove: Int
}
