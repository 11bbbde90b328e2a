public import Evaluation
internal import Foundation
internal import Statistics

/// A validation sample of one year: who is verified, with which probability, and the list as verifiers get it.
///
/// Within a stratum units are drawn at random without replacement, by random numbers that belong to the unit's code and
/// the seed, so that the order of files does not matter. The verifiers' list is in an order drawn apart from the
/// strata, and says nothing of them; some units stand in it twice, for two verifiers who do not know of each other.
///
/// Source: Neyman (1938), Contribution to the theory of sampling human populations (two-phase sampling).
public struct AuditDesign: Sendable, Equatable {
  /// Why there is no sample.
  public enum Failure: Error, Equatable {
    /// The year has no rating to verify.
    case nothingToVerify
    /// The budget is below what the strata need; that number of verifications.
    case budgetTooSmall(least: Int)
  }

  /// Every unit of the year, by code.
  public let plan: [AuditPlanRow]
  /// The units to verify, in the order of the list, an index into `Units`; a unit that two verify stands there twice.
  public let list: [Int]
  /// The year.
  public let year: Int

  /// The share of the verifications that are second ones: a tenth tells the verifiers' error to a fifth of itself from
  /// some hundred verifications on, and costs the other estimates a twentieth of their precision.
  private static let secondShare = 0.1

  private enum Purpose: UInt64 {
    case drawing = 1
    case second
    case order
  }

  /// Draws a sample.
  ///
  /// - Parameters:
  ///   - flags: the rows of all years.
  ///   - budget: the number of verifications, second ones included.
  ///   - year: the year that is verified.
  /// - Throws: `Failure`.
  /// - Complexity: O(units log units).
  public init(_ flags: [FlagRow], units: Units, budget: Int, year: Int, settings: Settings) throws(Failure) {
    let index = Dictionary(uniqueKeysWithValues: units.codes.enumerated().map { ($1, $0) })
    let rows = flags.filter { $0.year == year && $0.selfTotal != nil }.sorted { $0.unit < $1.unit }
    guard !rows.isEmpty else { throw .nothingToVerify }
    let strata = Self.strata(rows)
    let parts = Self.parts(rows, strata, settings: settings)
    let least = AuditAllocation.leastUnits(parts)
    let seconds = Int(Self.secondShare * Double(budget))
    guard budget - seconds >= least else { throw .budgetTooSmall(least: Self.leastBudget(for: least)) }
    let allocation = AuditAllocation(parts, units: budget - seconds)
    let numbers = rows.map { row in
      [Purpose.drawing, .second, .order].map { purpose in
        var stream = RandomStream(
          seed: settings.seed, unitYearHash(unit: row.unit, year: row.year), purpose.rawValue)
        return stream.next()
      }
    }
    var drawn: Set<Int> = []
    for stratum in AuditPlanRow.Stratum.allCases {
      let members = rows.indices.filter { strata[$0] == stratum }
      let order = members.sorted { (numbers[$0][0], $0) < (numbers[$1][0], $1) }
      drawn.formUnion(order.prefix(allocation.drawn[stratum] ?? 0))
    }
    let sizes = Dictionary(grouping: strata, by: { $0 }).mapValues(\.count)
    plan = rows.enumerated().compactMap { place, row in
      guard let unit = index[row.unit] else { return nil }
      let stratum = strata[place]
      return AuditPlanRow(
        unit: unit, year: year, stratum: stratum,
        inclusion: Double(allocation.drawn[stratum] ?? 0) / Double(sizes[stratum] ?? 1), isDrawn: drawn.contains(place),
        rank: row.rank, selfTotal: row.selfTotal ?? .nan, unexplainedPoints: row.unexplainedPoints ?? .nan,
        deviation: row.unexplainedDeviation(confidence: settings.confidence) ?? .nan)
    }
    let twice = drawn.sorted { (numbers[$0][1], $0) < (numbers[$1][1], $1) }.prefix(seconds)
    let entries = drawn.map { (order: numbers[$0][2], place: $0) } + twice.map { (order: ~numbers[$0][2], place: $0) }
    list = entries.sorted { ($0.order, $0.place) < ($1.order, $1.place) }.compactMap { index[rows[$0.place].unit] }
    self.year = year
  }

  /// The least budget whose first verifications reach a number of units.
  private static func leastBudget(for units: Int) -> Int {
    (units...).first { $0 - Int(secondShare * Double($0)) >= units } ?? units
  }

  /// The stratum of each row of a year.
  static func strata(_ rows: [FlagRow]) -> [AuditPlanRow.Stratum] {
    let probabilities = rows.map { 1 - ($0.localFalseDiscoveryRate ?? 1) }
    let assessed = rows.indices.filter { rows[$0].status != .notAssessable }
    let mean = assessed.reduce(0) { $0 + probabilities[$1] } / Double(max(assessed.count, 1))
    return rows.indices.map { place in
      let row = rows[place]
      if row.status == .notAssessable { return .notAssessable }
      if row.isFlagged { return .flagged }
      if row.isFlaggedUnder { return .flaggedUnder }
      return probabilities[place] > mean ? .near : .rest
    }
  }

  /// The strata with the standard deviation of what verification may change: the root mean posterior variance of the
  /// unexplained points, and the spread of the totals where nothing was assessed.
  private static func parts(
    _ rows: [FlagRow], _ strata: [AuditPlanRow.Stratum], settings: Settings
  ) -> [AuditAllocation.Part] {
    let totals = rows.compactMap(\.selfTotal)
    let middle = totals.reduce(0, +) / Double(totals.count)
    let spread = totals.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(totals.count)
    return AuditPlanRow.Stratum.allCases.map { stratum in
      let members = rows.indices.filter { strata[$0] == stratum }
      let sum = members.reduce(0.0) { sum, place in
        guard let deviation = rows[place].unexplainedDeviation(confidence: settings.confidence) else {
          return sum + spread
        }
        return sum + deviation * deviation
      }
      return AuditAllocation.Part(
        stratum: stratum, units: members.count, deviation: (sum / Double(max(members.count, 1))).squareRoot())
    }
  }
}

extension FlagRow {
  /// The standard deviation of the unexplained points, read off their interval; nil where there is none.
  func unexplainedDeviation(confidence: Double) -> Double? {
    guard let lower, let upper else { return nil }
    return (upper - lower) / (2 * NormalDistribution.standard.quantile(0.5 + confidence / 2))
  }
}
