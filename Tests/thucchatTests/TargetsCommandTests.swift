import Foundation
import Testing

/// `targets` on the shipped programme and on tables in disorder.
@Suite struct TargetsCommandTests {
  static let programme = Tool.repository.appendingPathComponent("datasets/thai-nguyen-targets").path

  /// The figures of the document: baseline and goal of the eight targets that have both.
  static let figures: [String: (Double, Double)] = [
    "under35": (14.80, 20), "women": (24.85, 30), "minority": (20.38, 25), "age": (43.65, 40), "trained": (95.32, 98),
    "college": (76.80, 80), "theory": (80.89, 90), "theory-high": (15.69, 20),
  ]

  @Test func theDocumentsFiguresGiveProgressRateAndProbability() throws {
    let work = try Workspace()
    let run = try Tool.run([
      "targets", Self.programme, "--out", work.path("out"), "--lang", "en", "--title", "simulated",
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      work.names("out") == [
        "target-heaping.csv", "target-places.csv", "target-progress.csv", "targets.html", "targets.json", "targets.md",
      ])
    let table = CSVText(try work.read("out/target-progress.csv"))
    let codes = table["target"]
    #expect(codes.count == 20)
    for (code, (baseline, goal)) in Self.figures {
      let row = try #require(codes.firstIndex(of: code))
      #expect(table.numbers("baseline")[row] == baseline && table.numbers("goal")[row] == goal)
      let latest = try #require(table.numbers("latest")[row])
      let progress = try #require(table.numbers("progress")[row])
      #expect(abs(progress - (latest - baseline) / (goal - baseline)) < 1e-4)
      #expect(table["rate_per"][row] == "congress" && table["steps_left"][row] == "1")
      #expect(abs((table.numbers("required_rate")[row] ?? 0) - (goal - latest)) < 1e-4)
      #expect((0...1).contains(table.numbers("probability")[row] ?? -1))
    }
    let strong = try #require(codes.firstIndex(of: "strong"))
    #expect(table["goal_of_all"][strong] == "40")
    let heaping = CSVText(try work.read("out/target-heaping.csv"))
    let good = try #require(heaping["target"].firstIndex(of: "good"))
    #expect(heaping.numbers("p_value")[good] ?? 1 < 0.05)
    #expect(CSVText(try work.read("out/target-places.csv"))["place"].count == 9)
  }

  @Test func everyProblemIsNamedAndNothingIsWritten() throws {
    let work = try Workspace()
    try work.write("target,kind,goal,goal_year\na,at_leas,20,2020\nb,at_least,300,2020\n", to: "targets.csv")
    try work.write("target,year,value\nc,2018,5\n", to: "values.csv")
    let run = try Tool.run(["targets", work.url.path, "--lang", "en"])
    #expect(run.status == 65)
    #expect(run.errorLines.count == 3)
    #expect(run.errors.contains("targets.csv:2: column kind: found \"at_leas\", expected one of: at_least, at_most"))
    #expect(work.names() == ["targets.csv", "values.csv"])
  }

  @Test func targetsAloneHaveRatesAndNoForecast() throws {
    let work = try Workspace()
    try work.write(
      "target,kind,goal,goal_year,baseline,baseline_year\na,at_least,20,2020,15,2016\nb,at_least,20,2020,,\n",
      to: "targets.csv")
    let run = try Tool.run(["targets", work.path("targets.csv"), "--lang", "en", "--out", work.path("out")])
    #expect(run.status == 0, "\(run.errors)")
    let table = CSVText(try work.read("out/target-progress.csv"))
    #expect(table.numbers("required_rate") == [1.25, nil])
    #expect(table["probability"] == ["", ""])
  }
}
