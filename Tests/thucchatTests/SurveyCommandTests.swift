import Foundation
import Testing

/// `survey` on a shipped survey and on tables in disorder.
@Suite struct SurveyCommandTests {
  static let branches = Tool.repository.appendingPathComponent("datasets/can-tho-branches").path

  @Test func theShippedSurveyGivesItsFiles() throws {
    let work = try Workspace()
    let run = try Tool.run(["survey", Self.branches, "--out", work.path("out"), "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      work.names("out") == [
        "survey-execution.csv", "survey-items.csv", "survey-scales.csv", "survey.html", "survey.json", "survey.md",
      ])
    let scales = CSVText(try work.read("out/survey-scales.csv"))
    #expect(scales["scale"].count == 3 * 8)
    let items = CSVText(try work.read("out/survey-items.csv"))
    #expect(items["item"].count == 12)
    #expect(items.numbers("item_rest").allSatisfy { ($0 ?? 0) > 0.3 })
    let execution = CSVText(try work.read("out/survey-execution.csv"))
    let directives = try CSVText(String(contentsOfFile: Self.branches + "/directives.csv", encoding: .utf8))
    #expect(execution.numbers("issued")[0] == directives.numbers("issued").compactMap { $0 }.reduce(0, +))
    #expect(execution.numbers("in_time")[0] == directives.numbers("in_time").compactMap { $0 }.reduce(0, +))
  }

  @Test func everyProblemOfAllTablesIsNamed() throws {
    let work = try Workspace()
    try work.write("q1,q2,weight\n1,9,2\n2,x,-1\n", to: "survey.csv")
    try work.write("item,scale,reversed\nq1,s,perhaps\nq2,s,no\nq1,s,no\n", to: "items.csv")
    try work.write("issued,in_time\n5,6\n", to: "directives.csv")
    let run = try Tool.run(["survey", work.url.path, "--lang", "en"])
    #expect(run.status == 65)
    for line in [
      "survey.csv:2: column q2: found \"9\", expected a number from 1 to 5",
      "survey.csv:3: column q2: found \"x\", expected a number",
      "survey.csv:3: column weight: found \"-1\", expected a number from 1e-06 to 1000000000000",
      "items.csv:2: column reversed: found \"perhaps\", expected yes or no",
      "items.csv:4: column item: found \"q1\", it is there already (line 2), expected once",
      "directives.csv:2: column in_time: found \"6\", it must not be above column issued",
    ] { #expect(run.errorLines.contains(line), "\(run.errors)") }
    #expect(work.names() == ["directives.csv", "items.csv", "survey.csv"])
  }

  @Test func anItemWithoutAnswersAndAScaleOfOne() throws {
    let work = try Workspace()
    try work.write("q1,q2\n1,2\n", to: "survey.csv")
    try work.write("item,scale\nq1,s\nq2,s\nq3,t\n", to: "items.csv")
    let run = try Tool.run(["survey", work.url.path, "--lang", "en"])
    #expect(run.status == 65)
    #expect(
      run.errorLines == [
        "items.csv:4: column item: found \"q3\", no column of the answers has this code",
        "items.csv:4: column scale: found \"t\", expected at least 2 items in a scale",
      ])
  }

  /// One respondent, and answers that are all alike, have means and no figures that need spread.
  @Test(arguments: ["q1,q2\n1,2\n", "q1,q2\n3,3\n3,3\n3,3\n", "q1,q2\n,\n,4\n"])
  func smallAndConstantSurveys(answers: String) throws {
    let work = try Workspace()
    try work.write(answers, to: "survey.csv")
    try work.write("item,scale\nq1,s\nq2,s\n", to: "items.csv")
    let run = try Tool.run(["survey", work.url.path, "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(CSVText(try work.read("results/survey-scales.csv"))["alpha"] == [""])
  }
}
