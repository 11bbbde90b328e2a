import Foundation
import Ledger
import Testing

@Suite struct LedgerTests {
  /// A ledger of some entries in a folder of its own.
  private func made(_ count: Int) throws -> (file: LedgerFile, bytes: Data) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = LedgerFile(folder: folder)
    for number in 1...count { try file.append(Self.entry("act \(number)")) }
    return (file, try Data(contentsOf: file.url))
  }

  static func entry(_ note: String, kind: LedgerEntry.Kind = .revision) -> LedgerEntry {
    LedgerEntry(
      kind: kind, time: "2024-12-15T08:30:00Z", by: "Ban Tổ chức", note: note, version: "1", study: "study.yml",
      command: ["adopt", note], settings: ["seed": "1"],
      inputs: [.init(file: "ratings.csv", sha256: String(repeating: "ab", count: 32))],
      outputs: [.init(file: "weights.csv", sha256: String(repeating: "cd", count: 32))])
  }

  private func lines(_ bytes: Data) -> [Data] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).map { Data($0 + [UInt8(ascii: "\n")]) }
  }

  /// The line that a fault names; nil where there is none.
  private func fault(_ bytes: Data, head: String? = nil) -> Int? {
    do throws(LedgerFault) {
      let ledger = try Ledger(bytes)
      if let head { try ledger.verify(head: head) }
      return nil
    } catch {
      return error.line
    }
  }

  @Test func aLedgerReadsBackAsItWasWritten() throws {
    let (file, bytes) = try made(4)
    let ledger = try file.read()
    #expect(ledger.entries.map(\.note) == (1...4).map { "act \($0)" })
    #expect(ledger.entries.map(\.number) == [1, 2, 3, 4])
    #expect(ledger.entries.dropFirst().map(\.previous) == Array(ledger.hashes.dropLast()))
    #expect(fault(bytes, head: ledger.head) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder.path) == [LedgerFile.name])
  }

  @Test func everyChangedByteIsFoundAndItsLineNamed() throws {
    let (_, bytes) = try made(3)
    var line = 1
    for place in bytes.indices {
      for bit in [UInt8(1), 0x20, 0x80] {
        var changed = bytes
        changed[place] ^= bit
        #expect(fault(changed) == line, "byte \(place), bit \(bit)")
      }
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
    }
  }

  @Test func linesRemovedSwappedCutOrAddedAreFound() throws {
    let (file, bytes) = try made(5)
    let head = try #require(try file.read().head)
    let lines = lines(bytes)
    for removed in 0..<4 {
      var rest = lines
      rest.remove(at: removed)
      #expect(fault(Data(rest.joined())) == removed + 1)
    }
    for swapped in 0..<4 {
      var rest = lines
      rest.swapAt(swapped, swapped + 1)
      #expect(fault(Data(rest.joined())) == swapped + 1)
    }
    let cut = Data(lines.dropLast().joined())
    #expect(fault(cut) == nil)
    #expect(fault(cut, head: head) == 5)
    try file.append(Self.entry("by hand"))
    let longer = try Data(contentsOf: file.url)
    #expect(fault(longer) == nil)
    #expect(fault(longer, head: head) == 6)
    #expect(fault(bytes.dropLast(1)) == 5)
    #expect(fault(bytes + Data("{}\n".utf8)) == 6)
  }

  /// A computation that gives the same again is recorded once; a decision as often as it is made.
  @Test func theSameComputationIsRecordedOnce() throws {
    let (file, bytes) = try made(2)
    var again = Self.entry("act 2")
    again.time = "2025-01-01T00:00:00Z"
    #expect(try file.append(again) == file.read().head)
    #expect(try Data(contentsOf: file.url) == bytes)
    again.outputs[0].sha256 = String(repeating: "ef", count: 32)
    try file.append(again)
    #expect(try file.read().entries.count == 3)
    for _ in 0..<2 { try file.append(Self.entry("act 4", kind: .adoption)) }
    #expect(try file.read().entries.count == 5)
  }

  @Test func nothingIsAppendedToABrokenLedger() throws {
    let (file, bytes) = try made(3)
    let broken = Data(lines(bytes).dropFirst().joined())
    try broken.write(to: file.url)
    #expect(throws: LedgerError.broken(LedgerFault(line: 1, reason: .outOfOrder))) {
      try file.append(Self.entry("more"))
    }
    #expect(try Data(contentsOf: file.url) == broken)
  }

  @Test func whatAnAppendLeftUnfinishedIsOverwritten() throws {
    let (file, bytes) = try made(2)
    try Data("half a li".utf8).write(to: file.folder.appendingPathComponent(".ledger.jsonl.new"))
    #expect(try file.read().entries.count == 2)
    try file.append(Self.entry("act 3"))
    #expect(try Data(contentsOf: file.url).starts(with: bytes))
  }

  @Test func manyThreadsAppendingLoseNothing() async throws {
    let (file, _) = try made(1)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for turn in 0..<10 { try file.append(Self.entry("writer \(writer) turn \(turn)")) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try file.read().entries.count == 41)
  }
}
