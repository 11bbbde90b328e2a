internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Reports

/// `thucchat report`: the reports, made again from findings.json.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the reports again from findings.json, in another language or for publication.",
    discussion: "Reads findings.json in the folder of results; writes report.html, report.xlsx and report.md.")

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Flag(help: "Write report.docx too, where pandoc is installed; with charts where vl-convert is.")
  var docx = false

  @Flag(help: "Write each chart as a picture too, chart-*.png, where vl-convert is installed.")
  var pictures = false

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let command = StudyCommand(path: study, options: options, output: output)
    let file = command.folder.appendingPathComponent(ResultFile.findings.rawValue)
    let texts = ProgressTexts(options.language)
    guard let data = try? Data(contentsOf: file) else {
      ErrorPrinting.printError(texts.noFindings(file.relativePath))
      throw ErrorPrinting.missingInput
    }
    let findings: Findings
    do throws(ReportError) {
      findings = try FindingsFile.decode(data)
    } catch {
      ErrorPrinting.printError(texts.notFindings(file.relativePath, "\(error)"))
      throw ErrorPrinting.unreadableInput
    }
    try command.write(
      [.reportHTML, .reportWorkbook, .reportMarkdown], of: findings,
      extras: Set((docx ? [.word] : []) + (pictures ? [.pictures] : [])))
  }
}
