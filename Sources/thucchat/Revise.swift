internal import ArgumentParser
internal import Pipeline
internal import Reports

/// `thucchat revise`: next year's points within the agreed limits, and who would change level.
struct Revise: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Propose next year's points within the agreed limits, and say who would change level.",
    discussion: """
      Writes weights.csv, transitions.csv, framework-YYYY.yml for the year after the last, and changes.md. No \
      criterion moves by more than settings.most_change.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let command = StudyCommand(path: study, options: options, output: output)
    let analysis = try command.analyse()
    try command.write(
      [.weights, .transitions, .changes], of: analysis.findings, framework: analysis.nextFramework)
  }
}
