/// A level of the classification, reached from a share of the points upward.
public struct Level: Sendable, Hashable {
  /// The code that files use.
  public var code: String
  /// What people call it.
  public var name: LocalizedText
  /// The lowest total, as a share 0…100 of the points that apply.
  public var atLeast: Double
  /// Conditions that must also hold.
  public var requires: [Condition]
  /// The largest share of units that may hold it, if there is one.
  public var quota: Quota?

  /// A level.
  public init(
    code: String, name: LocalizedText? = nil, atLeast: Double, requires: [Condition] = [], quota: Quota? = nil
  ) {
    self.code = code
    self.name = name ?? LocalizedText(code)
    self.atLeast = atLeast
    self.requires = requires
    self.quota = quota
  }
}

/// The largest share of units that may hold a level, with the base it is counted on.
public struct Quota: Sendable, Hashable {
  /// Which units the share is counted on.
  public enum Base: String, Sendable, CaseIterable, Codable {
    case good
    case goodOrBetter = "good_or_better"
    case all
  }
  /// Within which group the share is counted.
  public enum Group: String, Sendable, CaseIterable, Codable {
    case type
    case parent
    case all
  }
  /// How the number of units is rounded.
  public enum Rounding: String, Sendable, CaseIterable, Codable {
    case floor
    case halfUp = "half_up"
  }

  /// The share, in 0…100.
  public var share: Double
  /// The base of the share.
  public var of: Base
  /// The group within which it is counted.
  public var within: Group
  /// The rounding of the count.
  public var rounding: Rounding

  /// A quota.
  public init(share: Double, of: Base = .goodOrBetter, within: Group = .all, rounding: Rounding = .floor) {
    self.share = share
    self.of = of
    self.within = within
    self.rounding = rounding
  }
}
