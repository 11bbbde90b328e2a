/// A unit-year in the plan of a validation sample, as it stood when the sample was drawn.
///
/// The plan keeps what the estimates need: the strata with their sizes, the inclusion probabilities, and what the study
/// said of every unit at that time, whatever later data say.
public struct AuditPlanRow: Sendable, Hashable {
  /// A part of the study that is sampled at a rate of its own.
  public enum Stratum: String, Sendable, Codable, CaseIterable {
    /// Listed for over-rating.
    case flagged
    /// Listed for under-rating.
    case flaggedUnder = "flagged_under"
    /// Not listed, yet more probably over-rated than units of the year are in the mean.
    case near
    /// Assessed, and none of these.
    case rest
    /// Not assessed.
    case notAssessable = "not_assessable"
  }

  /// The unit, an index into `Units`.
  public var unit: Int
  /// The year.
  public var year: Int
  /// The stratum.
  public var stratum: Stratum
  /// The probability with which the unit was drawn, in 0…1.
  public var inclusion: Double
  /// Whether it was drawn.
  public var isDrawn: Bool
  /// The rank by evidence of over-rating, 1 the strongest.
  public var rank: Int
  /// The total that is verified, a share 0…100; NaN where there is none.
  public var selfTotal: Double
  /// What outcomes and other raters left unexplained, in points; NaN where the unit was not assessed.
  public var unexplainedPoints: Double
  /// How sure that is: its standard deviation in points; NaN likewise.
  public var deviation: Double

  /// A row of a plan.
  public init(
    unit: Int, year: Int, stratum: Stratum, inclusion: Double, isDrawn: Bool, rank: Int, selfTotal: Double,
    unexplainedPoints: Double, deviation: Double
  ) {
    self.unit = unit
    self.year = year
    self.stratum = stratum
    self.inclusion = inclusion
    self.isDrawn = isDrawn
    self.rank = rank
    self.selfTotal = selfTotal
    self.unexplainedPoints = unexplainedPoints
    self.deviation = deviation
  }

  /// The headings of the table of a plan.
  public static let headings = [
    "unit", "year", "stratum", "inclusion", "drawn", "rank", "self_total", "unexplained_points", "deviation",
  ]
}
