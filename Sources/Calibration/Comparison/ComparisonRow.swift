/// What a method gives for one type, and how its total does beside the outcomes and the points in force.
public struct ComparisonRow: Sendable, Codable, Equatable {
  /// The points of a criterion.
  public struct Points: Sendable, Codable, Equatable {
    /// The code of the criterion.
    public var criterion: String
    /// Its points.
    public var points: Double

    /// A criterion's points.
    public init(criterion: String, points: Double) {
      self.criterion = criterion
      self.points = points
    }
  }

  /// The code of the type.
  public var type: String
  /// The method.
  public var method: WeightingMethod
  /// The correlation, within year, of the outcome score with totals of rows whose appraisers had no part in the weights.
  public var agreement: Double?
  /// The units of the last year.
  public var units: Int
  /// Spearman's correlation of their totals with those under the points in force.
  public var rankCorrelation: Double?
  /// How many of them reach another level by points.
  public var levelChanges: Int
  /// The points, summing to the type's total.
  public var points: [Points]

  /// A method's row.
  public init(
    type: String, method: WeightingMethod, agreement: Double?, units: Int, rankCorrelation: Double?, levelChanges: Int,
    points: [Points]
  ) {
    self.type = type
    self.method = method
    self.agreement = agreement
    self.units = units
    self.rankCorrelation = rankCorrelation
    self.levelChanges = levelChanges
    self.points = points
  }
}
