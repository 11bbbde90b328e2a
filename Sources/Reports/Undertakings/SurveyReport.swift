public import Evaluation
public import Feedback
public import Foundation
public import Tables

/// What `survey` writes and says.
public struct SurveyReport: UndertakingResult {
  private let findings: SurveyFindings
  private let heading: UndertakingHeading
  private let language: Language
  private let texts: SurveyTexts

  /// The report of a survey in a language.
  public init(_ findings: SurveyFindings, heading: UndertakingHeading, language: Language) {
    self.findings = findings
    self.heading = heading
    self.language = language
    texts = SurveyTexts(language)
  }

  private var numbers: NumberFormat { texts.numbers }

  /// The files of the results with their names.
  ///
  /// - Throws: `ReportError` when a file cannot be made.
  /// - Complexity: O(items + scales × types).
  public func files(style: CSVWriter.Style = .plain) throws(ReportError) -> [(name: String, data: Data)] {
    let report = UndertakingReport(heading: heading, language: language, name: texts.name, parts: parts)
    return [
      (UndertakingFile.surveyScales.rawValue, scaleTable.csv(style: style)),
      (UndertakingFile.surveyItems.rawValue, itemTable.csv(style: style)),
      (UndertakingFile.surveyExecution.rawValue, executionTable.csv(style: style)),
      (UndertakingFile.surveyFindings.rawValue, try json()),
      (UndertakingFile.surveyMarkdown.rawValue, report.markdown),
      (UndertakingFile.surveyHTML.rawValue, try report.html()),
    ]
  }

  /// The findings as JSON.
  ///
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  public func json() throws(ReportError) -> Data { try UndertakingReport.json(findings, heading: heading) }

  /// What the console says.
  public func console(results: String) -> String {
    var rows = [[texts.sampleLabel, texts.sample(findings)]]
    for row in findings.scales where row.type == nil {
      guard let mean = row.mean.value else { continue }
      let alpha = row.alpha.map { "α \(numbers.fixed($0, 2))" } ?? ""
      let omega = row.omega.map { "ω \(numbers.fixed($0, 2))" } ?? ""
      rows.append([
        row.scale, "\(numbers.fixed(mean, 2)) (\(texts.range(row.mean) { numbers.fixed($0, 2) })), \(alpha), \(omega)",
      ])
    }
    for row in findings.execution where row.type == nil {
      let rate = row.rate.value.map { numbers.percent($0, 1) } ?? "–"
      rows.append([texts.rate, "\(rate) (\(texts.range(row.rate) { numbers.percent($0, 1) }))"])
    }
    return UndertakingReport.console(rows, heading: heading, results: results, language: language)
  }
}

extension SurveyReport {
  private var scaleTable: OutputTable {
    OutputTable(
      "scale,type,respondents,clusters,mean,standard_error,lower,upper,lowest,highest,alpha,alpha_lower,alpha_upper,omega",
      rows: findings.scales.map { row in
        [
          .text(row.scale), .optional(row.type), .integer(row.respondents), .integer(row.clusters),
          .points(row.mean.value), .points(row.mean.standardError), .points(row.mean.lower), .points(row.mean.upper),
          .number(row.lowest), .number(row.highest), .points(row.alpha), .points(row.alphaLower),
          .points(row.alphaUpper), .points(row.omega),
        ]
      })
  }

  private var itemTable: OutputTable {
    OutputTable(
      "scale,item,name,reversed,answered,missing_share,mean,standard_error,lower,upper,sd,ceiling_share,item_rest,"
        + "alpha_if_deleted,loading",
      rows: findings.items.map { row in
        [
          .text(row.scale), .text(row.item), .text(row.name), .flag(row.isReversed), .integer(row.answered),
          .points(row.missingShare), .points(row.mean.value), .points(row.mean.standardError), .points(row.mean.lower),
          .points(row.mean.upper), .points(row.standardDeviation), .points(row.ceilingShare), .points(row.itemRest),
          .points(row.alphaIfDeleted), .points(row.loading),
        ]
      })
  }

