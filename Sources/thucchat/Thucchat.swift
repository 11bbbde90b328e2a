internal import ArgumentParser

/// The root command.
@main struct Thucchat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thucchat",
    abstract: "Check the ratings and the weights of an evaluation against independent outcomes.",
    version: "0.1.0",
    subcommands: [Check.self, Init.self])
}
