import Evaluation
import Testing

@testable import Inflation

/// What units answer, alone and beside verification.
@Suite struct AuditAnswersTests {
  private let world = AuditWorld(units: 600, seed: 12)

  private var flagged: [Int] { world.flags.indices.filter { world.flags[$0].isFlagged } }

  private func study(audits: [AuditResult] = [], responses: [Response]) -> Study {
    let framework = Framework(code: "f", version: "1", criteria: [Criterion(code: "c", maxPoints: 100)], levels: [])
    return Study(
      slug: "s", frameworks: FrameworkTimeline(framework), units: world.units,
      ratings: Ratings(criteria: ["c"], unit: [], year: [], rater: [], points: [[]]), audits: audits,
      responses: responses)
  }

  private func precision(_ study: Study) throws -> AuditFindings.Estimate {
    let findings = try #require(AuditReading.findings(study, flags: world.flags).first)
    return try #require(findings.groups.first { $0.name == .flagged }?.overRated)
  }

  @Test func answersAloneGiveBounds() throws {
    let responses = flagged.prefix(10).enumerated().map { place, unit in
      Response(unit: unit, year: 2024, answer: "", isAccepted: place < 4)
    }
    let found = try precision(study(responses: responses))
    let all = Double(flagged.count)
    #expect(found.value == nil)
    #expect(found.lower == 6 / all)
    #expect(found.upper == (all - 4) / all)
  }

  @Test func everyAnswerDecidedLeavesNoDoubt() throws {
    let responses = flagged.enumerated().map { place, unit in
      Response(unit: unit, year: 2024, answer: "", isAccepted: place % 4 == 0)
    }
    let found = try precision(study(responses: responses))
    let accepted = Double((flagged.count + 3) / 4)
    #expect(found.value == (Double(flagged.count) - accepted) / Double(flagged.count))
    #expect(found.lower == found.upper)
  }

  @Test func openAnswersAndThoseOfOtherUnitsDecideNothing() {
    let others = world.flags.indices.filter { !world.flags[$0].isFlagged }.prefix(3)
    let responses =
      others.map { Response(unit: $0, year: 2024, answer: "x", isAccepted: true) }
      + [Response(unit: flagged[0], year: 2024, answer: "x", isAccepted: nil)]
    let findings = AuditReading.findings(study(responses: responses), flags: world.flags)
    #expect(findings.first?.answers == .init(answered: 1, accepted: 0, notAccepted: 0))
    #expect(findings.first?.groups.first { $0.name == .flagged }?.overRated == nil)
  }

  /// Verification decides where a unit has both.
  @Test func verificationComesBeforeTheAnswer() throws {
    let unit = flagged[0]
    let responses = flagged.map { Response(unit: $0, year: 2024, answer: "", isAccepted: true) }
    let audits = [AuditResult(unit: unit, year: 2024, trueTotal: 10, verifier: "")]
    let found = try precision(study(audits: audits, responses: responses))
    #expect(found.value == 1 / Double(flagged.count))
  }

  @Test func withoutAPlanTheStrataAreThoseOfTheFlags() throws {
    let units = Array(flagged.prefix(12)) + [1, 2, 3, 4, 5, 6]
    let audits = Set(units).sorted().map {
      AuditResult(unit: $0, year: 2024, trueTotal: world.truth[$0], verifier: "")
    }
    let findings = try #require(
      AuditReading.findings(study(audits: audits, responses: []), flags: world.flags).first)
    #expect(!findings.hasPlan && findings.outsidePlan == 0)
    let group = try #require(findings.groups.first { $0.name == .flagged })
    #expect(group.units == flagged.count)
    #expect(group.verified == Set(units).count { world.flags[$0].isFlagged })
    #expect(AuditReading.findings(study(responses: []), flags: world.flags).isEmpty)
  }
}