  private var executionTable: OutputTable {
    OutputTable(
      "type,units,issued,in_time,rate,standard_error,lower,upper,interval",
      rows: findings.execution.map { row in
        [
          .optional(row.type), .integer(row.units), .number(row.issued), .number(row.inTime), .points(row.rate.value),
          .points(row.rate.standardError), .points(row.rate.lower), .points(row.rate.upper), .text(row.method.rawValue),
        ]
      })
  }
}

extension SurveyReport {
  private var parts: [Document.Part] {
    [
      Document.Part(id: "summary", heading: texts.summaryHeading, blocks: [.list(sentences)]),
      Document.Part(id: "scales", heading: texts.scalesHeading, blocks: [.table(scales)]),
      Document.Part(id: "items", heading: texts.itemsHeading, blocks: [.table(items)]),
    ]
      + (findings.execution.isEmpty
        ? [] : [Document.Part(id: "execution", heading: texts.executionHeading, blocks: [.table(execution)])])
      + [
        Document.Part(id: "method", heading: texts.methodHeading, blocks: [.steps(texts.method(findings))]),
        Document.Part(id: "limits", heading: texts.limitsHeading, blocks: [.list(texts.limits)]),
      ]
  }

  /// An item-rest correlation below this is small by the usual rule (Nunnally and Bernstein 1994).
  private static let weakCorrelation = 0.3

  private var sentences: [String] {
    let whole = findings.scales.filter { $0.type == nil }
    return [texts.sample(findings)] + whole.map { texts.scale($0, findings.confidence) }
      + whole.compactMap { texts.reliability($0) }
      + findings.items.filter { ($0.itemRest ?? 1) < Self.weakCorrelation }.map { texts.weakItem($0) }
      + findings.execution.filter { $0.type == nil }.map { texts.execution($0) }
  }

  private func fixed(_ value: Double?, _ decimals: Int = 2) -> String {
    value.map { numbers.fixed($0, decimals) } ?? "–"
  }

  private var scales: Document.Table {
    Document.Table(
      texts.scalesHeading, words: [texts.scale, texts.type],
      figures: [
        texts.respondents, texts.clusters, texts.mean, texts.error, texts.interval(findings.confidence), texts.alpha,
        texts.omega,
      ],
      rows: findings.scales.map { row in
        [
          row.scale, row.type ?? texts.all, numbers.integer(row.respondents), numbers.integer(row.clusters),
          fixed(row.mean.value), fixed(row.mean.standardError, 3), texts.range(row.mean) { numbers.fixed($0, 2) },
          fixed(row.alpha), fixed(row.omega),
        ]
      })
  }

  private var items: Document.Table {
    func percent(_ share: Double?) -> String { share.map { numbers.percent($0) } ?? "–" }
    return Document.Table(
      texts.itemsHeading, words: [texts.scale, texts.item],
      figures: [texts.mean, texts.error, texts.missing, texts.ceiling, texts.itemRest, texts.alphaIfDeleted],
      rows: findings.items.map { row in
        [
          row.scale, row.name, fixed(row.mean.value), fixed(row.mean.standardError, 3), percent(row.missingShare),
          percent(row.ceilingShare), fixed(row.itemRest), fixed(row.alphaIfDeleted),
        ]
      })
  }

  private var execution: Document.Table {
    Document.Table(
      texts.executionHeading, words: [texts.type],
      figures: [
        texts.units, texts.issued, texts.inTime, texts.rate, texts.interval(findings.confidence), texts.intervalMethod,
      ],
      rows: findings.execution.map { row in
        [
          row.type ?? texts.all, numbers.integer(row.units), numbers.integer(Int(row.issued)),
          numbers.integer(Int(row.inTime)), row.rate.value.map { numbers.percent($0, 1) } ?? "–",
          texts.range(row.rate) { numbers.percent($0, 1) }, texts.method(row.method),
        ]
      })
  }
}
