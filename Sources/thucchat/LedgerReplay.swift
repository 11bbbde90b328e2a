internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Pipeline
internal import Reports

extension LedgerCommand {
  /// `thucchat ledger replay`: does again what an entry records, and compares.
  struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Do again what an entry records and compare the results byte for byte.",
      discussion: """
        The inputs have to be those that were recorded. Nothing is written. Status: 0 the same bytes, 65 other bytes or \
        other inputs, 66 a missing input.
        """)

    @Argument(help: "The number of the entry.")
    var entry: Int

    @OptionGroup var place: Place

    func run() throws {
      let (file, ledger) = try place.ledger()
      let texts = LedgerTexts(place.options.language)
      guard ledger.entries.indices.contains(entry - 1) else {
        ErrorPrinting.printError(texts.noEntry(entry, of: ledger.entries.count))
        throw ErrorPrinting.missingInput
      }
      let recorded = ledger.entries[entry - 1]
      try checkInputs(recorded, in: file.folder, texts)
      let found = try outputs(of: recorded, in: file.folder)
      let results = recorded.outputs.map { output in (output.file, found[output.file] == output.sha256) }
      if !place.options.quiet { for (name, isSame) in results { print(texts.replayed(name, isSame: isSame)) } }
      guard results.allSatisfy(\.1) else {
        if recorded.version != Analysis.version {
          ErrorPrinting.printError(texts.otherVersion(recorded.version, now: Analysis.version))
        }
        throw ErrorPrinting.unreadableInput
      }
    }

    /// Every input that is not the recorded one is named; any of them ends the command.
    private func checkInputs(_ entry: LedgerEntry, in folder: URL, _ texts: LedgerTexts) throws {
      let found = entry.inputs.map { input in
        (input: input, hash: (try? SHA256.hexadecimal(ofFile: folder.appendingPathComponent(input.file))) ?? nil)
      }
      for (input, hash) in found where hash != input.sha256 {
        ErrorPrinting.printError(texts.changedInput(input.file, isMissing: hash == nil))
      }
      if found.contains(where: { $0.hash == nil }) { throw ErrorPrinting.missingInput }
      if found.contains(where: { $0.hash != $0.input.sha256 }) { throw ErrorPrinting.unreadableInput }
    }

    /// The hashes of what the entry's command gives now.
    private func outputs(of entry: LedgerEntry, in folder: URL) throws -> [String: String] {
      let words = entry.command.dropFirst() + [folder.appendingPathComponent(entry.study).path, "--quiet"]
      let files: [LedgerEntry.File]
      switch entry.command.first {
      case Calibrate._commandName: files = try outputs(of: try Calibrate.parse(Array(words)))
      case Revise._commandName: files = try outputs(of: try Revise.parse(Array(words)))
      case Run._commandName: files = try outputs(of: try Run.parse(Array(words)))
      default: files = entry.inputs
      }
      return Dictionary(files.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    }

    private func outputs(of command: some RecordedCommand) throws -> [LedgerEntry.File] {
      try command.recordedOutputs(try command.computed())
    }
  }
}
