internal import ArgumentParser
internal import Ledger
internal import Pipeline
internal import Reports

/// `thucchat revise`: next year's points within the agreed limits, and who would change level.
struct Revise: RecordedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Propose next year's points within the agreed limits, and say who would change level.",
    discussion: """
      Writes weights.csv, transitions.csv, ranks.csv, robustness.csv, framework-YYYY.yml for the year after the last, and \
      changes.md. No criterion moves by more than settings.most_change. Limits that contradict each other are named, and nothing is \
      written.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var recording: RecordingOptions

  static var kind: LedgerEntry.Kind { .revision }
  var ownArguments: [String] { [] }

  func computed() throws -> Computed {
    let command = StudyCommand(path: study, options: options, output: output)
    let analysis = try command.analyse()
    try refuseConflicts(analysis.findings, options)
    guard analysis.nextFramework != nil || analysis.findings.flags.isEmpty else {
      for line in RevisionTexts(options.language).refusals(analysis.findings) { ErrorPrinting.printError(line) }
      throw ErrorPrinting.unreadableInput
    }
    return Computed(
      findings: analysis.findings, files: [.weights, .transitions, .ranks, .robustness, .changes],
      framework: analysis.nextFramework)
  }
}
