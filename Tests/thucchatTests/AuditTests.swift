import Foundation
import Testing

/// A sample drawn, verified and read back as an office does it.
@Suite struct AuditTests {
  @Test func aSampleIsDrawnFilledInAndReadBack() throws {
    let shared = try SharedRun.get()
    let work = try shared.copy(results: false)
    defer { withExtendedLifetime(work) {} }
    let drawn = try Tool.run(["audit", work.path("study"), "--budget", "60", "--lang", "en"])
    try #require(drawn.status == 0, "\(drawn.errors)")
    #expect(drawn.output.hasPrefix("2024: 60 verifications of 54 units, 6 of them by two people\n"))
    #expect(work.names("study/audit") == ["audit-list.csv", "audit-plan.csv"])
    #expect(!work.names("study").contains("results"))
    let plan = CSVText(try work.read("study/audit/audit-plan.csv"))
    #expect(plan.rows.count == 240)
    let list = try work.read("study/audit/audit-list.csv")
    #expect(!list.contains("flagged"))

    let truth = CSVText(try shared.work.read("study-truth/units.csv"))
    let totals = Dictionary(
      uniqueKeysWithValues: zip(truth["unit"], truth["honest_total"]).map { ($0, $1) })
    let lines = list.split(separator: "\n").map(String.init)
    let filled = lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return "\(fields[0]),\(fields[1]),\(totals[fields[0]] ?? ""),Lan"
    }
    try work.write(
      "unit,year,true_total,verifier\n" + filled.joined(separator: "\n") + "\n", to: "study/audit/audit-list.csv")
    let description = try work.read("study/study.yml")
    try work.write(description + "\naudit: audit/audit-list.csv\n", to: "study/study.yml")
    let run = try Tool.run(["run", work.path("study"), "--lang", "en", "--power", "off", "--quiet"])
    try #require(run.status == 0, "\(run.errors)")
    let report = try work.read("study/results/report.md")
    #expect(report.contains("By verification, "))
    #expect(try work.read("study/results/findings.json").contains("\"hasPlan\":true"))
  }

  @Test func nothingIsOverwritten() throws {
    let work = try SharedRun.get().copy(results: false)
    defer { withExtendedLifetime(work) {} }
    let words = ["audit", work.path("study"), "--budget", "30", "--quiet"]
    #expect(try Tool.run(words).status == 0)
    let first = work.files("study/audit")
    #expect(try Tool.run(words).status == 73)
    #expect(work.files("study/audit") == first)
    #expect(try Tool.run(words + ["--out", work.path("again")]).status == 0)
    #expect(work.files("again") == first)
  }

  @Test func budgetsAndYearsThatCannotBeAreUsageOrDataErrors() throws {
    let work = try SharedRun.get().copy(results: false)
    defer { withExtendedLifetime(work) {} }
    let study = work.path("study")
    #expect(try Tool.run(["audit", study]).status == 64)
    #expect(try Tool.run(["audit", study, "--budget", "0"]).status == 64)
    let small = try Tool.run(["audit", study, "--budget", "2", "--lang", "en"])
    #expect(small.status == 64 && small.errors.hasPrefix("--budget: at least "))
    #expect(try Tool.run(["audit", study, "--budget", "30", "--year", "1999"]).status == 65)
    #expect(work.names("study/audit").isEmpty)
  }
}
