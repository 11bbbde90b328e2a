internal import ArgumentParser
internal import Pipeline

/// The root command.
@main struct Thucchat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thucchat",
    abstract: "Check the ratings and the weights of an evaluation against independent outcomes.",
    version: Analysis.version,
    subcommands: [
      Run.self, Check.self, Calibrate.self, WeightsCommand.self, FlagCommand.self, Classify.self, Revise.self,
      RollUpCommand.self, PilotCommand.self, SurveyCommand.self, TargetsCommand.self, Adopt.self, AuditCommand.self,
      LedgerCommand.self, LintFramework.self, Diff.self, Report.self, Simulate.self, Init.self,
    ])
}
