internal import Calibration
internal import Pipeline

extension ReportContext {
  /// The methods side by side, with the points of each, and what experts said.
  func comparisonPart() -> Document.Part {
    guard !findings.comparisons.isEmpty else { return part(.comparison, []) }
    let groups = Dictionary(grouping: findings.comparisons, by: \.type)
    let tables = groups.keys.sorted().flatMap { type -> [Document.Block] in
      let rows = groups[type] ?? []
      return [.table(methodTable(type, rows)), .table(pointTable(type, rows))]
    }
    return part(
      .comparison,
      [.paragraph(texts.comparisonIntroduction)] + tables + expertBlocks() + importanceBlocks() + robustnessBlocks())
  }

  private func methodTable(_ type: String, _ rows: [ComparisonRow]) -> Document.Table {
    Document.Table(
      caption: names.type(type), showsCaption: true,
      columns: [
        words(.weightingMethod), figures(.agreement), figures(.rankCorrelation), figures(.levelChanges),
        figures(.unitCount),
      ],
      rows: rows.map { row in
        [
          .text(texts.methodName(row.method)), fixed(row.agreement, 3), fixed(row.rankCorrelation, 3),
          .text(numbers.integer(row.levelChanges)), .text(numbers.integer(row.units)),
        ]
      })
  }

  /// Criteria down, methods across.
  private func pointTable(_ type: String, _ rows: [ComparisonRow]) -> Document.Table {
    let criteria = rows.first?.points.map(\.criterion) ?? []
    return Document.Table(
      caption: texts.pointsByMethod(type: names.type(type)), showsCaption: true,
      columns: [words(.criterion)]
        + rows.map { Document.Column(title: texts.methodName($0.method), isNumeric: true) },
      rows: criteria.indices.map { place in
        [.text(texts.named(names.criterion(criteria[place]), code: criteria[place]))]
          + rows.map { fixed($0.points[place].points) }
      })
  }

  private func expertBlocks() -> [Document.Block] {
    guard !findings.experts.isEmpty else { return [] }
    let table = Document.Table(
      caption: texts.expertsHeading,
      columns: [
        words(.expert), words(.weightingMethod), figures(.criterionCount), figures(.missingPairs),
        figures(.consistencyRatio),
      ],
      rows: findings.experts.map { row in
        [
          .text(row.expert), .text(texts.methodName(row.method)), .text(numbers.integer(row.criteria)),
          .text(numbers.integer(row.missingPairs)), fixed(row.consistencyRatio, 3),
        ]
      })
    let questions = findings.experts.flatMap { row in
      row.suggestions.map { texts.askAgain(expert: row.expert, $0) }
    }
    let list: [Document.Block] = questions.isEmpty ? [] : [.list(questions)]
    return [.heading(texts.expertsHeading), .paragraph(texts.expertsIntroduction), .table(table)] + list
  }
}
