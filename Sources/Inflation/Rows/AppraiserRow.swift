/// What is said of one appraiser in one year.
public struct AppraiserRow: Sendable, Codable, Equatable {
  /// The code of the appraiser.
  public var parent: String
  /// The year.
  public var year: Int
  /// The number of units it appraises that were assessed.
  public var units: Int
  /// The mean part of its units' ratings that outcomes do not explain, shrunken, in points of 100.
  public var leniencyPoints: Double?
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?
  /// The least false discovery rate at which the appraiser is listed.
  public var qValue: Double?
  /// Whether it is listed.
  public var isFlagged = false
  /// How far its own ratings lean on the self-ratings: 0 not at all, 1 entirely.
  public var assimilation: Double?
  /// The share of its units whose self-rating it repeats in every criterion.
  public var concurrenceShare: Double?
  /// The share of its units at and just above a cut-off beyond what a smooth distribution has.
  public var cutoffExcess: Double?

  /// An appraiser that nothing is said of yet.
  public init(parent: String, year: Int, units: Int) {
    self.parent = parent
    self.year = year
    self.units = units
  }
}

/// The rise of a type's ratings that its outcomes do not follow.
public struct DriftRow: Sendable, Codable, Equatable {
  /// The type.
  public var type: String
  /// The year.
  public var year: Int
  /// The year it is compared with.
  public var baseYear: Int
  /// The change of the mean rating, in points of 100.
  public var ratingChange: Double?
  /// The change that the outcomes explain, in points of 100.
  public var outcomeChange: Double?
  /// The rest.
  public var driftPoints: Double?
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?

  /// A comparison that nothing is said of yet.
  public init(type: String, year: Int, baseYear: Int) {
    self.type = type
    self.year = year
    self.baseYear = baseYear
  }
}

/// How often an over-rating of a given size is found in a study like this one.
public struct PowerRow: Sendable, Codable, Equatable {
  /// The type.
  public var type: String
  /// The pattern that was planted.
  public var pattern: String
  /// Its size, in points of 100.
  public var points: Double
  /// The share of such units that are found, in 0…1.
  public var flagRate: Double?
  /// The share of false discoveries among the flags, in 0…1.
  public var falseDiscoveryProportion: Double?
  /// The size found in 80 of 100 units.
  public var detectablePoints: Double?

  /// A simulated size.
  public init(type: String, pattern: String, points: Double) {
    self.type = type
    self.pattern = pattern
    self.points = points
  }
}
