/// A quota as it is counted, so that whoever reads the figures knows the base.
public struct QuotaRule: Sendable, Codable, Equatable {
  /// The year whose framework holds it.
  public var year: Int
  /// The level.
  public var level: String
  /// The share in 0…100.
  public var share: Double
  /// What the share is counted on.
  public var of: Quota.Base
  /// Within which group.
  public var within: Quota.Group
  /// How the number is rounded.
  public var rounding: Quota.Rounding

  /// The quotas in force in a year.
  public static func rules(of framework: Framework, year: Int) -> [QuotaRule] {
    framework.levels.compactMap { level in
      level.quota.map { quota in
        QuotaRule(
          year: year, level: level.code, share: quota.share, of: quota.of, within: quota.within,
          rounding: quota.rounding)
      }
    }
  }
}
