/// What is said of one unit in one year.
public struct FlagRow: Sendable, Codable, Equatable {
  /// What became of the unit.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case flagged
    case notFlagged = "not_flagged"
    case notAssessable = "not_assessable"
  }

  /// The shape of what the outcomes do not explain.
  public enum Pattern: String, Sendable, Codable, CaseIterable {
    case overrating
    case appraiser
    case cutoff
    case similar
    case straightlining
    case jump
    case aboveCollective = "above_collective"
  }

  /// 1…n over all unit-years, by evidence of over-rating, 1 the strongest.
  public var rank = 0
  /// The code of the unit.
  public var unit: String
  /// Its name.
  public var name: String
  /// Its type.
  public var type: String
  /// The code of its appraiser; empty for none.
  public var parent: String
  /// The year.
  public var year: Int
  /// The total of the judged rating, a share 0…100 under the points in force.
  public var selfTotal: Double?
  /// The total that units with these outcomes and this appraiser usually have.
  public var expectedTotal: Double?
  /// The lower end of the expected total's prediction interval.
  public var expectedLower: Double?
  /// The upper end.
  public var expectedUpper: Double?
  /// The shrunken part of the rating that outcomes and other raters do not explain, in points of 100.
  public var unexplainedPoints: Double?
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?
  /// The over-rating, in points, that this study would find in 80 of 100 such units.
  public var detectablePoints: Double?
  /// The upper tail of the unit's evidence under the fitted null.
  public var pValue: Double?
  /// The least false discovery rate at which the unit is listed.
  public var qValue: Double?
  /// The probability that neither the unit nor its appraiser over-rates.
  public var localFalseDiscoveryRate: Double?
  /// What became of it.
  public var status: Status
  /// Whether it is listed for over-rating within the wanted false discovery rate of its year.
  public var isFlagged = false
  /// Whether it is listed for under-rating, likewise and apart.
  public var isFlaggedUnder = false
  /// The most probable pattern of a flagged unit.
  public var pattern: Pattern?
  /// The level that the rating reaches by its points.
  public var selfLevel: String?
  /// The level that the expected total reaches.
  public var expectedLevel: String?
  /// The criteria that stand out, strongest first.
  public var criteria: [String] = []
  /// What the finding rests on.
  public var evidence = Evidence()

  /// A row that nothing is said of yet.
  public init(unit: String, name: String, type: String, parent: String, year: Int, status: Status = .notFlagged) {
    self.unit = unit
    self.name = name
    self.type = type
    self.parent = parent
    self.year = year
    self.status = status
  }
}

/// What a finding on a unit rests on, as figures; the sentences are made from it.
public struct Evidence: Sendable, Codable, Equatable {
  /// Why a unit could not be assessed.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// No outcome was measured for it, or too few.
    case noOutcomes
    /// It has no rating to judge.
    case noRating
    /// Its type has too few units to compare with.
    case fewPeers
    /// The outcomes of its type say too little of quality, or the ratings do not follow them.
    case weakOutcomes
    /// Its ratings do not vary.
    case noVariation
  }

  /// Why the unit was not assessed.
  public var reason: Reason?
  /// The number of units it was compared with.
  public var peers = 0
  /// The rating's distance from what is expected, in standard deviations of honest units.
  public var standardScore: Double?
  /// The number of outcomes that were measured.
  public var outcomes = 0
  /// The superior's total, a share 0…100.
  public var superiorTotal: Double?
  /// Whether the superior repeated every point of the self-rating.
  public var identicalToSuperior = false
  /// The appraiser's leniency, in points of 100, where it is part of the finding.
  public var appraiserLeniency: Double?
  /// The outcomes that lie furthest below what the rating claims, lowest first.
  public var contradictingOutcomes: [String] = []
  /// Whether under 80 % of the points were rated.
  public var isPartial = false
  /// Shapes of its answers that are said whether or not it is listed.
  public var patterns = PatternEvidence()

  /// No evidence yet.
  public init() {}
}
