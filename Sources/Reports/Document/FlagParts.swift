internal import Inflation
internal import Pipeline

extension ReportContext {
  /// Ratings above what is explained.
  func overRatingPart() -> Document.Part {
    let rate = findings.settings.falseDiscoveryRate
    let introduction = texts.overIntroduction(count: listed.above.count, falseDiscoveryRate: rate)
    let charts = [ratingChart(), cutoffChart()].compactMap { $0.map(Document.Block.chart) }
    return listPart(.overRating, listed.above, introduction: introduction, charts: charts)
  }

  /// Ratings below what the outcomes show.
  func underRatingPart() -> Document.Part {
    listPart(.underRating, listed.below, introduction: texts.underIntroduction(count: listed.below.count))
  }

  /// The first rows up to the limit, then the latest year first and names by the alphabet.
  private func listPart(
    _ section: ReportSection, _ rows: [FlagRow], introduction: String, charts: [Document.Block] = []
  ) -> Document.Part {
    guard !rows.isEmpty else {
      return part(section, charts.isEmpty ? [] : [.paragraph(texts.nothing(section))] + charts)
    }
    let shown = limited(rows, to: options.rowLimit, file: "flags.csv")
    let table = flagTable(section, byYearAndName(shown.rows))
    return part(
      section, [.paragraph(introduction)] + charts + [.remark(texts.alphabetical), .table(table)] + shown.remark)
  }

  /// A page for each unit that is worth a second look.
  func unitPart() -> Document.Part {
    let pages = byYearAndName(listed.paged).map { row in
      Document.Block.unit(unitPage(row, id: listed.links[ListedUnits.UnitYear(row)] ?? ""))
    }
    return part(.unitPages, pages)
  }

  private func byYearAndName(_ rows: [FlagRow]) -> [FlagRow] {
    let years = Set(rows.map(\.year)).sorted(by: >)
    let groups = Dictionary(grouping: rows, by: \.year)
    return years.flatMap { year in Alphabet.sorted(groups[year] ?? []) { [$0.name, $0.unit] } }
  }

  /// The unexplained part with its interval beside zero, on the scale of all rows of the table.
  private func evidenceBar(_ row: FlagRow, scale: Double) -> Document.Cell {
    let text = signed(row.unexplainedPoints)
    guard case .text(let figure) = text, let points = Interval(row.unexplainedPoints, row.lower, row.upper),
      let ends = points.ends
    else { return text }
    func position(_ value: Double) -> Double { min(max((value / scale + 1) / 2, 0), 1) }
    let bar = Document.Bar(
      now: position(0), estimate: position(points.value), lower: position(ends.lower), upper: position(ends.upper))
    return .bar(bar, figure)
  }

  private func flagTable(_ section: ReportSection, _ rows: [FlagRow]) -> Document.Table {
    let scale = max(
      rows.flatMap { [$0.lower, $0.upper] }.compactMap { $0.map(abs) }.filter(\.isFinite).max() ?? 1, 1e-9)
    return Document.Table(
      caption: texts.heading(section),
      columns: [
        words(.unit), words(.type), words(.parent), figures(.year), figures(.rating), figures(.expected),
        words(.expectedInterval), figures(.unexplained), words(.interval), words(.level), words(.expectedLevel),
        words(.lookFirst),
      ],
      rows: rows.map { row in
        let name = row.name.isEmpty ? row.unit : row.name
        return [
          listed.links[ListedUnits.UnitYear(row)].map { .link(name, to: $0) } ?? .text(name),
          .text(names.type(row.type)),
          .text(names.unit(row.parent)), .text(String(row.year)), fixed(row.selfTotal), fixed(row.expectedTotal),
          range(row.expectedLower, row.expectedUpper), evidenceBar(row, scale: scale),
          range(row.lower, row.upper, isSigned: true), .text(row.selfLevel.map(names.level) ?? ""),
          .text(row.expectedLevel.map(names.level) ?? ""),
          .text(row.criteria.prefix(UnitStory.criteriaInTables).joined(separator: "; ")),
        ]
      })
  }

  private func unitPage(_ row: FlagRow, id: String) -> Document.UnitPage {
    let name = row.name.isEmpty || row.name == row.unit ? row.unit : "\(row.name) (\(row.unit))"
    return Document.UnitPage(
      id: id,
      heading: texts.unitHeading(name: name, year: row.year),
      place: texts.unitPlace(type: names.type(row.type), parent: row.parent.isEmpty ? "" : names.unit(row.parent)),
      findings: story.findings(of: row),
      sections: [
        Document.Labelled(label: texts.lookHeading, sentences: story.whatToLookAt(in: row)),
        Document.Labelled(label: texts.reasonsHeading, sentences: [story.innocentReasons(for: row)]),
        Document.Labelled(label: texts.answerHeading, sentences: answers(of: row)),
      ].filter { !$0.sentences.isEmpty })
  }
}
