internal import Calibration
public import Evaluation
public import Pipeline

/// `changes.md`: which criteria change their points, from what to what, why, and on which data.
public enum ChangesReport {
  /// The change log of the revision in the findings.
  ///
  /// - Parameters:
  ///   - findings: findings whose weights carry the proposed points.
  ///   - year: the year the proposed points are for; the year after the last by default.
  ///   - language: the language of the log.
  /// - Complexity: O(weights).
  public static func render(_ findings: Findings, year: Int? = nil, language: Language = .vietnamese) -> String {
    let texts = texts(language)
    let names = Names(findings, language: language)
    let title = language == .vietnamese ? findings.title.vi : findings.title.en
    let year = year ?? (findings.years.last ?? 0) + 1
    let settings = findings.settings
    var blocks: [Document.Block] = [
      .paragraph(
        texts.changesIntroduction(year: year, mostChange: settings.mostChange, step: settings.pointsStep))
    ]
    blocks += changes(findings.weights, texts, names)
    let context = ReportContext(findings, options: ReportOptions(language: language))
    blocks += context.forecastBlocks(saysChanges: true) + context.adviceBlocks()
    let inputs = findings.inputs.map { "\($0.file): \($0.sha256)" }
    if !inputs.isEmpty { blocks += [.heading(texts.inputsHeading), .list(inputs)] }
    if let head = findings.ledgerHead { blocks.append(.remark(LedgerTexts(language).head(head))) }
    return markdown(findings, title: texts.changesTitle(study: title), blocks, texts)
  }

  /// A line for each criterion that moves, or would but for a limit; the rest is counted.
  private static func changes(_ weights: [WeightRow], _ texts: any Texts, _ names: Names) -> [Document.Block] {
    var order: [String] = []
    var rows: [String: [WeightRow]] = [:]
    for row in weights {
      if rows[row.criterion] == nil { order.append(row.criterion) }
      rows[row.criterion, default: []].append(row)
    }
    let lines = order.compactMap { change(of: rows[$0] ?? [], texts, names).map(texts.changeLine) }
    guard !lines.isEmpty else { return [.paragraph(texts.noChange)] }
    let rest = order.count - lines.count
    return [.list(lines)] + (rest > 0 ? [.paragraph(texts.unchanged(rest))] : [])
  }

  /// What becomes of one criterion, from its rows of the types that share it.
  private static func change(of rows: [WeightRow], _ texts: any Texts, _ names: Names) -> CriterionChange? {
    guard let row = rows.first(where: { $0.reason != nil || abs($0.change) > 1e-9 }) else { return nil }
    return CriterionChange(
      criterion: texts.named(names.criterion(row.criterion), code: row.criterion), from: row.pointsNow,
      to: row.pointsProposed,
      support: rows.compactMap { row in
        Interval(row.pointsCalibrated, row.lower, row.upper).map { .init(type: names.type(row.type), points: $0) }
      }, reason: row.reason.map(texts.reason))
  }

  private static func markdown(
    _ findings: Findings, title: String, _ blocks: [Document.Block], _ texts: any Texts
  ) -> String {
    let lines = blocks.flatMap { MarkdownReport.lines(of: $0) + [""] }
    let banner = findings.isSimulated ? ["> **\(MarkdownReport.escaped(texts.simulated))**", ""] : []
    let heading = ["# \(MarkdownReport.escaped(title))", ""]
    return (heading + banner + lines + ["thucchat \(findings.version)"]).joined(separator: "\n") + "\n"
  }
}
