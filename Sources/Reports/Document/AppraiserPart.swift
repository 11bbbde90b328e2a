internal import Inflation
internal import Pipeline

extension ReportContext {
  /// What is said of each appraiser: those worth a look, those above what is explained without more, and all.
  func appraiserPart() -> Document.Part {
    guard !findings.appraisers.isEmpty else { return part(.appraisers, []) }
    let ordered = Alphabet.sorted(findings.appraisers) { [names.unit($0.parent), $0.parent, String($0.year)] }
    let chart = appraiserChart().map { [Document.Block.chart($0)] } ?? []
    let shown = ordered.filter { $0.year == findings.years.last || $0.isFlagged }
    let listed = limited(shown, to: options.rowLimit, file: "appraisers.csv")
    let earlier = ordered.count - shown.count
    let remark = earlier > 0 ? [Document.Block.remark(texts.earlierGroups(earlier))] : []
    return part(
      .appraisers,
      [.paragraph(texts.appraisersIntroduction)] + yearsWithoutDifference + lenientGroups(ordered)
        + groupsAbove(ordered) + chart + [.remark(texts.alphabetical), .table(appraiserTable(listed.rows))]
        + listed.remark + remark)
  }

  private var yearsWithoutDifference: [Document.Block] {
    let years = Dictionary(grouping: findings.appraisers, by: \.year)
    let without = years.keys.sorted().filter { years[$0]?.allSatisfy(\.isWithoutDifference) == true }
    return without.isEmpty ? [] : [.paragraph(AppraiserTexts(options.language).noDifference(in: without))]
  }

  private func lenientGroups(_ rows: [AppraiserRow]) -> [Document.Block] {
    let sentences = rows.filter(\.isFlagged).compactMap { row in
      Interval(row.leniencyPoints, row.lower, row.upper).map {
        texts.lenient(parent: names.unit(row.parent), year: row.year, units: row.units, points: $0)
      }
    }
    return sentences.isEmpty ? [] : [.list(sentences)]
  }

  private func groupsAbove(_ rows: [AppraiserRow]) -> [Document.Block] {
    let above = rows.filter { !$0.isFlagged && ($0.lower ?? 0) > 0 }
    guard !above.isEmpty else { return [] }
    let shown = limited(above, to: options.groupLimit, file: "appraisers.csv")
    let sentences = shown.rows.compactMap { row in
      Interval(row.leniencyPoints, row.lower, row.upper).map {
        texts.above(parent: names.unit(row.parent), year: row.year, points: $0)
      }
    }
    return [.paragraph(texts.aboveWithoutListing), .list(sentences)] + shown.remark
  }

  private func appraiserTable(_ rows: [AppraiserRow]) -> Document.Table {
    Document.Table(
      caption: texts.heading(.appraisers),
      columns: [
        words(.parent), figures(.year), figures(.unitCount), figures(.leniency), words(.interval), words(.listed),
        figures(.assimilation), figures(.concurrence), figures(.cutoffExcess),
      ],
      rows: rows.map { row in
        [
          .text(names.unit(row.parent)), .text(String(row.year)), .text(numbers.integer(row.units)),
          signed(row.leniencyPoints), interval(row), .text(texts.yesNo(row.isFlagged)),
          fixed(row.assimilation, 2), percent(row.concurrenceShare), percent(row.cutoffExcess),
        ]
      })
  }

  private func interval(_ row: AppraiserRow) -> Document.Cell {
    row.isWithoutDifference
      ? .text(AppraiserTexts(options.language).noDifference) : range(row.lower, row.upper, isSigned: true)
  }
}
