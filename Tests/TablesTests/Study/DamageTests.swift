import Evaluation
import Foundation
import Statistics
import Tables
import Testing

/// Copies of a study with bytes changed, removed, repeated or exchanged at random: each is read, or refused with
/// problems that name a file.
@Suite struct DamageTests {
  private static let tokens = [
    "\"", ",", ";", "\t", "\n", "\r", "'", "=", "nan", "1e999", "-", "&a ", "*a ", "{", "}", "[", "]", ": ", "? ",
    "\u{0}", "\u{FEFF}",
    "é", "e\u{301}", "99999999999999999999", "1.234", "1,5", "NA", "- ", "|\n", "!!binary ", "%YAML 9.9\n", "---\n",
    "...\n",
  ]

  private static func damage(_ bytes: inout [UInt8], _ random: inout RandomStream) {
    guard !bytes.isEmpty else { return }
    let position = random.index(below: bytes.count)
    let length = min(1 + random.index(below: 40), bytes.count - position)
    switch random.index(below: 6) {
    case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
    case 1: bytes.removeSubrange(position..<(position + length))
    case 2: bytes.insert(contentsOf: bytes[position..<(position + length)], at: random.index(below: bytes.count))
    case 3: bytes.removeLast(random.index(below: bytes.count))
    case 4: bytes.swapAt(position, random.index(below: bytes.count))
    default: bytes.insert(contentsOf: tokens[random.index(below: tokens.count)].utf8, at: position)
    }
  }

  @Test(arguments: 0..<4)
  func damagedCopiesAreReadOrRefused(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), 99)
    let folder = try StudyFolder()
    let names = StudyFolder.files.keys.sorted()
    var refused = 0
    for _ in 0..<250 {
      let name = names[random.index(below: names.count)]
      var bytes = Array((StudyFolder.files[name] ?? "").utf8)
      for _ in 0...random.index(below: 4) { Self.damage(&bytes, &random) }
      try folder.write(bytes, to: name)
      let problems = folder.problems()
      refused += problems.isEmpty ? 0 : 1
      #expect(problems.allSatisfy { !$0.file.isEmpty })
      try folder.write(Array((StudyFolder.files[name] ?? "").utf8), to: name)
    }
    #expect(refused > 50)
    #expect(folder.problems().isEmpty)
  }
}
