import Foundation
import Testing

/// A run that is killed at any moment leaves the old results or the new ones, never a mixture.
@Suite struct KilledRunTests {
  /// How many runs are killed; `THUCCHAT_KILLS` asks for more.
  static let kills = ProcessInfo.processInfo.environment["THUCCHAT_KILLS"].flatMap(Int.init) ?? 8

  @Test func oldResultsOrNew() throws {
    let work = try SmallStudy.make()
    let run = ["run", work.path("study"), "--lang", "en", "--quiet"]
    let start = ContinuousClock.now
    #expect(try Tool.run(run).status == 0)
    let length = Double((ContinuousClock.now - start) / .seconds(1))
    let new = work.files("study/results")
    let old = new.mapValues { _ in Data("old".utf8) }
    for kill in 0..<Self.kills {
      for (name, bytes) in old { try bytes.write(to: work.url.appendingPathComponent("study/results/\(name)")) }
      // Spread over the run, the writing at its end included: quasi-random by the golden ratio.
      let share = (Double(kill) * 0.6180339887).truncatingRemainder(dividingBy: 1)
      _ = try Tool.kill(run, after: length * (0.3 + share))
      let found = work.files("study/results")
      #expect(found == old || found == new, "killed after \(length * (0.3 + share)) s")
    }
    #expect(try Tool.run(run).status == 0)
    #expect(work.files("study/results") == new)
    #expect(work.names("study").filter { $0.hasPrefix(".") } == [])
  }
}
