internal import ArgumentParser
internal import Ledger
internal import Pipeline
internal import Reports

/// `thucchat calibrate`: the points that the outcomes support, with intervals.
struct Calibrate: RecordedCommand {
  /// A way to find weights.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case outcomes
  }

  static let configuration = CommandConfiguration(
    abstract: "Find how many points the outcomes support for each criterion, with intervals.",
    discussion: """
      Writes weights.csv, criteria.csv, steps.csv, importance.csv and robustness.csv. Units that are very probably over-rated are left out first. With --penalty \
      nothing is chosen by the data: λ is as given, no correction for the noise of ratings is made, no unit is left \
      out, and small studies are not guarded. Floors, caps, frozen criteria and fixed groups that contradict each \
      other are named, and nothing is written.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Option(help: "How weights are found: from outcomes.")
  var method = Method.outcomes

  @Option(help: ArgumentHelp("Fix the penalty on departing from the points in force.", valueName: "λ"))
  var penalty: Double?

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var recording: RecordingOptions

  static var kind: LedgerEntry.Kind { .calibration }
  var ownArguments: [String] { penalty.map { ["--penalty", "\($0)"] } ?? [] }

  func validate() throws {
    if let penalty, !(penalty >= 0 && penalty.isFinite) {
      throw ValidationError("--penalty has to be a number, 0 or more")
    }
  }

  func computed() throws -> Computed {
    let command = StudyCommand(path: study, options: options, output: output)
    let analysis = try command.analyse(penalty: penalty)
    try refuseConflicts(analysis.findings, options)
    return Computed(
      findings: analysis.findings.withoutProposals, files: [.weights, .criteria, .steps, .importance, .robustness],
      summary: .weights)
  }
}

/// Ends with the data's fault where limits of the framework contradict each other, each named with by how much.
func refuseConflicts(_ findings: Findings, _ options: GlobalOptions) throws {
  let conflicts = RevisionTexts(options.language).conflicts(findings)
  for line in conflicts { ErrorPrinting.printError(line) }
  if !conflicts.isEmpty { throw ErrorPrinting.unreadableInput }
}
