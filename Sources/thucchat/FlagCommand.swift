internal import ArgumentParser
internal import Inflation
internal import Pipeline
internal import Reports

/// `thucchat flag`: the ratings that are worth a second look, with the evidence for each.
struct FlagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag",
    abstract: "List the ratings that are worth a second look, with the evidence for each.",
    discussion: """
      Writes flags.csv, appraisers.csv, drift.csv and power.csv. Flags are findings, not errors: the status is 0 with \
      or without them.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Option(help: "How much of the study's power is simulated: off, quick or full.")
  var power = PowerEffort.quick

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let command = StudyCommand(path: study, options: options, output: output)
    let analysis = try command.analyse(power: power)
    try command.write([.flags, .appraisers, .drift, .power], of: analysis.findings)
  }
}
