import Foundation
import Testing

/// Every command explains itself, and the README names no other.
@Suite struct HelpTests {
  static let commands = [
    "run", "check", "calibrate", "weights", "flag", "classify", "revise", "adopt", "ledger", "lint-framework", "diff",
    "report",
    "simulate", "init", "audit", "rollup", "pilot", "survey", "targets",
  ]

  @Test func theToolListsItsCommands() throws {
    let help = try Tool.run(["--help"])
    #expect(help.status == 0)
    let listed = help.output.split(separator: "\n").compactMap { $0.firstMatch(of: #/^  ([a-z][a-z-]*)  /#)?.1 }.map(
      String.init)
    #expect(listed.filter { $0 != "help" }.sorted() == Self.commands.sorted())
  }

  @Test(arguments: commands)
  func everyCommandHasHelp(command: String) throws {
    let help = try Tool.run([command, "--help"])
    #expect(help.status == 0)
    #expect(help.output.hasPrefix("OVERVIEW: "))
    #expect(help.output.contains("USAGE: thucchat \(command)"))
  }

  @Test(arguments: [
    "README.md", "CONTRIBUTING.md", "notebooks-md/00-start.md", "notebooks-md/01-grassroots-types.md",
    "notebooks-md/02-yearly-round.md", "notebooks-md/03-collective-and-members.md",
  ])
  func theDocumentsNameCommandsThatExist(name: String) throws {
    let text = try String(contentsOf: Tool.repository.appendingPathComponent(name), encoding: .utf8)
    let named = text.matches(of: /[`\/ ]thucchat ([a-z-]+)/).map { String($0.1) }
    #expect(Set(Self.commands).isSuperset(of: named), "\(named)")
    for script in text.matches(of: /scripts\/[a-z-]+/).map({ String($0.0) }) {
      #expect(FileManager.default.fileExists(atPath: Tool.repository.appendingPathComponent(script).path), "\(script)")
    }
  }
}
