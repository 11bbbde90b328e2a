internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Pipeline
internal import Reports

/// `thucchat ledger`: the chained record of a study.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Show, verify and run again what a study's ledger records.",
    discussion: """
      ledger.jsonl lies beside the study. `calibrate`, `revise` and `run` append to it where it exists or with --record, \
      `adopt` always; `record` takes in results of a verification or answers of units. Each line holds the SHA-256 of \
      what went in and came out and of the line before. Reports and change logs print the hash of the last line.
      """,
    subcommands: [Show.self, Verify.self, Replay.self, Record.self], defaultSubcommand: Show.self)

  /// The study whose ledger is meant.
  struct Place: ParsableArguments {
    @Argument(help: "The folder of the study, or its file (default: the working directory).")
    var study = "."

    @OptionGroup var options: GlobalOptions

    /// The ledger of the study; a study without one ends the command.
    func ledger() throws -> (file: LedgerFile, ledger: Ledger) {
      let file = LedgerFile(folder: StudyPlace.locate(study).folder)
      guard file.exists else {
        ErrorPrinting.printError(LedgerTexts(options.language).none(study))
        throw ErrorPrinting.missingInput
      }
      do throws(LedgerError) {
        return (file, try file.read())
      } catch {
        throw ErrorPrinting(options).exit(for: error)
      }
    }
  }

  /// `thucchat ledger show`: the entries.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the entries and the hash of the last line.")

    @OptionGroup var place: Place

    func run() throws {
      let (_, ledger) = try place.ledger()
      if place.options.json {
        print(JSONText.encode(ledger.entries))
        return
      }
      let texts = LedgerTexts(place.options.language)
      for entry in ledger.entries { print(texts.line(entry)) }
      if let head = ledger.head { print(texts.head(head)) }
    }
  }

  /// `thucchat ledger verify`: whether every line is as it was written.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the chain and name the first bad line.",
      discussion: """
        A line that was cut from the end, or one that was added, shows only against the head that was noted before: the \
        one that a report or change log prints. Status: 0 in order, 65 otherwise.
        """)

    @Option(help: ArgumentHelp("The hash that the last line had.", valueName: "hash"))
    var head: String?

    @OptionGroup var place: Place

    func run() throws {
      let (_, ledger) = try place.ledger()
      do throws(LedgerFault) {
        if let head { try ledger.verify(head: head.lowercased()) }
      } catch {
        throw ErrorPrinting(place.options).exit(for: LedgerError.broken(error))
      }
      if place.options.quiet { return }
      for line in LedgerTexts(place.options.language).intact(lines: ledger.entries.count, head: ledger.head) {
        print(line)
      }
    }
  }

  /// `thucchat ledger record`: takes in files that others made.
  struct Record: ParsableCommand {
    /// What may be taken in.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
      case validation
      case responses
    }

    static let configuration = CommandConfiguration(
      abstract: "Record results of a verification, or answers of units, with their hashes.")

    @Option(help: "validation or responses.")
    var kind: Kind

    @Option(help: "A file, relative to the study; may be given several times.")
    var file: [String]

    @Option(help: "Who records it (default: the user of the machine).")
    var by: String?

    @Option(help: "A word on it.")
    var note: String?

    @OptionGroup var place: Place

    func run() throws {
      let study = StudyPlace.locate(place.study)
      let files = try file.map { try hashed($0, in: study.folder) }
      let entry = LedgerEntry(
        kind: kind == .validation ? .validation : .responses, time: LedgerClock.now, by: by ?? LedgerClock.user,
        note: note, version: Analysis.version, study: study.name, command: ["ledger", "record"] + file, inputs: files,
        outputs: files)
      do throws(LedgerError) {
        let head = try LedgerFile(folder: study.folder).append(entry)
        if !place.options.quiet { print(LedgerTexts(place.options.language).head(head)) }
      } catch {
        throw ErrorPrinting(place.options).exit(for: error)
      }
    }

    private func hashed(_ name: String, in folder: URL) throws -> LedgerEntry.File {
      guard let hash = try? SHA256.hexadecimal(ofFile: folder.appendingPathComponent(name)) else {
        let texts = LedgerTexts(place.options.language)
        ErrorPrinting.printError(texts.changedInput(name, isMissing: true))
        throw ErrorPrinting.missingInput
      }
      return LedgerEntry.File(file: name, sha256: hash)
    }
  }
}
