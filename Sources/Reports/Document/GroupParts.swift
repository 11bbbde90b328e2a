internal import Calibration
internal import Feedback
internal import Inflation
internal import Pipeline

extension ReportContext {
  /// How the level of ratings moved beside the outcomes.
  func driftPart() -> Document.Part {
    let rows = findings.drift.sorted { ($0.type, $0.year) < ($1.type, $1.year) }
    guard !rows.isEmpty else { return part(.drift, []) }
    let sentences = rows.compactMap { row -> String? in
      guard let points = Interval(row.driftPoints, row.lower, row.upper), let ends = points.ends,
        ends.lower > 0 || ends.upper < 0
      else { return nil }
      return texts.drift(type: names.type(row.type), year: row.year, baseYear: row.baseYear, points: points)
    }
    let table = Document.Table(
      caption: texts.heading(.drift),
      columns: [
        words(.type), figures(.year), figures(.baseYear), figures(.ratingChange), figures(.outcomeChange),
        figures(.drift), words(.interval),
      ],
      rows: rows.map { row in
        [
          .text(names.type(row.type)), .text(String(row.year)), .text(String(row.baseYear)), signed(row.ratingChange),
          signed(row.outcomeChange), signed(row.driftPoints), range(row.lower, row.upper, isSigned: true),
        ]
      })
    let list: [Document.Block] = sentences.isEmpty ? [] : [.list(sentences)]
    let chart = driftChart().map { [Document.Block.chart($0)] } ?? []
    return part(.drift, [.paragraph(texts.driftIntroduction)] + list + chart + [.table(table)])
  }

  /// Criteria with advice.
  func criterionPart() -> Document.Part {
    guard !findings.criteria.isEmpty else { return part(.criteria, []) }
    let rows = findings.criteria.filter { !$0.advice.isEmpty }
    guard !rows.isEmpty else { return part(.criteria, [.paragraph(texts.noAdvice)] + stepBlocks()) }
    let table = Document.Table(
      caption: texts.heading(.criteria),
      columns: [
        words(.type), words(.criterion), figures(.unitCount), figures(.meanShare), figures(.ceilingShare),
        figures(.missingShare), figures(.outcomeCorrelation), figures(.criterionUnexplained), words(.advice),
      ],
      rows: rows.map { row in
        [
          .text(names.type(row.type)), .text(texts.named(names.criterion(row.criterion), code: row.criterion)),
          .text(numbers.integer(row.units)), percent(row.meanShare), percent(row.ceilingShare),
          percent(row.missingShare), fixed(row.outcomeCorrelation, 2), fixed(row.unexplainedPoints, 2),
          .text(texts.list(row.advice.map { texts.advice($0, of: row) })),
        ]
      })
    return part(.criteria, [.paragraph(texts.criteriaIntroduction), .table(table)] + stepBlocks())
  }

  /// Who would change level.
  func transitionPart() -> Document.Part {
    let changed = findings.transitions.filter { $0.from != $0.to }
    guard !changed.isEmpty else { return part(.transitions, []) }
    let ordered = Alphabet.sorted(changed) { [names.unit($0.unit), $0.unit, String($0.year)] }
    let listed = limited(ordered, to: options.rowLimit, file: "transitions.csv")
    let table = Document.Table(
      caption: texts.heading(.transitions),
      columns: [
        words(.unit), figures(.year), words(.levelFrom), words(.levelTo), figures(.probability), words(.reason),
      ],
      rows: listed.rows.map { row in
        [
          .text(names.unit(row.unit)), .text(String(row.year)), .text(names.level(row.from)),
          .text(names.level(row.to)), percent(row.probability), .text(row.reason.map(texts.reason) ?? ""),
        ]
      })
    let introduction = texts.transitionsIntroduction(
      changes: changed.count,
      nearBoundary: findings.transitions.count { $0.from == $0.to && $0.reason == .nearBoundary },
      units: findings.transitions.count)
    return part(
      .transitions,
      [.paragraph(introduction)] + forecastBlocks(saysChanges: false) + [.remark(texts.alphabetical), .table(table)]
        + listed.remark)
  }
}
