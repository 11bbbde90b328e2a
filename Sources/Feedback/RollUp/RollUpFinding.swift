/// Something in a yearly round to look at again, or to know.
public struct RollUpFinding: Sendable, Codable, Equatable {
  /// What it is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A report came in after its day.
    case late
    /// A report did not come in, and nothing says why.
    case missing
    /// A report did not come in, for a reason that is given.
    case notReported = "not_reported"
    /// A unit has no level, for a reason that is given.
    case notRated = "not_rated"
    /// A unit has no level, and nothing says why.
    case notRatedWithoutReason = "not_rated_without_reason"
    /// A reported number differs from what lies directly below.
    case sumDiffers = "sum_differs"
    /// Scores rise from one step of the chain to the next.
    case chainRises = "chain_rises"
    /// A unit is on the list for commendation below the level that it asks for.
    case commendedBelowLevel = "commended_below_level"
    /// A unit is on the list for commendation without a level.
    case commendedNotRated = "commended_not_rated"
    /// A unit was disciplined and stands above the level that this leaves.
    case disciplinedAboveLevel = "disciplined_above_level"
    /// A unit is on both lists of the year.
    case commendedAndDisciplined = "commended_and_disciplined"
    /// A member's own level is above that of the collective, which bounds it.
    case memberAboveCollective = "member_above_collective"
    /// Every member is at the highest level and the collective is not.
    case allAtHighest = "all_at_highest"
    /// The collective stands above every member.
    case collectiveAboveMembers = "collective_above_members"
    /// The members of a collective differ less than chance would have it.
    case littleSpread = "little_spread"
    /// Members who rate each other return what they are given.
    case leniencyReturned = "leniency_returned"
    /// A unit rates a criterion high and shows no product for it.
    case highWithoutProduct = "high_without_product"
  }

  /// What it is.
  public var kind: Kind
  /// The code of the unit; empty for a whole tier.
  public var unit: String
  /// Its name.
  public var name: String
  /// Its type.
  public var type: String
  /// Its tier, 1 on top; nil for individuals.
  public var tier: Int?
  /// Its superior.
  public var parent: String
  /// The year.
  public var year: Int
  /// What was expected: a day, a number, a level.
  public var expected: String?
  /// What was found instead.
  public var found: String?
  /// Further words: a reason, a title, a step of the chain.
  public var detail: String?
}
