internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Ledger
internal import Pipeline
internal import Reports
internal import Tables

/// The options of commands on tables that stand alone.
struct UndertakingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("What the reports are called; with the word simulated it is said over them.", valueName: "text"))
  var title: String?

  @Flag(help: "Write CSV with semicolons and decimal commas, as Excel reads it in Vietnamese.")
  var excel = false

  @Option(help: "The confidence of intervals.")
  var confidence = 0.95

  func validate() throws {
    if !(confidence > 0 && confidence < 1) { throw ValidationError("--confidence has to lie between 0 and 1") }
  }
}

/// What the commands on tables that stand alone have in common: read, report, write, say.
struct UndertakingCommand {
  let path: String
  let options: GlobalOptions
  let own: UndertakingOptions

  var errors: ErrorPrinting { ErrorPrinting(options) }

  /// Reads the tables, makes the report and writes it.
  ///
  /// Problems of the tables are printed, and the command ends with their status.
  func run<Content>(
    _ read: (URL, Int, Bool) throws(DataError) -> TableReading<Content>,
    report: (TableReading<Content>, UndertakingHeading) throws -> any UndertakingResult
  ) throws {
    let reading: TableReading<Content>
    do throws(DataError) {
      reading = try read(URL(fileURLWithPath: path), options.threadCount, options.flattenHeadings)
    } catch {
      throw errors.exit(for: error)
    }
    try write(try report(reading, heading(reading.inputs, reading.notes)))
  }

  /// What stands over the report.
  private func heading(_ inputs: [StudyInput], _ notes: [Note]) throws -> UndertakingHeading {
    UndertakingHeading(
      title: own.title, version: Analysis.version,
      inputs: try inputs.map { input in
        guard let hash = try? SHA256.hexadecimal(ofFile: input.url) else {
          throw errors.exit(for: WriteError(path: input.name, reason: "SHA-256"))
        }
        return Findings.Input(file: input.name, sha256: hash)
      }, notes: notes)
  }

  /// Where results go: `results` beside the tables.
  private var folder: URL {
    if let out = options.out { return URL(fileURLWithPath: out) }
    let location = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: location.path, isDirectory: &isFolder)
    let place = isThere && isFolder.boolValue ? location : location.deletingLastPathComponent()
    return place.appendingPathComponent("results")
  }

  /// Writes the files in one step and says what was found.
  private func write(_ report: any UndertakingResult) throws {
    let files = try report.files(style: own.excel ? .excel : .plain)
    do {
      try ResultFolder(folder).replace(
        files.map { .init($0) }, threads: options.threadCount, replacingAll: false)
    } catch let failure as ResultFolder.Failure {
      throw errors.exit(for: failure, folder: folder.relativePath)
    }
    if options.json {
      FileHandle.standardOutput.write(try report.json())
    } else if !options.quiet {
      print(report.console(results: folder.relativePath), terminator: "")
    }
  }
}
