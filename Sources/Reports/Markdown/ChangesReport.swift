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
    let groups = Dictionary(grouping: findings.weights, by: \.type)
    for type in groups.keys.sorted() {
      blocks.append(.heading(texts.changesType(names.type(type))))
      blocks += self.blocks(of: groups[type] ?? [], texts, names)
    }
    let inputs = findings.inputs.map { "\($0.file): \($0.sha256)" }
    if !inputs.isEmpty { blocks += [.heading(texts.inputsHeading), .list(inputs)] }
    return markdown(findings, title: texts.changesTitle(study: title), blocks, texts)
  }

  private static func blocks(of rows: [WeightRow], _ texts: any Texts, _ names: Names) -> [Document.Block] {
    let changed = rows.filter { abs($0.change) > 1e-9 }
    guard !changed.isEmpty else { return [.paragraph(texts.noChange)] }
    let lines = changed.compactMap { row in
      Interval(row.pointsCalibrated, row.lower, row.upper).map {
        texts.changeLine(
          criterion: texts.named(names.criterion(row.criterion), code: row.criterion), from: row.pointsNow,
          to: row.pointsProposed, calibrated: $0, reason: row.reason.map(texts.reason))
      }
    }
    let rest = rows.count - changed.count
    return [.list(lines)] + (rest > 0 ? [.paragraph(texts.unchanged(rest))] : [])
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
