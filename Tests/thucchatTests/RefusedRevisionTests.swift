import Foundation
import Testing

/// A revision whose limits contradict each other names them and writes nothing.
@Suite struct RefusedRevisionTests {
  @Test func contradictoryLimitsAreNamedAndNothingIsWritten() throws {
    let work = try SharedRun.get().copy(results: false)
    let framework = try work.read("study/framework.yml")
    let line = try #require(framework.split(separator: "\n").first { $0.contains("max_points:") })
    let limited = line.replacing("max_points:", with: "floor: 190, max_points:")
    try work.write(framework.replacing(line, with: limited), to: "study/framework.yml")
    for command in [["revise"], ["calibrate"], ["weights", "--method", "outcomes-within-limits"]] {
      let run = try Tool.run(command + [work.path("study"), "--lang", "en"])
      #expect(run.status == 65)
      #expect(run.errorLines.contains { $0.contains("190") }, "\(run.errors)")
      #expect(!work.names("study").contains("results"))
    }
  }
}
