import Foundation
import Testing

/// `pilot` on a shipped trial and on tables in disorder.
@Suite struct PilotCommandTests {
  static let branches = Tool.repository.appendingPathComponent("datasets/can-tho-branches").path
  static let heading = "unit,treated,period,after,value\n"

  @Test func theShippedTrialGivesItsFiles() throws {
    let work = try Workspace()
    let run = try Tool.run(["pilot", Self.branches, "--out", work.path("out"), "--lang", "en", "--title", "simulated"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("SIMULATED DATA"))
    #expect(
      work.names("out") == [
        "pilot-blocks.csv", "pilot-effect.csv", "pilot-next-trial.csv", "pilot-units.csv", "pilot.html", "pilot.json",
        "pilot.md",
      ])
    let effect = CSVText(try work.read("out/pilot-effect.csv"))
    let lower = try #require(effect.numbers("lower")[0])
    let upper = try #require(effect.numbers("upper")[0])
    let truth = try CSVText(
      String(contentsOfFile: Self.branches + "/truth/effects.csv", encoding: .utf8)
    ).numbers("effect").compactMap { $0 }.filter { $0 != 0 }
    #expect(truth.count == 7)
    let mean = truth.reduce(0, +) / 7
    #expect(lower < mean && mean < upper)
    #expect(effect["possible_assignments"][0] == "138240")
    #expect(CSVText(try work.read("out/pilot-units.csv"))["unit"].count == 40)
  }

  /// The same bytes twice, in either language's CSV, with any number of threads.
  @Test func theSameTwice() throws {
    let work = try Workspace()
    for (name, threads) in [("a", "1"), ("b", "2")] {
      let run = try Tool.run(["pilot", Self.branches, "--out", work.path(name), "--threads", threads, "--quiet"])
      #expect(run.status == 0 && run.output.isEmpty)
    }
    #expect(work.files("a") == work.files("b"))
  }

  @Test func jsonHasTheFindings() throws {
    let work = try Workspace()
    let run = try Tool.run(["pilot", Self.branches, "--out", work.path("out"), "--json", "--draws", "999"])
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = try #require(value?["findings"] as? [String: Any])
    #expect(findings["assignments"] as? Int == 1000)
    #expect((value?["inputs"] as? [[String: Any]])?.first?["file"] as? String == "pilot.csv")
  }

  @Test func everyProblemIsNamedAndNothingIsWritten() throws {
    let work = try Workspace()
    try work.write(
      "unit,treated,period,after,value\na,yes,1,no,x\na,no,2,yes,5\na,yes,2,yes,6\nb,maybe,1,yes,4\nb,no,3,no,\n",
      to: "pilot.csv")
    let run = try Tool.run(["pilot", work.path("pilot.csv"), "--lang", "en"])
    #expect(run.status == 65)
    for line in [
      "pilot.csv:2: column value: found \"x\", expected a number",
      "pilot.csv:3: column treated: found \"no\", expected the same as in line 2",
      "pilot.csv:4: column period: found \"2\", it is there already (line 3), expected once",
      "pilot.csv:5: column treated: found \"maybe\", expected yes or no",
      "pilot.csv:5: column after: found \"yes\", expected the same as in line 2",
    ] { #expect(run.errorLines.contains(line), "\(run.errors)") }
    #expect(work.names() == ["pilot.csv"])
  }

  @Test func aTrialWithoutOthersIsRefused() throws {
    let work = try Workspace()
    try work.write(Self.heading + "a,yes,1,no,1\na,yes,2,yes,2\nb,yes,1,no,1\nb,yes,2,yes,2\n", to: "pilot.csv")
    let run = try Tool.run(["pilot", work.url.path, "--lang", "en"])
    #expect(run.status == 65)
    #expect(run.errorLines.count == 1 && run.errors.contains("no block has both"))
    let missing = try Tool.run(["pilot", work.path("nowhere"), "--lang", "en"])
    #expect(missing.status == 66)
  }

  /// Two units and two periods leave nothing to estimate a spread by; nothing is claimed and nothing fails.
  @Test(arguments: [
    "a,yes,1,no,1\na,yes,2,yes,2\nb,no,1,no,1\nb,no,2,yes,1\n", "a,1,1,0,1\na,1,2,1,1\nb,0,1,0,1\nb,0,2,1,1\n",
  ])
  func theSmallestTrial(rows: String) throws {
    let work = try Workspace()
    try work.write(Self.heading + rows, to: "pilot.csv")
    let run = try Tool.run(["pilot", work.url.path, "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("cannot reach 5%"))
  }
}
