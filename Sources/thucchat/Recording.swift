internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Ledger
internal import Pipeline
internal import Reports
internal import Tables

/// What a command computed, before anything is written.
struct Computed {
  var findings: Findings
  /// The files that it writes.
  let files: [ResultFile]
  /// The framework proposed for the next year, where it writes one.
  var framework: Framework?
  /// Whether every other result goes.
  var isWhole = false
  /// What it says when it is done.
  var summary = StudyCommand.Summary.counts
}

/// A command whose results a ledger records, and which can be run again from its entry.
protocol RecordedCommand: ParsableCommand {
  var study: String { get }
  var options: GlobalOptions { get }
  var output: OutputOptions { get }
  var recording: RecordingOptions { get }
  /// What kind of act it is.
  static var kind: LedgerEntry.Kind { get }
  /// The options that change its results, beside those that all commands share.
  var ownArguments: [String] { get }
  /// Reads the study and computes.
  func computed() throws -> Computed
}

extension RecordedCommand {
  func run() throws {
    let command = StudyCommand(path: study, options: options, output: output)
    var computed = try computed()
    let ledger = LedgerFile(folder: command.studyFile.folder)
    if recording.record || ledger.exists {
      let entry = try entry(computed, study: command.studyFile.name)
      do throws(LedgerError) {
        computed.findings.ledgerHead = try ledger.append(entry)
      } catch {
        throw ErrorPrinting(options).exit(for: error)
      }
    }
    try command.write(
      computed.files, of: computed.findings, framework: computed.framework, isWhole: computed.isWhole,
      summary: computed.summary)
  }

  /// The words that run the command again, without the study and whatever changes no result.
  var arguments: [String] {
    var words = [Self._commandName] + ownArguments
    words += ["--lang", options.lang.rawValue]
    if let seed = options.seed { words += ["--seed", "\(seed)"] }
    if output.excel { words.append("--excel") }
    if output.publish { words.append("--publish") }
    return words
  }

  /// The results that a ledger records: those that do not print its head.
  func recordedOutputs(_ computed: Computed) throws -> [LedgerEntry.File] {
    let command = StudyCommand(path: study, options: options, output: output)
    let files = computed.files.filter { !$0.printsHead }
    return try command.contents(files, of: computed.findings, framework: computed.framework).map { file in
      guard let hash = SHA256.hexadecimal(of: file.data) else {
        throw ErrorPrinting(options).exit(for: WriteError(path: file.name, reason: "SHA-256"))
      }
      return LedgerEntry.File(file: file.name, sha256: hash)
    }
  }

  private func entry(_ computed: Computed, study: String) throws -> LedgerEntry {
    LedgerEntry(
      kind: Self.kind, time: LedgerClock.now, by: recording.by ?? LedgerClock.user, note: recording.note,
      version: computed.findings.version, study: study, command: arguments,
      settings: computed.findings.settings.texts,
      inputs: computed.findings.inputs.map { LedgerEntry.File(file: $0.file, sha256: $0.sha256) },
      outputs: try recordedOutputs(computed))
  }
}

/// How an act is recorded.
struct RecordingOptions: ParsableArguments {
  @Flag(help: "Record the run in ledger.jsonl beside the study; done without asking where there is a ledger.")
  var record = false

  @Option(help: "Who does it (default: the user of the machine); recorded in the ledger.")
  var by: String?

  @Option(help: "A word on it; recorded in the ledger.")
  var note: String?
}

/// The one place that knows the time and the user: the ledger's entries hold them, results never do.
enum LedgerClock {
  /// The time in UTC; that of `SOURCE_DATE_EPOCH` where it is set, as for studies that are made anew.
  static var now: String {
    let seconds = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    let date = seconds.map { Date(timeIntervalSince1970: $0) } ?? Date()
    return date.formatted(.iso8601)
  }

  /// The user of the machine.
  static var user: String { NSUserName() }
}

extension ResultFile {
  /// Whether the file prints the ledger's head, or holds it for a report.
  fileprivate var printsHead: Bool {
    switch self {
    case .changes, .findings, .reportMarkdown, .reportHTML: true
    default: false
    }
  }
}

extension Findings.Decisions {
  /// What was decided beforehand, by the names of `study.yml`.
  fileprivate var texts: [String: String] {
    [
      "false_discovery_rate": "\(falseDiscoveryRate)", "confidence": "\(confidence)",
      "material_points": "\(materialPoints)", "minimum_group": "\(minimumGroup)", "most_change": "\(mostChange)",
      "points_step": "\(pointsStep)", "lag": "\(lag)", "honest_halo": honestHalo ? "yes" : "no", "seed": "\(seed)",
      "failed_condition": failedCondition.rawValue, "covariates": covariates.joined(separator: " "),
    ]
  }
}
