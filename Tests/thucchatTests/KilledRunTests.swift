import Foundation
import Testing

/// A run that is killed at any moment leaves the old results or the new ones, never a mixture.
@Suite struct KilledRunTests {
  /// How many runs each test kills; `THUCCHAT_KILLS` asks for more.
  static let kills = ProcessInfo.processInfo.environment["THUCCHAT_KILLS"].flatMap(Int.init) ?? 8

  @Test func atAnyMomentOfTheRun() throws {
    let killed = try KilledRuns()
    for kill in 0..<Self.kills {
      // Spread over the run, the writing at its end included: quasi-random by the golden ratio.
      let share = 0.3 + (Double(kill) * 0.6180339887).truncatingRemainder(dividingBy: 1)
      let results = try killed.results { _ in usleep(UInt32(share * killed.length * 1e6)) }
      #expect(results == killed.old || results == killed.new, "killed after \(share) of the run")
    }
    try killed.expectNoRemains()
  }

  @Test func whileTheNewFolderIsBuilt() throws {
    let killed = try KilledRuns()
    for kill in 0..<Self.kills {
      let results = try killed.results { process in
        while process.isRunning && !killed.hasStagedFolder { usleep(100) }
        usleep(UInt32(kill) * 400)
      }
      #expect(results == killed.old || results == killed.new, "killed \(kill * 400) µs after the folder appeared")
    }
    try killed.expectNoRemains()
  }
}

/// A study that is run again and again, each run killed.
private struct KilledRuns {
  let work: Workspace
  let new: [String: Data]
  let old: [String: Data]
  /// The seconds that a run takes.
  let length: Double

  private var words: [String] { ["run", work.path("study"), "--lang", "en", "--quiet"] }

  init() throws {
    work = try SmallStudy.make()
    let start = ContinuousClock.now
    let run = try Tool.run(["run", work.path("study"), "--lang", "en", "--quiet"])
    try #require(run.status == 0, "\(run.errors)")
    length = (ContinuousClock.now - start) / .seconds(1)
    new = work.files("study/results")
    old = new.mapValues { _ in Data("old".utf8) }
  }

  /// Whether a folder is being built beside the results.
  var hasStagedFolder: Bool { work.names("study").contains { $0.hasPrefix(".results") } }

  /// The results after a run over the old ones was killed, at the moment to which a function waits.
  func results(wait: (Process) -> Void) throws -> [String: Data] {
    for (name, bytes) in old { try bytes.write(to: work.url.appendingPathComponent("study/results/\(name)")) }
    try Tool.kill(words, wait: wait)
    return work.files("study/results")
  }

  /// The next run puts its results in place and clears what the killed ones left.
  func expectNoRemains() throws {
    #expect(try Tool.run(words).status == 0)
    #expect(work.files("study/results") == new)
    #expect(!hasStagedFolder)
  }
}
