internal import Foundation
internal import Evaluation

/// How many units of each stratum are verified.
///
/// Two questions share the budget: how many of the flags are right, which only flagged units answer, and how far the
/// ratings of all units lie above what verification finds, for which the best shares are Neyman's, n_h ∝ N_h S_h. Each
/// gets half: whichever question matters more, its standard error is then at most √2 times what the whole budget
/// could have given it. Every stratum gets two units, without which it has no variance of its own, and none gets more than
/// it holds; what one cannot take goes to the others.
///
/// Source: Neyman (1934); Cochran (1977), Sampling techniques, sections 5.5 and 5A.4.
struct AuditAllocation: Sendable, Equatable {
  /// The number of units of a stratum, and the standard deviation of what verification is expected to change there.
  struct Part: Sendable, Equatable {
    var stratum: AuditPlanRow.Stratum
    var units: Int
    var deviation: Double
  }

  /// The units drawn from each stratum.
  let drawn: [AuditPlanRow.Stratum: Int]

  /// The units that a stratum needs to have a variance of its own.
  static let least = 2

  /// The least number of units that gives every stratum its two.
  static func leastUnits(_ parts: [Part]) -> Int {
    parts.reduce(0) { $0 + min($1.units, least) }
  }

  /// Splits a number of units over strata; all of them where the number is not smaller than theirs.
  init(_ parts: [Part], units budget: Int) {
    let parts = parts.filter { $0.units > 0 }
    let flagged = parts.firstIndex { $0.stratum == .flagged }
    let weights = parts.map { Double($0.units) * max($0.deviation, 1e-9) }
    let sum = weights.reduce(0, +)
    var shares = weights.map { $0 / sum }
    if let flagged {
      shares = shares.map { $0 / 2 }
      shares[flagged] += 0.5
    }
    var counts = parts.map { min($0.units, Self.least) }
    var left = min(budget, parts.reduce(0) { $0 + $1.units }) - counts.reduce(0, +)
    // One unit at a time to the stratum that is furthest below its share: the method of the largest remainder, which also
    // hands on what a full stratum cannot take.
    while left > 0 {
      let total = Double(counts.reduce(0, +) + left)
      let open = parts.indices.filter { counts[$0] < parts[$0].units }
      guard
        let next = open.max(by: {
          (shares[$0] * total - Double(counts[$0]), -$0) < (shares[$1] * total - Double(counts[$1]), -$1)
        })
      else { break }
      counts[next] += 1
      left -= 1
    }
    drawn = Dictionary(zip(parts.map(\.stratum), counts), uniquingKeysWith: +)
  }
}
