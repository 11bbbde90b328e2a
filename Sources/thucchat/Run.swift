internal import ArgumentParser
internal import Inflation
internal import Ledger
internal import Pipeline
internal import Reports

/// `thucchat run`: the whole road, from a study folder to weights, flags, the next framework and a report.
struct Run: RecordedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Calibrate, flag, revise and report, in that order.",
    discussion: """
      Writes weights.csv, criteria.csv, steps.csv, flags.csv, appraisers.csv, drift.csv, power.csv, transitions.csv, ranks.csv, \
      robustness.csv, levels.csv, classification.csv, collectives.csv, thresholds.csv, gaps.csv, form-7a.csv, \
      form-7b.csv, framework-YYYY.yml, changes.md, findings.json, report.md, report.html and report.xlsx. The folder \
      of results is exchanged in one step. A flag is a reason to look again, never a verdict.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Option(help: "How much of the study's power is simulated: off, quick or full.")
  var power = PowerEffort.quick

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var recording: RecordingOptions

  static var kind: LedgerEntry.Kind { .revision }
  var ownArguments: [String] { ["--power", power.rawValue] }

  func computed() throws -> Computed {
    let command = StudyCommand(path: study, options: options, output: output)
    let analysis = try command.analyse(power: power)
    return Computed(
      findings: analysis.findings, files: ResultFile.ofRun, framework: analysis.nextFramework, isWhole: true)
  }
}
