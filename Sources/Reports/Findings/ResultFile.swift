public import Evaluation
public import Foundation
public import Pipeline
public import Tables

/// A file of the results that is made from findings alone.
public enum ResultFile: String, Sendable, CaseIterable {
  case weights = "weights.csv"
  case criteria = "criteria.csv"
  case comparison = "method-comparison.csv"
  case methodWeights = "method-weights.csv"
  case importance = "importance.csv"
  case flags = "flags.csv"
  case appraisers = "appraisers.csv"
  case drift = "drift.csv"
  case power = "power.csv"
  case transitions = "transitions.csv"
  case changes = "changes.md"
  case findings = "findings.json"
  case reportMarkdown = "report.md"
  case reportHTML = "report.html"

  /// The tables that `weights` writes; a whole run has them in its findings and its report.
  public static let ofWeights: [ResultFile] = [.comparison, .methodWeights, .importance]

  /// The files that a whole run writes.
  public static let ofRun = allCases.filter { !ofWeights.contains($0) }

  /// The bytes of the file.
  ///
  /// - Parameters:
  ///   - findings: what was found.
  ///   - options: the language and the form of reports.
  ///   - style: the convention of CSV.
  /// - Throws: `ReportError` when the file cannot be made.
  /// - Complexity: O(rows log rows).
  public func data(
    _ findings: Findings, options: ReportOptions = ReportOptions(), style: CSVWriter.Style = .plain
  ) throws(ReportError) -> Data {
    switch self {
    case .changes: Data(ChangesReport.render(findings, language: options.language).utf8)
    case .findings: try FindingsFile.encode(findings)
    case .reportMarkdown: Data(MarkdownReport.render(findings, options: options).utf8)
    case .reportHTML: Data(try HTMLReport.render(findings, options: options).utf8)
    default: table(findings, language: options.language)?.csv(style: style) ?? Data()
    }
  }

  /// The table that the file holds, where it holds one.
  public func table(_ findings: Findings, language: Language) -> OutputTable? {
    switch self {
    case .weights: .weights(findings.weights)
    case .criteria: .criteria(findings.criteria)
    case .comparison: .comparison(findings.comparisons)
    case .methodWeights: .methodWeights(findings.comparisons)
    case .importance: .importance(findings.importance)
    case .flags: .flags(findings, language: language)
    case .appraisers: .appraisers(findings.appraisers)
    case .drift: .drift(findings.drift)
    case .power: .power(findings.power)
    case .transitions: .transitions(findings.transitions)
    case .changes, .findings, .reportMarkdown, .reportHTML: nil
    }
  }
}
