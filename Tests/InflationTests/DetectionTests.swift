import Calibration
import Evaluation
import Foundation
import Simulation
import Statistics
import Testing

@testable import Inflation

@Suite struct DetectionTests {
  private func study(_ scenario: Scenario, units: Int, seed: UInt64) -> (study: Study, truth: Truth) {
    var plan = SimulationPlan(seed: seed, criteria: 12)
    plan.units = units
    plan.apply(scenario)
    return simulate(plan)
  }

  private func detect(_ study: Study, threads: Int = 2) throws -> Detection {
    let panel = try #require(Panel(study))
    return Detection(panel, outcomes: OutcomeModel.fit(panel), study: study, threads: threads)
  }

  @Test func whatIsPlantedIsFoundAndLittleElse() throws {
    let (study, truth) = study(.plain, units: 1500, seed: 21)
    let detection = try detect(study)
    let planted = Dictionary(
      uniqueKeysWithValues: truth.units.map { (study.units.codes[$0.unit], $0.pattern == nil ? 0 : $0.points) })
    let flagged = detection.flags.filter(\.isFlagged)
    let wrong = flagged.count { planted[$0.unit, default: 0] <= 0 }
    let large = planted.filter { $0.value >= 10 }
    let found = flagged.count { large[$0.unit] != nil }
    #expect(flagged.count >= 50)
    #expect(Double(wrong) <= 0.2 * Double(flagged.count))
    #expect(Double(found) >= 0.8 * Double(large.count))
  }

  @Test func unitsThatRateHighOrLowByHabitAreNotListed() throws {
    func listed(seed: UInt64, honestHalo: Bool) throws -> (flags: Int, habits: Bool) {
      var plan = SimulationPlan(seed: seed, criteria: 12)
      plan.units = 1500
      plan.apply(.honestHalo, rate: 0)
      var study = simulate(plan).study
      study.settings.honestHalo = honestHalo
      let detection = try detect(study)
      return (detection.flags.count { $0.isFlagged }, detection.notes.contains { $0.key == "detection.habit" })
    }
    let allowed = try (31...42).map { try listed(seed: $0, honestHalo: true) }
    #expect(allowed.allSatisfy { $0.flags == 0 })
    #expect(allowed.count { $0.habits } >= 10)
    let denied = try (31...34).map { try listed(seed: $0, honestHalo: false) }
    #expect(denied.contains { $0.flags > 0 })
    #expect(denied.allSatisfy { !$0.habits })
  }

