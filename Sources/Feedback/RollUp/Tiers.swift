public import Evaluation

/// The tiers of a hierarchy of organisations, as the superiors of the units tell them.
///
/// Tier 1 is on top. A superior that is not a unit itself stands above its units without being one. Individuals, whose level
/// a collective bounds, belong to no tier.
public struct Tiers: Sendable {
  /// The tier of each unit, 1 on top; 0 for individuals.
  public let tier: [Int]
  /// The superior of each unit among the units; −1 without one.
  public let superior: [Int]
  /// The organisations directly below each unit, in the order of the units.
  public let below: [[Int]]

  /// The tiers of units.
  ///
  /// - Complexity: O(units × tiers).
  public init(_ units: Units) {
    let index = Dictionary(
      units.codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    superior = units.parent.map { $0 < 0 ? -1 : index[units.parents[$0]] ?? -1 }
    let isIndividual = units.collectives.map { !$0.isEmpty }
    var tier = [Int](repeating: 0, count: units.count)
    var below = [[Int]](repeating: [], count: units.count)
    for unit in 0..<units.count where !isIndividual[unit] {
      var seen: Set<Int> = [unit]
      var top = unit
      while superior[top] >= 0, seen.insert(superior[top]).inserted { top = superior[top] }
      tier[unit] = seen.count + (units.parent[top] >= 0 && superior[top] < 0 ? 1 : 0)
      if superior[unit] >= 0 { below[superior[unit]].append(unit) }
    }
    self.tier = tier
    self.below = below
  }

  /// The number of tiers.
  public var count: Int { tier.max() ?? 0 }

  /// How many tiers a unit stands below another that is above it; nil where the other is not above it.
  public func steps(from unit: Int, upTo above: Int) -> Int? {
    var steps = 0
    var place = unit
    while superior[place] >= 0, steps < superior.count {
      place = superior[place]
      steps += 1
      if place == above { return steps }
    }
    return nil
  }

  /// The last day on which the report of a unit for a year is in time, by its tier: the end of December at the base, 10
  /// February for the bodies directly below the top, 1 March on top. A body is a unit with units below it.
  ///
  /// Source: Cà Mau, Kế hoạch 09-KH/TU of 14 November 2011; a report of the day itself is counted as in time.
  public func due(unit: Int, year: Int) -> CalendarDay? {
    let hasUnitsBelow = !below[unit].isEmpty
    switch tier[unit] {
    case 1 where hasUnitsBelow: return CalendarDay(year: year + 1, month: 3, day: 1)
    case 2 where hasUnitsBelow: return CalendarDay(year: year + 1, month: 2, day: 10)
    default: return CalendarDay(year: year, month: 12, day: 31)
    }
  }
}
