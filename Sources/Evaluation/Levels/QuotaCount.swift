/// How many units hold a level beside how many its quota allows.
public struct QuotaCount: Sendable, Hashable {
  /// The units that the share is counted on.
  public var base: Int
  /// The units that hold the level.
  public var count: Int
  /// The units that the quota allows.
  public var permitted: Int

  /// The units of a level beside what its quota allows on a base.
  public init(base: Int, count: Int, permitted: Int) {
    self.base = base
    self.count = count
    self.permitted = permitted
  }

  /// The units above the quota; a quota is shown, never enforced.
  public var excess: Int { max(0, count - permitted) }
  /// The held share of the base, in 0…100; NaN when the base is empty.
  public var share: Double { base > 0 ? 100 * Double(count) / Double(base) : .nan }
}

extension Quota {
  /// The number of units that the quota allows on a base: ⌊share·base/100⌋, or rounded with halves up.
  public func permitted(of base: Int) -> Int {
    let exact = share * Double(base) / 100
    return switch rounding {
    case .floor: Int((exact + 1e-9).rounded(.down))
    case .halfUp: Int((exact + 0.5 + 1e-9).rounded(.down))
    }
  }

  /// The quota of a level against counts by level.
  ///
  /// `good` is the level below the one with the quota (of 120 excellent, 451 good and 27 lower, 120 / 451 = 26.6 %),
  /// `good_or_better` that level and all above it (120 / 571 = 21.0 %), `all` every unit with a level (120 / 598 = 20.07 %).
  ///
  /// - Parameters:
  ///   - place: the place of the level with the quota.
  ///   - counts: units by level, highest level first.
  public func count(ofLevel place: Int, in counts: [Int]) -> QuotaCount {
    let below = place + 1
    let base =
      switch of {
      case .good: counts.indices.contains(below) ? counts[below] : 0
      case .goodOrBetter: counts.prefix(below + 1).reduce(0, +)
      case .all: counts.reduce(0, +)
      }
    return QuotaCount(base: base, count: counts[place], permitted: permitted(of: base))
  }
}
