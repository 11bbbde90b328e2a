import Evaluation
import Foundation
import Statistics

@testable import Inflation

/// A year whose over-ratings are known: a tenth lies 3 to 13 points above, the others about 0.3, and what is
/// known of each is its posterior given evidence with an error of 2.5 points.
struct AuditWorld {
  let units: Units
  let flags: [FlagRow]
  /// What exact verification would find, by unit.
  let truth: [Double]

  init(units count: Int, seed: UInt64) {
    var random = RandomStream(seed: seed)
    units = Units(
      codes: (0..<count).map { "u\($0)" }, names: (0..<count).map { "Unit \($0)" }, types: ["a"],
      type: [Int](repeating: 0, count: count), parents: [], parent: [Int](repeating: -1, count: count))
    var rows: [FlagRow] = []
    var truth: [Double] = []
    for i in 0..<count {
      let isOver = random.uniform() < 0.1
      let excess = isOver ? 3 + 10 * random.uniform() : 0.3 + 1.5 * random.normal()
      let evidence = excess + 2.5 * random.normal()
      var row = FlagRow(unit: "u\(i)", name: "Unit \(i)", type: "a", parent: "", year: 2024)
      row.selfTotal = 80
      let posterior = Self.posterior(evidence)
      row.unexplainedPoints = posterior.mean
      row.lower = posterior.mean - 1.96 * posterior.deviation
      row.upper = posterior.mean + 1.96 * posterior.deviation
      row.localFalseDiscoveryRate = 1 - posterior.over
      row.isFlagged = posterior.over > 0.6
      row.isFlaggedUnder = evidence < -6
      row.status = row.isFlagged ? .flagged : .notFlagged
      if i % 40 == 7 {
        row.status = .notAssessable
        row.isFlagged = false
        row.isFlaggedUnder = false
        row.unexplainedPoints = nil
        row.lower = nil
        row.upper = nil
        row.localFalseDiscoveryRate = nil
      }
      rows.append(row)
      truth.append(80 - excess)
    }
    let order = rows.indices.sorted {
      (rows[$0].unexplainedPoints ?? -100, $0) > (rows[$1].unexplainedPoints ?? -100, $1)
    }
    for (place, i) in order.enumerated() { rows[i].rank = place + 1 }
    flags = rows
    self.truth = truth
  }

  /// The excess given the evidence: P(over-rated), mean and standard deviation, over a grid of excesses.
  private static func posterior(_ evidence: Double) -> (over: Double, mean: Double, deviation: Double) {
    var mass = (all: 0.0, over: 0.0, first: 0.0, second: 0.0)
    for step in 0..<200 {
      let excess = -7 + 0.1 * (Double(step) + 0.5)
      let z = (excess - 0.3) / 1.5
      let honest = 0.9 * exp(-z * z / 2) / (1.5 * (2 * Double.pi).squareRoot())
      let over = (3...13).contains(excess) ? 0.01 : 0
      let error = (evidence - excess) / 2.5
      let likelihood = exp(-error * error / 2)
      mass.all += likelihood * (honest + over)
      mass.over += likelihood * over
      mass.first += likelihood * (honest + over) * excess
      mass.second += likelihood * (honest + over) * excess * excess
    }
    let mean = mass.first / mass.all
    return (mass.over / mass.all, mean, (mass.second / mass.all - mean * mean).squareRoot())
  }

  func design(budget: Int, seed: UInt64 = 1) throws -> AuditDesign {
    var settings = Settings()
    settings.seed = seed
    return try AuditDesign(flags, units: units, budget: budget, year: 2024, settings: settings)
  }

  /// The year as it is read back: every entry of the list verified with an error.
  func verified(
    _ design: AuditDesign, error: Double = 0, materialPoints: Double = 2, responses: [Response] = [], seed: UInt64 = 1
  ) -> AuditFindings {
    var random = RandomStream(seed: seed, 77)
    let audits = design.list.map { unit in
      AuditResult(unit: unit, year: 2024, trueTotal: truth[unit] + error * random.normal(), verifier: "")
    }
    var settings = Settings()
    settings.materialPoints = materialPoints
    return AuditedYear(
      frame: design.plan, hasPlan: true, audits: audits, responses: responses, codes: units.codes, settings: settings
    ).findings(year: 2024)
  }

  /// The true mean of a group's excess.
  func meanExcess(_ isIn: (FlagRow) -> Bool) -> Double {
    let members = flags.indices.filter { isIn(flags[$0]) }
    return members.reduce(0) { $0 + 80 - truth[$1] } / Double(members.count)
  }

  /// The true share of a group that lies more than so many points above.
  func share(above points: Double, _ isIn: (FlagRow) -> Bool) -> Double {
    let members = flags.indices.filter { isIn(flags[$0]) }
    return Double(members.count { 80 - truth[$0] > points }) / Double(members.count)
  }
}
