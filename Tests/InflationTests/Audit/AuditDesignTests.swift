import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct AuditDesignTests {
  private let world = AuditWorld(units: 600, seed: 11)

  @Test(arguments: [1, 2, 3, 4, 5])
  func allocationsFillTheBudgetWithinTheStrata(seed: UInt64) {
    var random = RandomStream(seed: seed)
    for _ in 0..<50 {
      let parts = AuditPlanRow.Stratum.allCases.map {
        AuditAllocation.Part(stratum: $0, units: random.index(below: 200), deviation: 10 * random.uniform())
      }
      let all = parts.reduce(0) { $0 + $1.units }
      let budget = AuditAllocation.leastUnits(parts) + random.index(below: 300)
      let drawn = AuditAllocation(parts, units: budget).drawn
      #expect(drawn.values.reduce(0, +) == min(budget, all))
      for part in parts {
        #expect(drawn[part.stratum] ?? 0 <= part.units)
        #expect(drawn[part.stratum] ?? 0 >= min(part.units, 2))
      }
    }
  }

  /// Half for the flags and half by Neyman's rule, where no stratum is full.
  @Test func allocationsFollowTheTwoHalves() {
    let parts = [
      AuditAllocation.Part(stratum: .flagged, units: 1000, deviation: 3),
      AuditAllocation.Part(stratum: .rest, units: 3000, deviation: 1),
    ]
    let drawn = AuditAllocation(parts, units: 400).drawn
    #expect(drawn == [.flagged: 300, .rest: 100])
  }

  @Test func everyUnitOfTheYearIsInThePlanOnce() throws {
    let design = try world.design(budget: 80)
    #expect(Set(design.plan.map(\.unit)).count == 600)
    let drawn = design.plan.filter(\.isDrawn)
    #expect(drawn.count == 72 && design.list.count == 80)
    #expect(Set(design.list) == Set(drawn.map(\.unit)))
    #expect(design.list.reduce(into: [:]) { $0[$1, default: 0] += 1 }.values.allSatisfy { $0 <= 2 })
    for (stratum, rows) in Dictionary(grouping: design.plan, by: \.stratum) {
      let expected = rows.reduce(0) { $0 + $1.inclusion }
      #expect(abs(expected - Double(rows.count { $0.isDrawn })) < 1e-9, "\(stratum)")
    }
  }

  @Test func theOrderOfTheRowsDoesNotMatter() throws {
    let settings = Settings()
    let forward = try AuditDesign(world.flags, units: world.units, budget: 60, year: 2024, settings: settings)
    let backward = try AuditDesign(
      world.flags.reversed(), units: world.units, budget: 60, year: 2024, settings: settings)
    #expect(forward.list == backward.list)
    #expect(forward.plan.map(\.inclusion) == backward.plan.map(\.inclusion))
    var other = settings
    other.seed = 2
    #expect(
      try AuditDesign(world.flags, units: world.units, budget: 60, year: 2024, settings: other).list != forward.list)
  }

  /// Over seeds the flagged units stand at every place of the list alike: Wilcoxon's z of their places is standard normal.
  @Test func theListDoesNotShowWhoIsFlagged() throws {
    var sum = 0.0
    let seeds = 60
    for seed in 0..<seeds {
      var settings = Settings()
      settings.seed = UInt64(seed)
      let design = try AuditDesign(world.flags, units: world.units, budget: 60, year: 2024, settings: settings)
      let flagged = Set(design.plan.filter { $0.stratum == .flagged }.map(\.unit))
      let places = design.list.indices.filter { flagged.contains(design.list[$0]) }.map { Double($0 + 1) }
      let (n, m) = (Double(places.count), Double(design.list.count - places.count))
      let mean = n * (n + m + 1) / 2
      sum += (places.reduce(0, +) - mean) / (n * m * (n + m + 1) / 12).squareRoot()
    }
    #expect(abs(sum / Double(seeds).squareRoot()) < 3.5)
  }

  @Test func budgetsTooSmallAndYearsWithoutRatingsAreRefused() {
    let strata = Dictionary(grouping: AuditDesign.strata(world.flags), by: { $0 }).mapValues(\.count)
    let least = strata.values.reduce(0) { $0 + min($1, 2) }
    // Up to nine verifications none is a second one.
    #expect(throws: AuditDesign.Failure.budgetTooSmall(least: least < 10 ? least : least + 1)) {
      try world.design(budget: least - 1)
    }
    #expect(throws: AuditDesign.Failure.nothingToVerify) {
      try AuditDesign(world.flags, units: world.units, budget: 50, year: 1999, settings: Settings())
    }
    #expect((try? world.design(budget: least + 1)) != nil)
  }

  @Test func aBudgetAboveTheStudyVerifiesEverybody() throws {
    let design = try world.design(budget: 5000)
    #expect(design.plan.allSatisfy { $0.isDrawn && $0.inclusion == 1 })
  }
}
