/// A collective beside its members in one year.
public struct CoherenceRow: Sendable, Codable, Equatable {
  /// The code of the collective.
  public var collective: String
  /// Its name.
  public var name: String
  /// The year.
  public var year: Int
  /// The level of the collective; nil where it has none.
  public var level: String?
  /// Its total, as a share 0…100.
  public var total: Double?
  /// The members with a level of their own, before the collective bounds it.
  public var members: Int
  /// The members at the highest level.
  public var atHighest: Int
  /// The members above the collective's level, which bounds them.
  public var above: Int
  /// The members below the collective's level.
  public var below: Int
  /// The mean of the members' totals.
  public var membersTotal: Double?
  /// The standard deviation of the members' totals, in points of 100.
  public var spread: Double?
  /// The standard deviation that half of the collectives of this size would have by chance.
  public var expectedSpread: Double?
  /// The chance of a spread this small or smaller.
  public var pValue: Double?
  /// The same, as a false discovery rate over the collectives of the year.
  public var qValue: Double?

  /// Whether every member is at the highest level and the collective is not.
  public var allAtHighest: Bool { members >= Coherence.fewestMembers && atHighest == members && above == members }
  /// Whether the collective stands above every member.
  public var aboveAllMembers: Bool { members >= Coherence.fewestMembers && below == members }
}

/// What members of collectives give each other, by the social relations model.
public struct RelationRow: Sendable, Codable, Equatable {
  /// A component of the model.
  public enum Component: String, Sendable, Codable, CaseIterable {
    /// How much members differ in what they give.
    case actor
    /// How much members differ in what they get.
    case partner
    /// What a member gives another beyond both, with error.
    case relationship
    /// Whether who gives much gets much.
    case actorPartner = "actor_partner"
    /// Whether what a pair gives each other goes together.
    case dyadic
  }

  /// The year.
  public var year: Int
  /// The collective; empty for all of the year.
  public var collective: String
  /// The collectives behind the row.
  public var groups: Int
  /// Their members.
  public var members: Int
  /// The component.
  public var component: Component
  /// Its estimate, in squared points of 100; a variance may come out below 0.
  public var estimate: Double
  /// Its standard error by the jackknife over collectives.
  public var standardError: Double?
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?
  /// The dyadic component as a correlation, in −1…1; nil for the others.
  public var correlation: Double?
}
