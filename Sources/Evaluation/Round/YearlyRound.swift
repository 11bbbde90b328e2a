/// What a yearly round leaves on paper beside the ratings: who reported when, what was reported, and the lists.
public struct YearlyRound: Sendable, Equatable {
  /// A report of a unit and the day on which it came in.
  public struct Arrival: Sendable, Equatable {
    /// The unit, an index into `Units`.
    public var unit: Int
    /// The year that is reported on.
    public var year: Int
    /// The last day on which the report is in time, where it is not that of the unit's tier.
    public var due: CalendarDay?
    /// The day on which it came in; nil where it did not.
    public var reported: CalendarDay?
    /// Why it did not come in, or came in late; empty where nothing is said.
    public var reason: String

    /// A report of a unit.
    public init(unit: Int, year: Int, due: CalendarDay? = nil, reported: CalendarDay? = nil, reason: String = "") {
      self.unit = unit
      self.year = year
      self.due = due
      self.reported = reported
      self.reason = reason
    }
  }

  /// A number that a unit reports of the units below it.
  public struct Count: Sendable, Equatable {
    /// The code under which units without a level are reported.
    public static let notRated = "not_rated"

    /// The unit that reports, an index into `Units`.
    public var unit: Int
    /// The year that is reported on.
    public var year: Int
    /// The type of the units counted; empty for all types.
    public var type: String
    /// The code of the level, or `not_rated`.
    public var level: String
    /// The number of units below that hold it.
    public var count: Int

    /// A reported number.
    public init(unit: Int, year: Int, type: String = "", level: String, count: Int) {
      self.unit = unit
      self.year = year
      self.type = type
      self.level = level
      self.count = count
    }
  }

  /// A unit on a list for commendation or discipline.
  public struct Listing: Sendable, Equatable {
    /// The unit, an index into `Units`.
    public var unit: Int
    /// The year.
    public var year: Int
    /// The title or the measure, in the words of the list.
    public var title: String
    /// The level that the list asks for: the lowest for commendation, the highest that discipline leaves; nil for the rule.
    public var level: String?

    /// A line of a list.
    public init(unit: Int, year: Int, title: String = "", level: String? = nil) {
      self.unit = unit
      self.year = year
      self.title = title
      self.level = level
    }
  }

  /// Who reported when; nil where the study has no calendar.
  public var calendar: [Arrival]?
  /// The numbers that units report of those below them.
  public var reports: [Count]
  /// The list for commendation.
  public var commendations: [Listing]
  /// The list of measures of discipline.
  public var discipline: [Listing]

  /// A round from its papers.
  public init(
    calendar: [Arrival]? = nil, reports: [Count] = [], commendations: [Listing] = [], discipline: [Listing] = []
  ) {
    self.calendar = calendar
    self.reports = reports
    self.commendations = commendations
    self.discipline = discipline
  }
}
