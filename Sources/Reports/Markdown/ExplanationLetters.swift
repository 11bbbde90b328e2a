public import Evaluation
public import Pipeline

/// `letters.md`: a letter a unit whose own rating and the deciding one need grounds, in the order of the alphabet.
public enum ExplanationLetters {
  /// The letters on the last year, each on a page of its own.
  ///
  /// - Complexity: O(gaps log gaps).
  public static func render(_ findings: Findings, language: Language = .vietnamese) -> String {
    let texts = LetterTexts(language)
    let names = Names(findings, language: language)
    let rows = findings.gaps.filter { $0.year == findings.years.last }
    let letters = Alphabet.sorted(rows) { [$0.name, $0.unit] }.map { letter($0, texts, names) }
    guard !letters.isEmpty else { return texts.none + "\n" }
    return letters.joined(separator: "\n\\newpage\n\n")
  }

  private static func letter(_ row: GapRow, _ texts: LetterTexts, _ names: Names) -> String {
    let parts = row.parts.map { part in
      let name = names.criterion(part.criterion)
      return texts.part(name == part.criterion ? name : "\(part.criterion) \(name)", part)
    }
    var blocks: [Document.Block] = [
      .paragraph(texts.ratings(row, own: row.ownLevel.map(names.level), decided: row.decidedLevel.map(names.level))),
      .paragraph(texts.rule),
    ]
    if !parts.isEmpty { blocks += [.paragraph(texts.lookAt), .list(parts)] }
    blocks.append(.paragraph(texts.answer))
    let title = texts.title(row.name == row.unit ? row.unit : "\(row.name) (\(row.unit))", year: row.year)
    let lines = blocks.flatMap { MarkdownReport.lines(of: $0) + [""] }
    return (["# \(MarkdownReport.escaped(title))", ""] + lines).joined(separator: "\n")
  }
}