  @Test func whatALenientAppraiserAddsIsMeasuredOnce() throws {
    let (study, truth) = study(.lenientAppraisers, units: 1500, seed: 7)
    let detection = try detect(study)
    let planting = Dictionary(uniqueKeysWithValues: truth.units.map { (study.units.codes[$0.unit], $0) })
    let pairs = detection.flags.compactMap { flag -> (found: Double, planted: Double)? in
      guard let unit = planting[flag.unit], unit.pattern == .appraiser else { return nil }
      return flag.unexplainedPoints.map { ($0, unit.points) }
    }
    let planted = pairs.reduce(0) { $0 + $1.planted } / Double(pairs.count)
    let found = pairs.reduce(0) { $0 + $1.found } / Double(pairs.count)
    #expect(pairs.count > 50)
    #expect(abs(found / planted - 1) < 0.25)
    // Counted twice, a unit's own residual would spread what is found far beyond what was planted.
    func spread(_ values: [Double], _ mean: Double) -> Double {
      (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }
    #expect(spread(pairs.map(\.found), found) < 2 * spread(pairs.map(\.planted), planted))
  }

  @Test func peersAreHeardWhereSuperiorsCopy() throws {
    func found(peers: Int) throws -> (right: Int, wrong: Int) {
      var plan = SimulationPlan(seed: 12, criteria: 12)
      plan.units = 1200
      plan.apply(.copying)
      plan.superiors.peers = peers
      let (study, truth) = simulate(plan)
      let points = Dictionary(uniqueKeysWithValues: truth.units.map { (study.units.codes[$0.unit], $0.points) })
      let flagged = try detect(study).flags.filter(\.isFlagged)
      let right = flagged.count { points[$0.unit, default: 0] > 0 }
      return (right, flagged.count - right)
    }
    let (alone, together) = (try found(peers: 0), try found(peers: 3))
    #expect(Double(together.right) > 1.05 * Double(alone.right))
    #expect(Double(together.wrong) < 0.2 * Double(together.right))
  }

  @Test func nothingPlantedFlagsNobody() throws {
    for seed in 31..<34 {
      let (study, _) = study(.nothing, units: 1000, seed: UInt64(seed))
      #expect(try detect(study).flags.allSatisfy { !$0.isFlagged && !$0.isFlaggedUnder })
    }
  }

  @Test func ratingsThatEndAtFullMarksFlagNobody() throws {
    // Shares rise straight with quality, with the same noise everywhere, and are cut at 0 and at full marks.
    var plan = SimulationPlan(seed: 17, criteria: 40)
    plan.units = 2500
    plan.apply(.nothing)
    plan.superiors.exists = false
    let (made, truth) = simulate(plan)
    var study = made
    var random = RandomStream(seed: 18)
    let lines = (0..<40).map { _ in
      (
        level: 0.6 + 0.3 * random.uniform(), slope: 0.04 + 0.08 * random.uniform(),
        noise: 0.05 + 0.07 * random.uniform()
      )
    }
    let most = Dictionary(uniqueKeysWithValues: study.frameworks.latest.criteria.map { ($0.code, $0.maxPoints) })
    let quality = Dictionary(uniqueKeysWithValues: truth.units.map { ($0.unit, $0.quality) })
    for row in 0..<study.ratings.count {
      for (j, code) in study.ratings.criteria.enumerated() {
        let line = lines[j]
        let share =
          line.level + line.slope * quality[study.ratings.unit[row], default: 0] + line.noise * random.normal()
        let points = min(max(share, 0), 1) * most[code, default: 1]
        study.ratings.points[j][row] = (4 * points).rounded() / 4
      }
    }
    #expect(try detect(study).flags.allSatisfy { !$0.isFlagged })
  }

  @Test func theSameRowsForAnyNumberOfThreads() throws {
    let (study, _) = study(.plain, units: 700, seed: 5)
    #expect(try detect(study, threads: 1).flags == detect(study, threads: 3).flags)
  }

  @Test func ranksAreOneToN() throws {
    let (study, _) = study(.missing, units: 600, seed: 6)
    let detection = try detect(study)
    #expect(detection.flags.map(\.rank) == Array(1...600))
    #expect(detection.flags.allSatisfy { ($0.status == .flagged) == $0.isFlagged })
    #expect(detection.flags.allSatisfy { $0.status != .notAssessable || $0.evidence.reason != nil })
  }

  @Test func relabellingTheUnitsChangesNothingElse() throws {
    let (study, _) = study(.plain, units: 600, seed: 7)
    var renamed = study
    renamed.units.codes = study.units.codes.map { "Z" + $0 }
    let before = try detect(study).flags
    let after = try detect(renamed).flags
    #expect(before.map { "Z" + $0.unit } == after.map(\.unit))
    #expect(before.map(\.localFalseDiscoveryRate) == after.map(\.localFalseDiscoveryRate))
  }

  @Test func whatIsNotPursuedIsNotListed() throws {
    var (study, truth) = study(.plain, units: 1500, seed: 21)
    study.settings.materialPoints = 12
    let planted = Dictionary(
      uniqueKeysWithValues: truth.units.map { (study.units.codes[$0.unit], $0.pattern == nil ? 0 : $0.points) })
    let flagged = try detect(study).flags.filter(\.isFlagged)
    let small = flagged.count { planted[$0.unit, default: 0] < 8 }
    #expect(!flagged.isEmpty)
    #expect(Double(small) <= 0.15 * Double(flagged.count))
  }

  @Test(arguments: Degenerate.allCases)
  func degenerateStudiesFlagNobodyAndSayWhy(_ kind: Degenerate) throws {
    let flags = try detect(kind.spoil(study(.plain, units: 300, seed: 9).study)).flags
    #expect(flags.allSatisfy { !$0.isFlagged && !$0.isFlaggedUnder })
    #expect(flags.allSatisfy { $0.status == .notAssessable && $0.evidence.reason != nil })
  }
}

/// Studies that nothing can be said of.
enum Degenerate: String, CaseIterable, Sendable {
  case oneUnit, allEqual, allAtTheMaximum, constantOutcomes, noOutcomes, unrelatedOutcomes

  func spoil(_ original: Study) -> Study {
    var study = original
    switch self {
    case .oneUnit:
      let rows = study.ratings.unit.indices.filter { study.ratings.unit[$0] == 0 }
      study.ratings = Ratings(
        criteria: study.ratings.criteria, unit: rows.map { _ in 0 }, year: rows.map { study.ratings.year[$0] },
        rater: rows.map { study.ratings.rater[$0] },
        points: study.ratings.points.map { column in rows.map { column[$0] } })
    case .allEqual:
      study.ratings.points = study.ratings.points.map { column in column.map { _ in 1 } }
    case .allAtTheMaximum:
      let criteria = study.frameworks.latest.criteria
      study.ratings.points = zip(study.ratings.criteria, study.ratings.points).map { code, column in
        let most = criteria.first { $0.code == code }?.maxPoints ?? 1
        return column.map { _ in most }
      }
    case .constantOutcomes:
      study.indicators.values = study.indicators.values.map { column in column.map { _ in 5 } }
    case .noOutcomes:
      study.indicators = .none
    case .unrelatedOutcomes:
      var random = RandomStream(seed: 77)
      study.indicators.values = study.indicators.values.map { column in column.map { _ in random.normal() } }
    }
    return study
  }
}
