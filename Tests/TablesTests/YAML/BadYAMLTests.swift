import Evaluation
import Foundation
import Tables
import Testing

@Suite struct BadYAMLTests {
  private static func framework(_ old: String, _ new: String) -> String {
    StudyFolder.framework.replacing(old, with: new)
  }

  private static func study(_ old: String, _ new: String) -> String {
    StudyFolder.description.replacing(old, with: new)
  }

  private static let bomb =
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + (1...9).map { level in
      let (name, inner) = ("bcdefghij".prefix(level).suffix(1), "abcdefghij".prefix(level).suffix(1))
      return "\(name): &\(name) [" + Array(repeating: "*\(inner)", count: 9).joined(separator: ",") + "]\n"
    }.joined()

  static let inputs: [BadInput] = [
    BadInput("framework.yml", framework("  - {code: C1", "\t- {code: C1"), 5, nil, nil, .spacesInsteadOfTabs),
    BadInput(
      "framework.yml", framework("max_points: 10", "max_point: 10"), 5, .key("criteria[1]"), "max_point",
      .knownKey(nearest: "max_points", among: [])),
    BadInput(
      "framework.yml", framework("levels:", "levls:"), 10, nil, "levls",
      .knownKey(nearest: "levels", among: [])),
    BadInput(
      "framework.yml", framework("code: C2", "code: C1"), 6, .key("criteria[2].code"), "C1",
      .single(firstLine: 5, file: nil)),
    BadInput("framework.yml", framework("at_least: 0", "at_least: 10"), 11, .key("levels"), nil, .levelAtZero),
    BadInput(
      "framework.yml", "framework: f\nversion: 1\ncriteria: [{code: C1, max_points: 1}]\nlevels: []\n", 4,
      .key("levels"), nil, .nonEmptyList),
    BadInput(
      "framework.yml", framework("max_points: 10", "max_points: ten"), 5, .key("criteria[1].max_points"), "ten",
      .number),
    BadInput(
      "framework.yml", framework("max_points: 10", "max_points: 0"), 5, .key("criteria[1].max_points"), "0",
      .numberWithin(.positive)),
    BadInput(
      "framework.yml", framework("max_points: 10", "max_points: .nan"), 5, .key("criteria[1].max_points"), ".nan",
      .number),
    BadInput(
      "framework.yml", framework("max_points: 10, step", "max_points: 10, kind: bonuss, step"), 5,
      .key("criteria[1].kind"), "bonuss", .oneOf(["score", "bonus", "penalty"])),
    BadInput(
      "framework.yml", framework("step: 1}", "step: 1, frozen: perhaps}"), 5, .key("criteria[1].frozen"),
      "perhaps", .yesOrNo),
    BadInput(
      "framework.yml", framework("step: 1}", "step: 1, evidence: [Y9]}"), 5, .key("criteria[1].evidence"), "Y9",
      .known(.indicator, nearest: "Y1")),
    BadInput(
      "framework.yml", framework("step: 1}", "step: 1, types: [hamlet]}"), 5, .key("criteria[1].types"), "hamlet",
      .known(.type, nearest: nil)),
    BadInput(
      "framework.yml", framework("step: 1}", "step: 1, steps: [{points: 0, text: a}]}"), 5, .key("criteria[1].steps"),
      nil, .severalSteps),
    BadInput(
      "framework.yml", framework("step: 1}", "step: 1, steps: [{points: 5, text: a}, {points: 5, text: b}]}"), 5,
      .key("criteria[1].steps"), "5", .distinctPoints),
    BadInput(
      "framework.yml", framework("step: 1}", "step: 1, steps: [{points: 0, text: a}, {points: 11, text: b}]}"), 5,
      .key("criteria[1].steps"), "11", .numberWithin(NumberRange(from: 0, to: 10))),
    BadInput(
      "framework.yml", framework("step: 1}", "step: 1, steps: [{points: 0, text: a}, {points: 9, words: b}]}"), 5,
      .key("criteria[1].steps[2]"), "words", .knownKey(nearest: nil, among: [])),
    BadInput(
      "framework.yml", framework("{code: Y1}", "{code: Y1, measured_by: self}"), 8,
      .key("indicators[1].measured_by"), "self", .measurementByOthers),
    BadInput(
      "framework.yml", framework("at_least: 80", "at_least: 80, requires: [Y1 > 3 and Y2 > 1]"), 11,
      .key("levels[1].requires[1]"), "Y1 > 3 and Y2 > 1", .condition),
    BadInput("framework.yml", framework("criteria:", "criteria: [\n"), 6, nil, nil, .yaml(detail: "")),
    BadInput("framework.yml", "[1, 2]", 1, nil, nil, .mapping),
    BadInput("framework.yml", bomb, nil, nil, nil, .fewAliases(most: 16)),
    BadInput("framework.yml", String(repeating: "[", count: 100_000), nil, nil, nil, .yaml(detail: "")),
    BadInput("framework.yml", "# nothing\n", nil, nil, nil, .content),
    BadInput("study.yml", study("units:", "unit:"), 3, nil, "unit", .knownKey(nearest: "units", among: [])),
    BadInput("study.yml", study("study: small", "study: 'a b'"), 1, .key("study"), "a b", .slug),
    BadInput(
      "study.yml", study("study: small", "study: small\nsettings: {confidence: 95}"), 2,
      .key("settings.confidence"), "95", .numberWithin(NumberRange(from: 0, to: 0.9999, includesLower: false))),
    BadInput(
      "study.yml", study("study: small", "study: small\nsettings: {lag: 0.5}"), 2, .key("settings.lag"), "0.5",
      .wholeNumber),
    BadInput(
      "study.yml", study("study: small", "study: small\nstudy: again"), 1, .key("study"), "study",
      .distinctKeys),
  ]

  @Test(arguments: inputs)
  func badYAMLGivesOneClearProblem(_ input: BadInput) throws {
    let problems = try StudyFolder([input.name: input.text]).problems()
    let first = try #require(problems.first)
    #expect(first.file == input.name)
    #expect(first.expected.code == input.expected.code)
    switch (first.expected, input.expected) {
    case (.yaml, .yaml): #expect(first.line != nil)
    case (.knownKey(let nearest, _), .knownKey(let wanted, _)):
      #expect(nearest == wanted)
      #expect(first.line == input.line)
      #expect(first.found == input.found)
    default: #expect(first == input.problem)
    }
  }
}
