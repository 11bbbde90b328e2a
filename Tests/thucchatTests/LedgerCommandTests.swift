import Foundation
import Ledger
import Testing

/// The ledger as a user keeps it.
@Suite struct LedgerCommandTests {
  private func ledger(_ work: Workspace, _ words: String...) throws -> Tool.Run {
    try Tool.run(["ledger"] + words + [work.path("study"), "--lang", "en"])
  }

  /// The hash that a text names as the ledger's head.
  private func head(in text: String) -> String? {
    text.firstMatch(of: /Head of the ledger: ([0-9a-f]{64})/).map { String($0.1) }
  }

  @Test func aRevisionIsRecordedAdoptedVerifiedAndReplayed() throws {
    let work = try SharedRun.get().copy(results: false)
    let study = work.path("study")
    let revise = ["revise", study, "--lang", "en", "--quiet", "--by", "office"]
    #expect(try Tool.run(revise).status == 0)
    #expect(!work.names("study").contains("ledger.jsonl"))
    #expect(try Tool.run(revise + ["--record"]).status == 0)
    let first = work.files("study/results")
    let noted = try #require(head(in: work.read("study/results/changes.md")))
    #expect(try ledger(work, "verify", "--head", noted).status == 0)

    #expect(try Tool.run(revise).status == 0)
    #expect(work.files("study/results") == first)

    let adopted = try Tool.run([
      "adopt", work.path("study/results/framework-2025.yml"), "--by", "committee", "--note", "decision 12", "--lang",
      "en",
    ])
    #expect(adopted.status == 0, "\(adopted.errors)")
    #expect(adopted.output.contains("As proposed in line 1"))
    #expect(work.files("study")["framework-2025.yml"] == first["framework-2025.yml"])
    let after = try ledger(work, "verify", "--head", noted)
    #expect(after.status == 65)
    #expect(after.errors.hasPrefix("ledger.jsonl:2:"))
    for entry in ["1", "2"] {
      let replay = try ledger(work, "replay", entry)
      #expect(replay.status == 0, "\(replay.errors)")
    }
    try work.write(try work.read("study/ratings.csv") + "\n", to: "study/ratings.csv")
    let changed = try ledger(work, "replay", "1")
    #expect(changed.status == 65)
    #expect(changed.errorLines == ["ratings.csv: is not the file that was recorded"])
  }

  @Test func aBadLineIsNamedAndNothingIsAppended() throws {
    let work = try SmallStudy.make()
    for note in ["a", "b", "c"] {
      #expect(try Tool.run(record(work, "ratings.csv", note: note)).status == 0)
    }
    let text = try work.read("study/ledger.jsonl")
    try work.write(text.replacing(#""note":"b""#, with: #""note":"B""#), to: "study/ledger.jsonl")
    let verified = try ledger(work, "verify")
    #expect(verified.status == 65)
    #expect(verified.errorLines == ["ledger.jsonl:2: is not as it was written"])
    let broken = try work.read("study/ledger.jsonl")
    #expect(try Tool.run(record(work, "ratings.csv", note: "d")).status == 65)
    #expect(try work.read("study/ledger.jsonl") == broken)
  }

  /// Where the ledger is broken a framework is not adopted: it is not copied either. Somebody has to have decided something.
  @Test func aFrameworkIsNotAdoptedBesideABrokenLedger() throws {
    let work = try SmallStudy.make()
    #expect(try Tool.run(record(work, "ratings.csv", note: "a")).status == 0)
    let framework = try work.read("study/framework.yml")
    let version = try #require(framework.firstMatch(of: /version: .*/)).0
    try work.write(framework.replacing(version, with: "version: \"2031\""), to: "next.yml")
    let names = work.names("study")
    func adopt(by: String, note: String) throws -> Tool.Run {
      try Tool.run(["adopt", work.path("next.yml"), "--study", work.path("study"), "--by", by, "--note", note])
    }
    #expect(try adopt(by: " ", note: "decision 3").status == 64)
    #expect(try adopt(by: "committee", note: "").status == 64)
    let text = try work.read("study/ledger.jsonl")
    try work.write(String(text.dropLast(5)), to: "study/ledger.jsonl")
    #expect(try adopt(by: "committee", note: "decision 3").status == 65)
    #expect(work.names("study") == names)
    try work.write(text, to: "study/ledger.jsonl")
    #expect(try adopt(by: "committee", note: "decision 3").status == 0)
    #expect(work.names("study") == (names + ["framework-2031.yml"]).sorted())
  }

  private func record(_ work: Workspace, _ file: String, note: String) -> [String] {
    [
      "ledger", "record", work.path("study"), "--kind", "validation", "--file", file, "--by", "office", "--note", note,
      "--quiet",
    ]
  }

  @Test func twoProcessesAppendingLoseNothing() async throws {
    let work = try SmallStudy.make()
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for writer in ["one", "two"] {
        group.addTask {
          var status: Int32 = 0
          for turn in 0..<8 {
            status += try Tool.run(self.record(work, "units.csv", note: "\(writer) \(turn)")).status
          }
          return status
        }
      }
      for try await status in group { #expect(status == 0) }
    }
    let entries = try LedgerFile(folder: work.url.appendingPathComponent("study")).read().entries
    #expect(Set(entries.compactMap(\.note)).count == 16)
    #expect(entries.count == 16)
  }

  @Test func aKilledAppendLeavesALedgerThatVerifies() throws {
    let work = try SmallStudy.make()
    let file = LedgerFile(folder: work.url.appendingPathComponent("study"))
    var before = 0
    for turn in 0..<24 {
      try Tool.kill(record(work, "units.csv", note: "\(turn)")) { process in
        usleep(UInt32(2000 * turn))
        if turn % 8 == 7 { process.waitUntilExit() }
      }
      let count = try file.read().entries.count
      #expect(count == before || count == before + 1)
      before = count
    }
    #expect(before >= 3)
  }
}
