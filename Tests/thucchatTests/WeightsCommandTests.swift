import Foundation
import Testing

/// `thucchat weights`.
@Suite struct WeightsCommandTests {
  @Test func allMethodsAreComparedAndTheirPointsSumUp() throws {
    let work = try SharedRun.get().copy(results: false)
    let run = try Tool.run(["weights", work.path("study"), "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Agreement"))
    #expect(
      work.names("study/results").sorted()
        == ["importance.csv", "method-comparison.csv", "method-weights.csv"])
    let comparison = CSVText(try work.read("study/results/method-comparison.csv"))
    #expect(Set(comparison["method"]).isSuperset(of: ["now", "outcomes", "equal", "entropy", "critic", "merec"]))
    let weights = CSVText(try work.read("study/results/method-weights.csv"))
    var sums: [String: Double] = [:]
    for (key, points) in zip(zip(weights["type"], weights["method"]), weights.numbers("points")) {
      sums["\(key.0) \(key.1)", default: 0] += points ?? .nan
    }
    let importance = CSVText(try work.read("study/results/importance.csv"))
    for column in ["share_of_points", "shapley"] {
      let values = importance.numbers(column).compactMap { $0 }
      let types = Set(importance["type"]).count
      #expect(abs(values.reduce(0, +) - Double(types)) < 0.005, "\(column)")
    }
    for sum in sums { #expect(abs(sum.value - 100) < 1e-6, "\(sum.key)") }
  }

  @Test func oneMethodIsShownBesideThePointsNow() throws {
    let work = try SharedRun.get().copy(results: false)
    let run = try Tool.run(["weights", work.path("study"), "--method", "standard-deviation", "--json"])
    #expect(run.status == 0, "\(run.errors)")
    let comparison = CSVText(try work.read("study/results/method-comparison.csv"))
    #expect(Set(comparison["method"]) == ["now", "standard_deviation"])
    #expect(run.output.contains("\"rankCorrelation\""))
  }

  @Test func limitsThatAreNotThereAreNamed() throws {
    let work = try SharedRun.get().copy(results: false)
    let run = try Tool.run(["weights", work.path("study"), "--method", "outcomes-within-limits", "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect((run.output + run.errors).contains("sets no floors, caps, frozen criteria or fixed groups"))
  }

  @Test func aMethodOfExpertsNeedsExperts() throws {
    let work = try SharedRun.get().copy(results: false)
    let run = try Tool.run(["weights", work.path("study"), "--method", "pairwise", "--lang", "en"])
    #expect(run.status == 66)
    #expect(run.errors == "ahp-*.csv: there is no such file\n")
    #expect(!FileManager.default.fileExists(atPath: work.path("study/results")))
    #expect(try Tool.run(["weights", work.path("study"), "--method", "guess"]).status == 64)
  }
}
