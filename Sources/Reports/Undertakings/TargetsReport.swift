public import Evaluation
public import Feedback
public import Foundation
internal import Inflation
public import Tables

/// What `targets` writes and says.
public struct TargetsReport: UndertakingResult {
  private let findings: TargetFindings
  private let heading: UndertakingHeading
  private let language: Language
  private let texts: TargetTexts

  /// The report of a programme in a language.
  public init(_ findings: TargetFindings, heading: UndertakingHeading, language: Language) {
    self.findings = findings
    self.heading = heading
    self.language = language
    texts = TargetTexts(language)
  }

  private var numbers: NumberFormat { texts.numbers }

  /// The files of the results with their names.
  ///
  /// - Throws: `ReportError` when a file cannot be made.
  /// - Complexity: O(targets + places).
  public func files(style: CSVWriter.Style = .plain) throws(ReportError) -> [(name: String, data: Data)] {
    let report = UndertakingReport(heading: heading, language: language, name: texts.reportName, parts: parts)
    return [
      (UndertakingFile.targets.rawValue, targetTable.csv(style: style)),
      (UndertakingFile.targetPlaces.rawValue, placeTable.csv(style: style)),
      (UndertakingFile.targetHeaping.rawValue, heapingTable.csv(style: style)),
      (UndertakingFile.targetFindings.rawValue, try json()),
      (UndertakingFile.targetMarkdown.rawValue, report.markdown),
      (UndertakingFile.targetHTML.rawValue, try report.html()),
    ]
  }

  /// The findings as JSON.
  ///
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  public func json() throws(ReportError) -> Data { try UndertakingReport.json(findings, heading: heading) }

  /// What the console says: a line a target.
  public func console(results: String) -> String {
    let headings = [texts.target, texts.latest, texts.goal, texts.progress, texts.required, texts.probability]
    let rows = findings.targets.map { row in
      [
        row.target, texts.value(row.latest, row), texts.goal(row), texts.progress(row),
        texts.rate(row.requiredRate, row),
        texts.probability(row),
      ]
    }
    return UndertakingReport.console(
      [headings] + rows, heading: heading, results: results, language: language, width: 120)
  }
}

extension TargetsReport {
  private var targetTable: OutputTable {
    OutputTable(
      "target,name,kind,measure,baseline,baseline_year,goal,goal_year,tolerance,within,goal_of_all,every_year,quota,"
        + "latest,latest_year,reached,progress,planned_rate,required_rate,rate_per,steps_left,straight_line,forecast,lower,"
        + "upper,probability",
      rows: findings.targets.map { row in
        [
          .text(row.target), .text(row.name), .text(row.kind.rawValue), .text(row.measure.rawValue),
          .exact(row.baseline),
          .whole(row.baselineYear), .exact(row.goal), .integer(row.goalYear), .exact(row.tolerance),
          .optional(row.within),
          .exact(row.goalOfAll), .flag(row.isYearly), .flag(row.isQuota), .exact(row.latest), .whole(row.latestYear),
          row.isReached.map { .flag($0) } ?? .empty, .points(row.progress), .points(row.plannedRate),
          .points(row.requiredRate), .text(row.movesInSteps ? "congress" : "year"), .whole(row.stepsLeft),
          .points(row.straightLine), .points(row.forecast), .points(row.lower), .points(row.upper),
          .probability(row.probability),
        ]
      })
  }

  private var placeTable: OutputTable {
    OutputTable(
      "target,place,year,value,reached",
      rows: findings.places.map { row in
        [.text(row.target), .text(row.place), .integer(row.year), .exact(row.value), .flag(row.isReached)]
      })
  }

  private var heapingTable: OutputTable {
    OutputTable(
      "target,goal,shares,width,count,expected,p_value",
      rows: findings.targets.compactMap { row in
        row.heaping.map { heap in
          [
            .text(row.target), .exact(heap.goal), .integer(heap.shares), .exact(heap.width), .number(heap.count),
            .points(heap.expected), .probability(heap.pValue),
          ]
        }
      })
  }
}

