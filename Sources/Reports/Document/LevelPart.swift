internal import Evaluation
internal import Pipeline

extension ReportContext {
  /// How many units hold each level in the last year, beside the quotas, and collectives beside their members.
  func levelPart() -> Document.Part {
    let texts = LevelTexts(options.language)
    let year = findings.years.last ?? 0
    let rows = findings.levels.filter { $0.year == year }
    var blocks: [Document.Block] = [.paragraph(texts.introduction)]
    let rules = findings.quotas.filter { $0.year == year }.map { texts.quota($0, names) }
    blocks.append(.list([texts.failedCondition(findings.settings.failedCondition)] + rules))
    if !rows.isEmpty { blocks.append(.table(levelTable(rows, texts))) }
    if !findings.levelThresholds.isEmpty { blocks += thresholdBlocks(texts) }
    let gaps = findings.gaps.count { $0.year == year }
    if gaps > 0 { blocks.append(.paragraph(texts.gaps(gaps))) }
    let collectives = findings.collectives.filter { $0.year == year && $0.membersAbove > 0 }
    if !collectives.isEmpty { blocks += collectiveBlocks(collectives, texts) }
    return Document.Part(id: "levels", heading: texts.heading, blocks: blocks)
  }

  private func levelTable(_ rows: [LevelRow], _ texts: LevelTexts) -> Document.Table {
    func number(_ title: String) -> Document.Column { Document.Column(title: title, isNumeric: true) }
    return Document.Table(
      caption: texts.heading,
      columns: [
        words(.type), Document.Column(title: texts.raterHeading), Document.Column(title: texts.levelHeading),
        number(texts.countHeading),
        number(texts.shareHeading), number(texts.permittedHeading), number(texts.excessHeading),
      ],
      rows: rows.map { row in
        [
          .text(names.type(row.type)), .text(texts.rater(row.rater)), .text(names.level(row.level)),
          .text(numbers.integer(row.count)), fixed(row.share, 2), count(row.quotaCount), count(row.excess),
        ]
      })
  }

  private func thresholdBlocks(_ texts: LevelTexts) -> [Document.Block] {
    func number(_ title: String) -> Document.Column { Document.Column(title: title, isNumeric: true) }
    let table = Document.Table(
      caption: texts.thresholdsHeading,
      columns: [
        words(.type), Document.Column(title: texts.raterHeading), words(.level), number(texts.startsHeading),
        number(texts.errorHeading), number(texts.atLeastHeading),
      ],
      rows: findings.levelThresholds.map { row in
        [
          .text(names.type(row.type)), .text(texts.rater(row.rater)), .text(names.level(row.level)),
          fixed(row.startsAt, row.scale == .total ? 1 : 2), fixed(row.standardError, row.scale == .total ? 1 : 2),
          fixed(row.atLeast),
        ]
      })
    let scale = findings.levelThresholds.contains { $0.scale == .outcomes }
    return [.heading(texts.thresholdsHeading), .paragraph(texts.thresholds(onOutcomes: scale)), .table(table)]
  }

  private func collectiveBlocks(_ rows: [CollectiveRow], _ texts: LevelTexts) -> [Document.Block] {
    let ordered = Alphabet.sorted(rows) { [$0.name, $0.unit] }
    let listed = limited(ordered, to: options.rowLimit, file: "collectives.csv")
    func number(_ title: String) -> Document.Column { Document.Column(title: title, isNumeric: true) }
    let table = Document.Table(
      caption: texts.collectivesHeading,
      columns: [
        words(.unit), Document.Column(title: texts.levelHeading), number(texts.membersHeading),
        number(texts.membersAboveHeading),
      ],
      rows: listed.rows.map { row in
        [
          .text(row.name), .text(row.level.map(names.level) ?? "–"), .text(numbers.integer(row.members)),
          .text(numbers.integer(row.membersAbove)),
        ]
      })
    return [.heading(texts.collectivesHeading), .paragraph(texts.collectivesIntroduction), .table(table)]
      + listed.remark
  }

  private func count(_ value: Int?) -> Document.Cell {
    .text(value.map(numbers.integer) ?? "–")
  }
}
