/// One line of a framework, worth up to `maxPoints`.
public struct Criterion: Sendable, Hashable {
  /// How the points of a criterion enter a total.
  public enum Kind: String, Sendable, CaseIterable {
    /// Part of the total that is judged.
    case score
    /// Added for the level only.
    case bonus
    /// Subtracted for the level only; written as a positive number.
    case penalty
  }

  /// The code that heads its column in the ratings.
  public var code: String
  /// The most points it can earn, above 0.
  public var maxPoints: Double
  /// What people call it.
  public var name: LocalizedText
  /// The code of its group, if it has one.
  public var group: String?
  /// The step in which it is rated, in points; inferred from the data where absent.
  public var step: Double?
  /// The codes of the types it applies to; nil means all.
  public var types: [String]?
  /// The codes of the indicators that are its own evidence.
  public var evidence: [String]
  /// How it enters a total.
  public var kind: Kind
  /// The reliability of one rating of it, in 0…1, where it is known.
  public var reliability: Double?
  /// The fewest points a revision may leave it.
  public var floor: Double
  /// The most points a revision may give it.
  public var cap: Double?
  /// Whether its points must not change.
  public var isFrozen: Bool
  /// Whether it is a minimum requirement, kept even when everybody meets it.
  public var isMinimumRequirement: Bool
  /// How points are given, as the framework says it (`>= 90: 4; 75-<90: 3; 0`); read by the lint alone.
  public var scoring: String?
  /// The levels of the criterion that are described in words, each with its points; empty where there are none.
  public var steps: [DescribedStep]

  /// A criterion; what is not given takes the default of the format.
  public init(
    code: String, maxPoints: Double, name: LocalizedText? = nil, group: String? = nil, step: Double? = nil,
    types: [String]? = nil, evidence: [String] = [], kind: Kind = .score, reliability: Double? = nil,
    floor: Double = 0, cap: Double? = nil, isFrozen: Bool = false, isMinimumRequirement: Bool = false,
    scoring: String? = nil, steps: [DescribedStep] = []
  ) {
    self.code = code
    self.maxPoints = maxPoints
    self.name = name ?? LocalizedText(code)
    self.group = group
    self.step = step
    self.types = types
    self.evidence = evidence
    self.kind = kind
    self.reliability = reliability
    self.floor = floor
    self.cap = cap
    self.isFrozen = isFrozen
    self.isMinimumRequirement = isMinimumRequirement
    self.scoring = scoring
    self.steps = steps
  }

  /// Whether the criterion applies to units of a type.
  public func applies(to type: String) -> Bool {
    types?.contains(type) ?? true
  }
}

/// A named set of criteria, whose sum of points a revision may have to keep.
public struct CriterionGroup: Sendable, Hashable {
  /// The code that criteria name.
  public var code: String
  /// What people call it.
  public var name: LocalizedText
  /// Whether the sum of its points must not change.
  public var isFixed: Bool
  /// The sum of points that the framework states for it; read by the lint alone.
  public var points: Double?

  /// A group of criteria.
  public init(code: String, name: LocalizedText? = nil, isFixed: Bool = false, points: Double? = nil) {
    self.code = code
    self.name = name ?? LocalizedText(code)
    self.isFixed = isFixed
    self.points = points
  }
}