extension TargetsReport {
  private var parts: [Document.Part] {
    let quotas = findings.targets.filter(\.isQuota)
    return [
      Document.Part(id: "summary", heading: texts.summaryHeading, blocks: [.list(sentences)]),
      Document.Part(id: "progress", heading: texts.progressHeading, blocks: [.table(progress)]),
      Document.Part(id: "forecast", heading: texts.forecastHeading, blocks: [.table(forecasts)]),
    ]
      + (quotas.isEmpty ? [] : [Document.Part(id: "quotas", heading: texts.quotaHeading, blocks: quotaBlocks(quotas))])
      + (findings.places.isEmpty
        ? [] : [Document.Part(id: "places", heading: texts.placesHeading, blocks: [.table(places)])])
      + [
        Document.Part(id: "method", heading: texts.methodHeading, blocks: [.steps(texts.method)]),
        Document.Part(id: "limits", heading: texts.limitsHeading, blocks: [.list(texts.limits)]),
      ]
  }

  private var sentences: [String] {
    func said(_ rows: [TargetFindings.Row], _ sentence: ([TargetFindings.Row]) -> String) -> [String] {
      rows.isEmpty ? [] : [sentence(rows)]
    }
    let open = findings.targets.filter { $0.isReached != true && !$0.isYearly }
    return [texts.counts(findings)]
      + said(findings.targets.filter { $0.isReached != true && ($0.probability ?? 1) < 0.5 }, texts.unlikely)
      + said(open.filter { $0.movesInSteps && ($0.stepsLeft ?? 0) > 0 }, texts.steps)
      + said(open.filter { $0.movesInSteps && $0.stepsLeft == 0 }, texts.noStepLeft)
      + said(
        findings.targets.filter { $0.baseline == nil && !$0.isYearly && $0.kind != .eachAtLeast }, texts.withoutBaseline
      )
      + findings.targets.filter { $0.goalOfAll != nil }.map { row in
        texts.ofAll(row, within: findings.targets.first { $0.target == row.within }?.name ?? "")
      }
  }

  private func quotaBlocks(_ rows: [TargetFindings.Row]) -> [Document.Block] {
    let sentences = rows.map { row in row.heaping.map { texts.heaping($0, row) } ?? texts.tooFewShares(row) }
    return [.paragraph(texts.quota(rows)), .list(sentences)]
  }

  private var progress: Document.Table {
    Document.Table(
      texts.progressHeading, words: [texts.target],
      figures: [texts.baseline, texts.latest, texts.goal, texts.progress, texts.planned, texts.required],
      rows: findings.targets.map { row in
        [
          row.name, dated(row.baseline, row.baselineYear, row), dated(row.latest, row.latestYear, row), texts.goal(row),
          texts.progress(row), texts.rate(row.plannedRate, row), texts.rate(row.requiredRate, row),
        ]
      })
  }

  private func dated(_ value: Double?, _ year: Int?, _ row: TargetFindings.Row) -> String {
    guard value != nil else { return "–" }
    return texts.value(value, row) + (year.map { " (\($0))" } ?? "")
  }

  private var forecasts: Document.Table {
    Document.Table(
      texts.forecastHeading, words: [texts.target],
      figures: [
        texts.goal, texts.straightLine, texts.forecast, texts.interval(findings.confidence), texts.probability,
      ],
      rows: findings.targets.map { row in
        let ends = row.lower.flatMap { lower in row.upper.map { (lower, $0) } }
        return [
          row.name, texts.goal(row), texts.value(row.straightLine, row), texts.value(row.forecast, row),
          ends.map { NumberFormat.interval(texts.value($0.0, row), texts.value($0.1, row)) } ?? "–",
          texts.probability(row),
        ]
      })
  }

  private var places: Document.Table {
    Document.Table(
      texts.placesHeading, words: [texts.target, texts.place], figures: [texts.year, texts.value, texts.isReached],
      rows: findings.places.map { row in
        [row.target, row.place, "\(row.year)", numbers.trimmed(row.value), row.isReached ? texts.yes : texts.no]
      })
  }
}
