internal import ArgumentParser
internal import Calibration
internal import Evaluation
internal import Foundation
internal import Pipeline
internal import Reports
internal import Tables

/// `thucchat weights`: the points that any method of weighting gives, beside those in force.
struct WeightsCommand: ParsableCommand {
  /// A method by its name on the command line, or all of them.
  struct Choice: ExpressibleByArgument {
    /// The method; nil for all.
    let method: WeightingMethod?

    /// All methods.
    static let all = Choice(method: nil)

    private init(method: WeightingMethod?) {
      self.method = method
    }

    init?(argument: String) {
      let method = WeightingMethod(rawValue: argument.replacingOccurrences(of: "-", with: "_"))
      guard argument == "all" || method != nil else { return nil }
      self.method = method
    }

    static var allValueStrings: [String] {
      ["all"] + WeightingMethod.allCases.map { $0.rawValue.replacingOccurrences(of: "_", with: "-") }
    }

    var defaultValueDescription: String {
      method.map { $0.rawValue.replacingOccurrences(of: "_", with: "-") } ?? "all"
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Share out the points by any method, and compare it with the outcomes and the points now.",
    discussion: """
      Writes method-comparison.csv, method-weights.csv and importance.csv. Agreement with the outcomes is measured on units whose \
      superiors had no part in finding the weights. The points in force are always shown beside the method.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Option(help: "The method of weighting.")
  var method = Choice.all

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let command = StudyCommand(path: study, options: options, output: output)
    var findings = try command.analyse().findings
    let wanted = method.method
    if wanted == .outcomesWithinLimits { try refuseConflicts(findings, options) }
    if let wanted, wanted.isOfExperts, !findings.comparisons.contains(where: { $0.method == wanted }) {
      throw ErrorPrinting(options).exit(
        for: DataError(problems: [DataProblem(file: Self.expertFile(wanted), expected: .existingFile)]))
    }
    if wanted == .outcomesWithinLimits { findings.notes += Self.withoutLimits(findings) }
    findings.comparisons.removeAll { row in wanted.map { row.method != $0 && row.method != .now } ?? false }
    try command.write(ResultFile.ofWeights, of: findings, summary: .methods)
  }

  /// The types without any limits, in which points within limits are no method of their own.
  private static func withoutLimits(_ findings: Findings) -> [Note] {
    let limited = Set(findings.comparisons.filter { $0.method == .outcomesWithinLimits }.map(\.type))
    return findings.comparisons.filter { $0.method == .now && !limited.contains($0.type) }.map {
      Note("comparison.withoutLimits", ["type": $0.type])
    }
  }

  /// The file that a method of experts needs, in the folder that the study names under `experts`.
  private static func expertFile(_ method: WeightingMethod) -> String {
    switch method {
    case .bestWorst: "bestworst.csv"
    case .budget: "budget.csv"
    default: "ahp-*.csv"
    }
  }
}
