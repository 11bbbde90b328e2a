import Testing

@Suite struct HelpTests {
  /// The commands that the tool's own help names.
  private static func commands() throws -> [String] {
    let lines = try Tool.run("--help").output.split(separator: "\n")
    guard let start = lines.firstIndex(of: "SUBCOMMANDS:") else { return [] }
    return lines[(start + 1)...].filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func everyCommandSaysWhatItDoes() throws {
    let commands = try Self.commands()
    #expect(commands.contains("check") && commands.contains("init"))
    for command in commands {
      let help = try Tool.run(command, "--help")
      #expect(help.status == 0)
      #expect(help.output.hasPrefix("OVERVIEW: "))
      #expect(help.output.contains("USAGE: thucchat \(command)"))
    }
  }
}
