internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Inflation
internal import Pipeline
internal import Reports
internal import Tables

/// `thucchat audit`: a sample of units to verify, flagged ones and others mixed.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract:
      "Draw a validation sample: flagged units and others, mixed, for verifiers who do not know which is which.",
    discussion: """
      Writes audit-plan.csv, which stays with the analyst, and audit-list.csv for the verifiers to fill in, to audit/ in \
      the study or to --out. Give the filled list back as `audit: audit/audit-list.csv` in study.yml, with the plan beside \
      it: `run` then says how many flags are right and how far all ratings lie above the verified ones. A tenth of the \
      verifications are second ones of a unit; let somebody else make them. Files that are there are not overwritten.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Option(help: "The number of verifications.")
  var budget: Int

  @Option(help: "The year to verify (default: the last).")
  var year: Int?

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if budget < 1 { throw ValidationError("--budget has to be 1 or more") }
  }

  func run() throws {
    let reading = try options.readStudy(study)
    let texts = AuditCommandTexts(options.language)
    let command = StudyCommand(path: study, options: options, output: output)
    let findings = try command.analyse(reading).findings
    let design: AuditDesign
    do throws(AuditDesign.Failure) {
      design = try AuditDesign(
        findings.flags, units: reading.study.units, budget: budget, year: year ?? findings.years.last ?? 0,
        settings: reading.study.settings)
    } catch {
      ErrorPrinting.printError(texts.failure(error))
      throw error == .nothingToVerify ? ErrorPrinting.unreadableInput : ExitCode(64)
    }
    let style: CSVWriter.Style = output.excel ? .excel : .plain
    let folder = options.out ?? command.folder.deletingLastPathComponent().appendingPathComponent("audit").relativePath
    let units = reading.study.units
    try NewFiles(folder: URL(fileURLWithPath: folder), errors: ErrorPrinting(options)).write(
      [
        (AuditTables.planName, AuditTables.plan(design.plan, units: units, style: style)),
        (AuditTables.listName, AuditTables.list(design.list, year: design.year, units: units, style: style)),
      ], mustBeNew: false)
    if options.quiet { return }
    for line in texts.lines(design, folder: folder) { print(line) }
  }
}
