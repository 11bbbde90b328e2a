import Foundation
import Ledger
import Testing

/// What holds in every output, whatever was found.
@Suite struct OutputLawTests {
  @Test func ranksCountEveryUnitOnce() throws {
    let flags = try SharedRun.get().table("flags.csv")
    #expect(flags.numbers("rank") == (1...240).map(Double.init))
    #expect(Set(zip(flags["unit"], flags["year"]).map { $0 + " " + $1 }).count == 240)
  }

  @Test func totalsAreSharesOfHundredWithinTheirIntervals() throws {
    let flags = try SharedRun.get().table("flags.csv")
    for name in ["self_total", "expected_total", "expected_lower", "expected_upper"] {
      #expect(flags.numbers(name).compactMap { $0 }.allSatisfy { (0...100).contains($0) })
    }
    try expectOrder(flags, "expected_lower", "expected_total", "expected_upper")
    try expectOrder(flags, "lower", "unexplained_points", "upper")
    for name in ["p_value", "q_value", "local_fdr"] {
      #expect(flags.numbers(name).compactMap { $0 }.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func statusAndFlagsAgree() throws {
    let flags = try SharedRun.get().table("flags.csv")
    #expect(flags["flagged"].contains("true"))
    for (row, status) in flags["status"].enumerated() {
      #expect(["flagged", "not_flagged", "not_assessable"].contains(status))
      #expect((flags["flagged"][row] == "true") == (status == "flagged"))
      #expect(["true", "false"].contains(flags["flagged_under"][row]))
      if status != "not_flagged" {
        #expect(flags["flagged_under"][row] == "false")
        #expect(!flags["evidence"][row].isEmpty)
      }
    }
  }

  @Test func flagsAreTheUnitsWithinTheWantedRate() throws {
    let flags = try SharedRun.get().table("flags.csv")
    for (flagged, q) in zip(flags["flagged"], flags.numbers("q_value")) {
      #expect((flagged == "true") == ((q ?? 1) <= 0.10))
    }
    let ranked = zip(flags.numbers("q_value"), flags["status"]).compactMap { $1 == "not_assessable" ? nil : $0 }
    #expect(zip(ranked, ranked.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func weightsOfATypeSumToItsPoints() throws {
    let weights = try SharedRun.get().table("weights.csv")
    for type in Set(weights["type"]) {
      let rows = weights["type"].indices.filter { weights["type"][$0] == type }
      func total(_ column: String) -> Double { rows.compactMap { weights.numbers(column)[$0] }.reduce(0, +) }
      #expect(abs(total("points_now") - 100) < 1e-9)
      #expect(abs(total("points_calibrated") - 100) < 1e-6)
      #expect(abs(total("points_proposed") - 100) < 1e-9)
    }
    try expectOrder(weights, "lower", "points_calibrated", "upper")
  }

  @Test func proposalsStayWithinTheLimitsAndOnTheStep() throws {
    let weights = try SharedRun.get().table("weights.csv")
    for row in weights.rows.indices {
      let now = try #require(weights.numbers("points_now")[row])
      let proposed = try #require(weights.numbers("points_proposed")[row])
      let change = try #require(weights.numbers("change")[row])
      #expect(abs(proposed - now - change) < 1e-9)
      #expect(abs(change) <= 2 + 1e-9)
      #expect(abs(proposed * 2 - (proposed * 2).rounded()) < 1e-9)
      #expect((change == 0) == weights["reason"][row].isEmpty)
    }
  }

  @Test func everyCriterionOfEveryTypeIsDescribed() throws {
    let weights = try SharedRun.get().table("weights.csv")
    let criteria = try SharedRun.get().table("criteria.csv")
    func keys(_ table: CSVText) -> [String] { zip(table["type"], table["criterion"]).map { $0 + " " + $1 } }
    #expect(keys(criteria) == keys(weights))
    for name in ["mean_share", "ceiling_share", "missing_share"] {
      #expect(criteria.numbers(name).allSatisfy { (0...1).contains($0 ?? -1) })
    }
  }

  @Test func transitionsAreBetweenLevelsOfTheFramework() throws {
    let transitions = try SharedRun.get().table("transitions.csv")
    let levels: Set = ["HTXS", "HTT", "HT", "KHT"]
    #expect(levels.isSuperset(of: transitions["from"] + transitions["to"]))
    #expect(transitions.numbers("probability").allSatisfy { (0...1).contains($0 ?? -1) })
  }

  @Test func theNextFrameworkIsReadAgainAndHasTheProposedPoints() throws {
    let run = try SharedRun.get()
    let work = try Workspace()
    let framework = run.work.path("study/results/framework-2025.yml")
    let simulated = try Tool.run([
      "simulate", work.path("next"), "--units", "20", "--appraisers", "2", "--framework", framework,
    ])
    #expect(simulated.status == 0, "\(simulated.errors)")
    let weights = try run.table("weights.csv")
    let points = try String(contentsOfFile: framework, encoding: .utf8)
    for (criterion, proposed) in zip(weights["criterion"], weights["points_proposed"]) {
      #expect(points.contains("{code: \(criterion), max_points: \(proposed),"))
    }
  }

  @Test func findingsHoldTheTablesAndTheHashesOfTheInputs() throws {
    let run = try SharedRun.get()
    let findings = try #require(
      JSONSerialization.jsonObject(with: run.files["findings.json"] ?? Data()) as? [String: Any])
    for name in ["flags", "weights", "criteria", "appraisers", "drift", "transitions", "power"] {
      #expect((findings[name] as? [Any])?.count == (try run.table("\(name).csv").rows.count), "\(name)")
    }
    let inputs = try #require(findings["inputs"] as? [[String: String]])
    #expect(
      inputs.compactMap { $0["file"] }.sorted() == [
        "framework.yml", "indicators.csv", "ratings.csv", "study.yml", "units.csv",
      ])
    for input in inputs {
      let file = run.work.url.appendingPathComponent("study/\(input["file"] ?? "")")
      #expect(input["sha256"] == (try SHA256.hexadecimal(ofFile: file)))
    }
  }

  @Test func theReportsSayThatTheDataAreSimulatedAndLoadNothing() throws {
    let run = try SharedRun.get()
    let html = String(decoding: run.files["report.html"] ?? Data(), as: UTF8.self)
    let markdown = String(decoding: run.files["report.md"] ?? Data(), as: UTF8.self)
    #expect(html.contains("SIMULATED") && markdown.contains("SIMULATED") && run.output.contains("SIMULATED"))
    #expect(html.contains("lang=\"en\"") && html.hasSuffix("</html>\n"))
    let page = html.replacing(#/<script[^>]*>.*?<\/script>/#.dotMatchesNewlines(), with: "")
    #expect(page.contains("default-src 'none'"))
    for loader in ["src=", "<link", "@import", "url(", "fetch("] { #expect(!page.contains(loader), "\(loader)") }
  }

  private func expectOrder(_ table: CSVText, _ low: String, _ middle: String, _ high: String) throws {
    for row in table.rows.indices {
      let values = [low, middle, high].compactMap { table.numbers($0)[row] }
      #expect(values == values.sorted(), "\(table.rows[row])")
    }
  }
}
