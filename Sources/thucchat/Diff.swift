internal import ArgumentParser
internal import Calibration
internal import Evaluation
internal import Foundation
internal import Ledger
internal import Pipeline
internal import Reports
internal import Tables

/// `thucchat diff`: what changed from one framework to another, why, and with which data.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what changed from one framework to another, why, and with which data.",
    discussion: """
      Reasons and data come from the findings.json of the run that proposed the second framework, and who decided from the \
      ledger, where they are there: beside the second framework, in results/ there, or in the folder above. \
      Status: 0, whether or not anything differs.
      """)

  @Argument(help: "The framework before.")
  var before: String

  @Argument(help: "The framework after.")
  var after: String

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let target = URL(fileURLWithPath: after)
    let old = try read(URL(fileURLWithPath: before))
    let new = try read(target)
    let comparison = FrameworkComparison(
      changes: old.changes(to: new), grounds: Grounds(of: new, at: target))
    if options.json {
      print(JSONText.encode(comparison))
      return
    }
    let texts = DiffTexts(options.language)
    guard !comparison.changes.isEmpty else {
      print(texts.nothing)
      return
    }
    for change in comparison.changes { print(texts.line(change, reason: comparison.grounds.reasons[change.code])) }
    for line in texts.decisions(comparison.grounds.decisions) { print(line) }
    for line in texts.data(comparison.grounds.data.map { ($0.file, $0.sha256) }) { print(line) }
  }

  private func read(_ url: URL) throws -> Framework {
    do throws(DataError) {
      return try FrameworkReader.read(url)
    } catch {
      throw ErrorPrinting(options).exit(for: error)
    }
  }
}

/// What `diff` prints as JSON.
private struct FrameworkComparison: Encodable {
  let changes: [FrameworkChange]
  let grounds: Grounds
}

/// Why a framework's points are what they are, as far as the files beside it tell.
private struct Grounds: Encodable {
  /// The reason of each criterion that moved, or would have but for a limit.
  private(set) var reasons: [String: WeightRow.Reason] = [:]
  /// The files behind the proposal.
  private(set) var data: [Findings.Input] = []
  /// Who proposed and adopted it.
  private(set) var decisions: [LedgerEntry] = []

  init(of framework: Framework, at url: URL) {
    let folder = url.standardizedFileURL.deletingLastPathComponent()
    let places = [folder, folder.appendingPathComponent("results"), folder.deletingLastPathComponent()]
    for place in places where reasons.isEmpty && data.isEmpty { takeFindings(in: place, framework) }
    guard let hash = try? SHA256.hexadecimal(ofFile: url) else { return }
    for place in places where decisions.isEmpty {
      let entries = (try? LedgerFile(folder: place).read())?.entries ?? []
      decisions = entries.filter { entry in entry.outputs.contains { $0.sha256 == hash } }
    }
  }

  /// Takes the reasons of findings that propose just these points.
  private mutating func takeFindings(in folder: URL, _ framework: Framework) {
    let file = folder.appendingPathComponent(ResultFile.findings.rawValue)
    guard let bytes = try? Data(contentsOf: file), let findings = try? FindingsFile.decode(bytes) else { return }
    let points = Dictionary(
      framework.criteria.map { ($0.code, $0.maxPoints) }, uniquingKeysWith: { first, _ in first })
    let isProposal =
      !findings.weights.isEmpty
      && findings.weights.allSatisfy { row in abs((points[row.criterion] ?? .infinity) - row.pointsProposed) < 1e-9 }
    guard isProposal else { return }
    reasons = Dictionary(
      findings.weights.compactMap { row in row.reason.map { (row.criterion, $0) } },
      uniquingKeysWith: { first, _ in first })
    data = findings.inputs
  }
}
