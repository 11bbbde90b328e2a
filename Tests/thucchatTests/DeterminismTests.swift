import Foundation
import Testing

/// The same study gives the same bytes, whatever the machine is doing or set to.
@Suite struct DeterminismTests {
  @Test func threadsFolderLocaleAndTimeZoneDoNotMatter() throws {
    let shared = try SharedRun.get()
    let work = try shared.copy(results: false)
    let run = try Tool.run(
      ["run", "study", "--lang", "en", "--threads", "2"], in: work.url,
      environment: ["LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "HOME": work.url.path])
    #expect(run.status == 0, "\(run.errors)")
    let again = work.files("study/results")
    #expect(again.keys.sorted() == shared.files.keys.sorted())
    for (name, bytes) in again { #expect(bytes == shared.files[name], "\(name)") }
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let shared = try SharedRun.get()
    let work = try shared.copy(results: false)
    for name in ["ratings.csv", "indicators.csv"] {
      let lines = try work.read("study/\(name)").split(separator: "\n").map(String.init)
      try work.write(([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n", to: "study/\(name)")
    }
    #expect(try Tool.run(["run", work.path("study"), "--lang", "en", "--quiet"]).status == 0)
    #expect(work.files("study/results")["weights.csv"] == shared.files["weights.csv"])
    let reversed = CSVText(try work.read("study/results/flags.csv"))
    let flags = try shared.table("flags.csv")
    for column in flags.headings where column != "p_value" { #expect(reversed[column] == flags[column], "\(column)") }
    // The p-value is a share of 20,000 draws of rows by their place: two such shares differ by less than six standard
    // errors of their difference.
    let standardError = (2 * 0.25 / 20_000).squareRoot()
    for (one, other) in zip(reversed.numbers("p_value"), flags.numbers("p_value")) {
      #expect(abs((one ?? 0) - (other ?? 0)) < 6 * standardError)
    }
  }

  @Test func simulatedStudiesRepeat() throws {
    let work = try Workspace()
    for name in ["a", "b"] {
      let run = try Tool.run(["simulate", work.path(name), "--units", "50", "--appraisers", "5", "--scenario", "panel"])
      #expect(run.status == 0)
    }
    #expect(!work.files("a").isEmpty)
    #expect(work.files("a") == work.files("b"))
    #expect(work.files("a-truth") == work.files("b-truth"))
  }
}
