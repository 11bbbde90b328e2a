import Foundation
import Testing

/// A command replaces its own files and leaves the others as they are.
@Suite struct OwnFilesTests {
  static let own = [
    "calibrate": ["weights.csv", "criteria.csv", "steps.csv", "importance.csv", "robustness.csv"],
    "flag": ["flags.csv", "appraisers.csv", "drift.csv", "power.csv"],
    "classify": [
      "levels.csv", "classification.csv", "collectives.csv", "thresholds.csv", "gaps.csv", "form-7a.csv", "form-7b.csv",
      "letters.md",
    ],
    "revise": ["weights.csv", "transitions.csv", "ranks.csv", "robustness.csv", "framework-2025.yml", "changes.md"],
    "report": ["report.html", "report.xlsx", "report.md"],
  ]

  @Test(arguments: own.keys.sorted())
  func aCommandReplacesOnlyItsOwnFiles(command: String) throws {
    let work = try SharedRun.get().copy(results: true)
    let whole = work.files("study/results")
    let names = Self.own[command] ?? []
    for name in whole.keys where name != "findings.json" { try work.write("marked", to: "study/results/\(name)") }
    let run = try Tool.run([command, work.path("study"), "--lang", "en", "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
    let after = work.files("study/results")
    #expect(after.keys.sorted() == Set(whole.keys).union(names).sorted())
    for (name, bytes) in after where name != "findings.json" {
      if !names.contains(name) {
        #expect(bytes == Data("marked".utf8), "\(name)")
      } else if command != "calibrate" || ["criteria.csv", "steps.csv"].contains(name) {
        #expect(bytes == whole[name] || whole[name] == nil, "\(name) as run writes it")
      }
    }
    if command == "calibrate" { try expectNoProposals(CSVText(work.read("study/results/weights.csv"))) }
  }

  @Test func runTakesAwayTheResultsOfAnotherYear() throws {
    let work = try SmallStudy.make(["results/framework-2019.yml": "old", "results/levels.csv": "old"])
    #expect(try Tool.run(["run", work.path("study"), "--quiet"]).status == 0)
    #expect(!work.names("study/results").contains("framework-2019.yml"))
  }

  private func expectNoProposals(_ weights: CSVText) throws {
    #expect(weights["points_proposed"] == weights["points_now"])
    #expect(weights.numbers("change").allSatisfy { $0 == 0 })
    #expect(weights["reason"].allSatisfy { $0.isEmpty })
    let whole = try SharedRun.get().table("weights.csv")
    for column in ["points_calibrated", "lower", "upper", "share_at_zero"] { #expect(weights[column] == whole[column]) }
  }
}
