internal import Calibration
internal import Pipeline

extension ReportContext {
  /// How much each criterion matters beside its points, and what the reliability of ratings changed.
  func importanceBlocks() -> [Document.Block] {
    let groups = Dictionary(grouping: findings.importance, by: \.type)
    guard !groups.isEmpty else { return [] }
    let tables = groups.keys.sorted().flatMap { type -> [Document.Block] in
      let rows = groups[type] ?? []
      let gap = rows.compactMap(\.gap).max()
      let sentence: [Document.Block] = gap.map { [.remark(texts.intendedImportance(gap: $0))] } ?? []
      return [.table(importanceTable(type, rows))] + sentence
    }
    return [.heading(texts.importanceHeading), .paragraph(texts.importanceIntroduction)] + tables + reliabilityBlocks()
  }

  private func importanceTable(_ type: String, _ rows: [ImportanceRow]) -> Document.Table {
    Document.Table(
      caption: names.type(type), showsCaption: true,
      columns: [
        words(.criterion), figures(.shareOfPoints), figures(.shapleyShare), figures(.importanceNow),
        figures(.importanceSmooth), figures(.pointsForImportance), figures(.reliability), figures(.pointsUncorrected),
        figures(.pointsCalibrated),
      ],
      rows: rows.map { row in
        [
          .text(texts.named(names.criterion(row.criterion), code: row.criterion)), percent(row.intended),
          percent(row.shapley), percent(row.linear), percent(row.smooth), fixed(row.pointsForIntended),
          fixed(row.reliability, 2), fixed(row.pointsUncorrected), fixed(row.pointsCalibrated),
        ]
      })
  }
}
