import Evaluation
import Foundation
import Inflation
import Testing

@testable import Feedback
@testable import Reports

/// What the reports on trials, surveys and targets say in either language.
struct UndertakingTextsTests {
  static let heading = UndertakingHeading(title: "mô phỏng / simulated", version: "0", inputs: [], notes: [])

  private static func trial(assignments: Double, isRobust: Bool, byLot: Bool, slope: Bool) -> PilotFindings {
    let effect = PilotFindings.Effect(estimate: 4.9, standardError: 1, lower: 3, upper: nil, pValue: 0.04)
    return PilotFindings(
      isDrawnByLot: byLot, periodsBefore: 6, periodsAfter: 6, treated: 7, others: 33, possibleAssignments: assignments,
      assignments: 10_000, isExact: !isRobust, isRobust: isRobust, shareOfSizes: isRobust ? 0.4 : nil, effect: effect,
      earlierSlope: slope ? effect : nil, centreDistance: 6, standardDeviation: 2,
      blocks: [.init(block: "", treated: 7, others: 33, treatedChange: 5, othersChange: nil, isCompared: true)],
      units: [.init(unit: "u", block: "", isTreated: true, before: 1, after: 2, change: 1, isCompared: false)],
      detectable: [
        .init(treated: 7, others: 33, isThisTrial: true, effect: 2.2, prudentEffect: 2.5),
        .init(treated: 20, others: 20, isThisTrial: false, effect: 1.7, prudentEffect: nil),
      ], confidence: 0.95, power: 0.8, seed: 1)
  }

  private static func survey() -> SurveyFindings {
    let mean = SurveyFindings.Estimate(value: 3.5, standardError: 0.1, lower: 3.3, upper: 3.7)
    let rate = SurveyFindings.Estimate(value: 0.77, standardError: nil, lower: 0.7, upper: 0.8)
    return SurveyFindings(
      respondents: 100, clusters: 20, strata: 4, isClustered: true, hasSingleCluster: true,
      scales: [
        .init(
          scale: "s", type: nil, respondents: 100, clusters: 20, mean: mean, lowest: 1, highest: 5, alpha: 0.65,
          alphaLower: 0.5, alphaUpper: 0.8, omega: 0.66)
      ],
      items: [
        .init(
          item: "q1", name: "q1", scale: "s", isReversed: true, answered: 99, missingShare: 0.01, mean: mean,
          standardDeviation: 1, ceilingShare: 0.1, itemRest: 0.1, alphaIfDeleted: 0.7, loading: 0.2)
      ],
      execution: [
        .init(type: nil, units: 20, issued: 100, inTime: 77, rate: rate, method: .design),
        .init(type: "x", units: 20, issued: 100, inTime: 77, rate: rate, method: .wilson),
      ], confidence: 0.95)
  }

  private static func programme() -> TargetFindings {
    var targets: [TargetProgramme.Target] = TargetProgramme.Kind.allCases.map { kind in
      TargetProgramme.Target(
        code: kind.rawValue.prefix(1).uppercased() + "1", kind: kind,
        measure: kind == .noneLeft || kind == .eachAtLeast ? .count : .percent, goal: kind == .noneLeft ? 0 : 30,
        goalYear: 2020, baseline: kind == .about ? nil : 20, baselineYear: 2016, tolerance: 1,
        stepYears: kind == .atMost ? [2015] : kind == .atLeast ? [2020] : [])
    }
    targets.append(
      TargetProgramme.Target(
        code: "Q", kind: .atLeast, measure: .percent, goal: 80, goalYear: 2020, within: 0, isYearly: true, isQuota: true
      ))
    targets.append(
      TargetProgramme.Target(
        code: "Q2", kind: .atLeast, measure: .percent, goal: 50, goalYear: 2020, isYearly: true, isQuota: true))
    var values = (0..<40).map {
      TargetProgramme.Observation(target: 5, year: 2018, place: "p\($0)", value: $0 < 25 ? 80 : 70 + Double($0) / 2)
    }
    values += (0..<3).map {
      TargetProgramme.Observation(target: 4, year: 2018, place: "p\($0)", value: Double($0) * 20)
    }
    values += [2017, 2018].map { TargetProgramme.Observation(target: 3, year: $0, value: 19) }
    return analyseTargets(TargetProgramme(targets: targets, observations: values))
  }

  private func everyText(_ language: Language) throws -> String {
    var files: [(name: String, data: Data)] = []
    var text = ""
    for (assignments, isRobust, byLot, slope) in [(2e12, true, true, true), (12, false, false, false)] {
      let findings = Self.trial(assignments: assignments, isRobust: isRobust, byLot: byLot, slope: slope)
      let report = PilotReport(findings, heading: Self.heading, language: language)
      files += try report.files()
      text += report.console(results: "kq")
    }
    let survey = SurveyReport(Self.survey(), heading: Self.heading, language: language)
    let targets = TargetsReport(Self.programme(), heading: Self.heading, language: language)
    files += try survey.files() + targets.files()
    text += survey.console(results: "kq") + targets.console(results: "kq")
    let markdown = files.filter { $0.name.hasSuffix(".md") }.map { String(decoding: $0.data, as: UTF8.self) }
    return text + markdown.joined(separator: "\n")
  }

  private func words(_ text: String) -> String {
    let letters = text.precomposedStringWithCanonicalMapping.lowercased().map { $0.isLetter ? $0 : " " }
    return " " + String(letters).split(separator: " ").joined(separator: " ") + " "
  }

  @Test(arguments: Language.allCases)
  func nothingAccuses(_ language: Language) throws {
    let text = words(try everyText(language).replacing(Self.heading.title ?? "", with: ""))
    for word in TextsTests.banned[language] ?? [] { #expect(!text.contains(" \(word) "), "\(word)") }
  }

  @Test func eachLanguageIsItsOwn() throws {
    let english = try everyText(.english).replacing(Self.heading.title ?? "", with: "")
    #expect(Set(english.filter { $0.isLetter && !$0.isASCII }).subtracting(["α", "ω"]) == [])
    let vietnamese = words(try everyText(.vietnamese).replacing(Self.heading.title ?? "", with: ""))
    for word in [
      "the", "of", "and", "is", "are", "unit", "units", "interval", "probability", "target", "survey", "with",
    ] {
      #expect(!vietnamese.contains(" \(word) "), "\(word)")
    }
  }

  /// Every name that the three commands write is known to the folder of results, and they have no name in common.
  @Test func everyFileIsAResult() throws {
    let files =
      try PilotReport(
        Self.trial(assignments: 100, isRobust: false, byLot: false, slope: true), heading: Self.heading,
        language: .english
      ).files() + SurveyReport(Self.survey(), heading: Self.heading, language: .english).files()
      + TargetsReport(Self.programme(), heading: Self.heading, language: .english).files()
    #expect(files.map(\.name).sorted() == UndertakingFile.allCases.map(\.rawValue).sorted())
    #expect(files.allSatisfy { ResultFolder.isResult($0.name) && !$0.data.isEmpty })
    #expect(Set(files.map(\.name)).isDisjoint(with: ResultFile.allCases.map(\.rawValue)))
  }

  @Test func findingsReadBack() throws {
    let json = try TargetsReport(Self.programme(), heading: Self.heading, language: .english).json()
    struct Envelope: Decodable {
      let simulated: Bool
      let findings: TargetFindings
    }
    let envelope = try JSONDecoder().decode(Envelope.self, from: json)
    #expect(envelope.simulated)
    #expect(envelope.findings == Self.programme())
  }
}
