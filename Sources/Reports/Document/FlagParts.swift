internal import Inflation
internal import Pipeline

extension ReportContext {
  /// Ratings above what is explained.
  func overRatingPart() -> Document.Part {
    let rows = findings.flags.filter(\.isFlagged).sorted { ($0.rank, $0.unit, $0.year) < ($1.rank, $1.unit, $1.year) }
    let rate = findings.settings.falseDiscoveryRate
    return listPart(
      .overRating, rows, introduction: texts.overIntroduction(count: rows.count, falseDiscoveryRate: rate))
  }

  /// Ratings below what the outcomes show.
  func underRatingPart() -> Document.Part {
    let rows = findings.flags.filter(\.isFlaggedUnder).sorted {
      ($0.unexplainedPoints ?? 0, $0.unit, $0.year) < ($1.unexplainedPoints ?? 0, $1.unit, $1.year)
    }
    return listPart(.underRating, rows, introduction: texts.underIntroduction(count: rows.count))
  }

  /// The strongest rows up to the limit, then the latest year first and names by the alphabet; a page a unit.
  private func listPart(_ section: ReportSection, _ rows: [FlagRow], introduction: String) -> Document.Part {
    guard !rows.isEmpty else { return part(section, []) }
    let listed = limited(rows, to: options.rowLimit, file: "flags.csv")
    let paged = Array(rows.prefix(options.pageLimit))
    var pages: [UnitYear: String] = [:]
    for (index, row) in paged.enumerated() { pages[UnitYear(row)] = "\(section.rawValue)-\(index + 1)" }
    let table = flagTable(section, byYearAndName(listed.rows), pages: pages)
    let units = byYearAndName(paged).map { Document.Block.unit(unitPage($0, id: pages[UnitYear($0)] ?? "")) }
    return part(
      section, [.paragraph(introduction), .remark(texts.alphabetical), .table(table)] + listed.remark + units)
  }

  /// A unit in a year.
  private struct UnitYear: Hashable {
    let unit: String
    let year: Int

    init(_ row: FlagRow) {
      unit = row.unit
      year = row.year
    }
  }

  private func byYearAndName(_ rows: [FlagRow]) -> [FlagRow] {
    let years = Set(rows.map(\.year)).sorted(by: >)
    let groups = Dictionary(grouping: rows, by: \.year)
    return years.flatMap { year in Alphabet.sorted(groups[year] ?? []) { [$0.name, $0.unit] } }
  }

  private func flagTable(_ section: ReportSection, _ rows: [FlagRow], pages: [UnitYear: String]) -> Document.Table {
    Document.Table(
      caption: texts.heading(section),
      columns: [
        words(.unit), words(.type), words(.parent), figures(.year), figures(.rating), figures(.expected),
        words(.expectedInterval), figures(.unexplained), words(.interval), words(.level), words(.expectedLevel),
        words(.lookFirst),
      ],
      rows: rows.map { row in
        let name = row.name.isEmpty ? row.unit : row.name
        return [
          pages[UnitYear(row)].map { .link(name, to: $0) } ?? .text(name), .text(names.type(row.type)),
          .text(names.unit(row.parent)), .text(String(row.year)), fixed(row.selfTotal), fixed(row.expectedTotal),
          range(row.expectedLower, row.expectedUpper), signed(row.unexplainedPoints),
          range(row.lower, row.upper, isSigned: true), .text(row.selfLevel.map(names.level) ?? ""),
          .text(row.expectedLevel.map(names.level) ?? ""), .text(row.criteria.joined(separator: "; ")),
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
        Document.Labelled(label: texts.answerHeading, sentences: [texts.mayAnswer]),
      ].filter { !$0.sentences.isEmpty })
  }
}
