internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Ledger
internal import Pipeline
internal import Reports
internal import Tables

/// `thucchat adopt`: puts a framework beside the study and records who decided on it.
struct Adopt: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adopt a framework: put it beside the study and record who decided, and on which proposal.",
    discussion: """
      Copies the framework to framework-YYYY.yml in the folder of the study (YYYY is its version) and appends an entry to \
      ledger.jsonl. study.yml is not touched: the line to add to it is printed.
      """)

  @Argument(help: "The framework, such as results/framework-2025.yml.")
  var framework: String

  @Option(
    help: "The folder of the study, or its file (default: the nearest folder above the framework with a study.yml).")
  var study: String?

  @Option(help: "Who decided.")
  var by: String

  @Option(help: "The decision: its number, its date, its reasons.")
  var note: String

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    for (name, text) in [("--by", by), ("--note", note)] where text.allSatisfy(\.isWhitespace) {
      throw ValidationError("\(name) has to say something")
    }
  }

  func run() throws {
    let errors = ErrorPrinting(options)
    let texts = LedgerTexts(options.language)
    let source = URL(fileURLWithPath: framework)
    let read = try readFramework(source)
    guard read.version.wholeMatch(of: /\d{4}/) != nil else {
      ErrorPrinting.printError(texts.noYear(source.relativePath, version: read.version))
      throw ErrorPrinting.unreadableInput
    }
    let place = try studyFile(of: source)
    let name = "framework-\(read.version).yml"
    let ledger = LedgerFile(folder: place.folder)
    let known = try recorded { () throws(LedgerError) in try ledger.read().entries }
    let data = try put(source, at: place.folder.appendingPathComponent(name), errors)
    guard let hash = SHA256.hexadecimal(of: data) else {
      throw errors.exit(for: WriteError(path: name, reason: "SHA-256"))
    }
    let proposal = known.last { entry in
      entry.kind == .revision && entry.outputs.contains { $0.file == name && $0.sha256 == hash }
    }
    let adoption = entry(name, hash, proposal: proposal?.number, study: place.name)
    let head = try recorded { () throws(LedgerError) in try ledger.append(adoption) }
    if options.quiet { return }
    let lines = texts.adopted(file: name, year: read.version, proposedBy: proposal?.number) + [texts.head(head)]
    for line in lines { print(line) }
  }

  /// What the ledger gives; a broken one takes no entry, and nothing is copied beside it.
  private func recorded<Value>(_ act: () throws(LedgerError) -> Value) throws -> Value {
    do throws(LedgerError) {
      return try act()
    } catch {
      throw ErrorPrinting(options).exit(for: error)
    }
  }

  private func entry(_ name: String, _ hash: String, proposal: Int?, study: String) -> LedgerEntry {
    LedgerEntry(
      kind: .adoption, time: LedgerClock.now, by: by, note: note, version: Analysis.version, study: study,
      command: ["adopt", name], settings: proposal.map { ["proposed_in": "\($0)"] } ?? [:],
      inputs: [LedgerEntry.File(file: name, sha256: hash)], outputs: [LedgerEntry.File(file: name, sha256: hash)])
  }

  private func readFramework(_ source: URL) throws -> Framework {
    do throws(DataError) {
      return try FrameworkReader.read(source)
    } catch {
      throw ErrorPrinting(options).exit(for: error)
    }
  }

  /// The named study, else the nearest folder above the framework that holds one.
  private func studyFile(of source: URL) throws -> (folder: URL, name: String) {
    if let study { return StudyPlace.locate(study) }
    var folder = source.standardizedFileURL.deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("study.yml").path) {
        return (folder, "study.yml")
      }
      folder.deleteLastPathComponent()
    }
    ErrorPrinting.printError(LedgerTexts(options.language).noStudy(source.deletingLastPathComponent().relativePath))
    throw ErrorPrinting.missingInput
  }

  /// Copies the framework to its place, unless another one is there.
  private func put(_ source: URL, at target: URL, _ errors: ErrorPrinting) throws -> Data {
    do {
      let data = try Data(contentsOf: source)
      if let there = try? Data(contentsOf: target) {
        if there == data { return data }
        throw errors.exit(occupied: target.relativePath)
      }
      try data.write(to: target, options: .atomic)
      return data
    } catch let exit as ExitCode {
      throw exit
    } catch {
      throw errors.exit(for: WriteError(path: target.relativePath, reason: error.localizedDescription))
    }
  }
}
