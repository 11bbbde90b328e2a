public import Evaluation
public import Foundation
public import Pipeline
public import Tables

/// A file of the results that is made from findings alone.
public enum ResultFile: String, Sendable, CaseIterable {
  case weights = "weights.csv"
  case criteria = "criteria.csv"
  case steps = "steps.csv"
  case comparison = "method-comparison.csv"
  case methodWeights = "method-weights.csv"
  case importance = "importance.csv"
  case flags = "flags.csv"
  case appraisers = "appraisers.csv"
  case drift = "drift.csv"
  case power = "power.csv"
  case transitions = "transitions.csv"
  case ranks = "ranks.csv"
  case robustness = "robustness.csv"
  case levels = "levels.csv"
  case classification = "classification.csv"
  case collectives = "collectives.csv"
  case thresholds = "thresholds.csv"
  case gaps = "gaps.csv"
  case organisationForm = "form-7a.csv"
  case individualForm = "form-7b.csv"
  case letters = "letters.md"
  case changes = "changes.md"
  case findings = "findings.json"
  case reportMarkdown = "report.md"
  case reportHTML = "report.html"
  case reportWorkbook = "report.xlsx"

  /// What `classify` writes: levels, who holds which and why, the forms of the yearly report, and what needs grounds.
  public static let ofClassification: [ResultFile] = [
    .levels, .classification, .collectives, .thresholds, .gaps, .organisationForm, .individualForm, .letters,
  ]

  /// The tables that `weights` writes; a whole run has them in its findings and its report.
  public static let ofWeights: [ResultFile] = [.comparison, .methodWeights, .importance]

  /// What `run` writes: everything but the letters, of which there may be one a unit, and the tables of `weights`.
  public static let ofRun = allCases.filter { $0 != .letters && !ofWeights.contains($0) }

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
    let published = Publication(findings, isApplied: options.isForPublication).findings
    return switch self {
    case .changes: Data(ChangesReport.render(published, language: options.language).utf8)
    case .letters: Data(ExplanationLetters.render(published, language: options.language).utf8)
    case .findings: try FindingsFile.encode(published)
    case .reportMarkdown: Data(MarkdownReport.render(findings, options: options).utf8)
    case .reportHTML: Data(try HTMLReport.render(findings, options: options).utf8)
    case .reportWorkbook: try WorkbookReport.render(findings, options: options)
    default: table(published, language: options.language)?.csv(style: style) ?? Data()
    }
  }

  /// The table that the file holds, where it holds one.
  public func table(_ findings: Findings, language: Language) -> OutputTable? {
    switch self {
    case .weights: .weights(findings.weights)
    case .criteria: .criteria(findings.criteria)
    case .steps: .steps(findings.steps, language: language)
    case .comparison: .comparison(findings.comparisons)
    case .methodWeights: .methodWeights(findings.comparisons)
    case .importance: .importance(findings.importance)
    case .flags: .flags(findings, language: language)
    case .appraisers: .appraisers(findings.appraisers)
    case .drift: .drift(findings.drift)
    case .power: .power(findings.power)
    case .transitions: .transitions(findings.transitions)
    case .ranks: .ranks(findings.ranks)
    case .robustness: .robustness(findings.robustness)
    case .levels: .levels(findings.levels)
    case .classification: .classification(findings.classification)
    case .collectives: .collectives(findings.collectives)
    case .thresholds: .thresholds(findings.levelThresholds)
    case .gaps: .gaps(findings.gaps)
    case .organisationForm: .form(findings, .organisations, language: language)
    case .individualForm: .form(findings, .individuals, language: language)
    case .changes, .letters, .findings, .reportMarkdown, .reportHTML, .reportWorkbook: nil
    }
  }
}
