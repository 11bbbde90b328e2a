import Foundation
import Testing

/// The differences of two frameworks as people and programs read them.
@Suite struct DiffTests {
  private struct Comparison: Decodable {
    struct Change: Decodable {
      let element: String
      let code: String
      let key: String?
      let from: String?
      let to: String?
    }
    struct Grounds: Decodable {
      let reasons: [String: String]
      let data: [File]
    }
    struct File: Decodable {
      let file: String
    }
    let changes: [Change]
    let grounds: Grounds
  }

  @Test func aProposalIsHeldAgainstThePointsInForceWithReasonsAndData() throws {
    let work = try SharedRun.get().work
    let files = [work.path("study/framework.yml"), work.path("study/results/framework-2025.yml")]
    let run = try Tool.run(["diff"] + files + ["--json"])
    #expect(run.status == 0, "\(run.errors)")
    let comparison = try JSONDecoder().decode(Comparison.self, from: Data(run.output.utf8))
    let weights = try SharedRun.get().table("weights.csv")
    let codes = weights["criterion"]
    let moved = Set(zip(codes, weights.numbers("change")).filter { abs($1 ?? 0) > 1e-9 }.map(\.0))
    let points = comparison.changes.filter { $0.key == "max_points" }
    #expect(!moved.isEmpty)
    #expect(Set(points.map(\.code)) == moved)
    for change in points { #expect(comparison.grounds.reasons[change.code] != nil) }
    #expect(comparison.grounds.data.map(\.file).contains("ratings.csv"))
    let text = try Tool.run(["diff"] + files + ["--lang", "en"])
    #expect(text.output.contains("Made from:"))
    #expect(text.output.split(separator: "\n").count { $0.hasPrefix("Criterion ") } == points.count)
  }

  @Test func theSameFrameworkDoesNotDiffer() throws {
    let file = try SharedRun.get().work.path("study/framework.yml")
    let run = try Tool.run(["diff", file, file, "--lang", "en"])
    #expect(run.output == "The frameworks are the same.\n")
  }
}
