internal import Calibration
internal import Evaluation
internal import Pipeline

extension ReportContext {
  /// The points of described levels: stated, and supported by the outcomes.
  func stepBlocks() -> [Document.Block] {
    guard !findings.steps.isEmpty else { return [] }
    let texts = StepTexts(options.language)
    let table = Document.Table(
      caption: texts.heading,
      columns: [
        words(.criterion), Document.Column(title: texts.description),
        Document.Column(title: texts.ratings, isNumeric: true), figures(.pointsNow), figures(.pointsCalibrated),
        words(.interval),
      ],
      rows: findings.steps.map { row in
        [
          .text(self.texts.named(names.criterion(row.criterion), code: row.criterion)),
          .text(options.language == .vietnamese ? row.vi : row.en), .text(numbers.integer(row.ratings)),
          .text(numbers.trimmed(row.pointsNow)), fixed(row.pointsCalibrated, 2), range(row.lower, row.upper),
        ]
      })
    return [.heading(texts.heading), .paragraph(texts.introduction), .table(table)]
  }

  /// What tells the reliability of ratings, with the criteria of each source.
  func reliabilityBlocks() -> [Document.Block] {
    let texts = StepTexts(options.language)
    let lines = ReliabilitySource.allCases.compactMap { source -> String? in
      let codes = Set(findings.importance.filter { $0.reliabilityFrom == source }.map(\.criterion))
      let ordered = findings.criterionNames.map(\.code).filter { codes.contains($0) }
      let isAll = ordered.count > 1 && ordered.count == Set(findings.importance.map(\.criterion)).count
      return ordered.isEmpty
        ? nil : texts.reliability(source, criteria: isAll ? texts.everyCriterion : ordered.joined(separator: ", "))
    }
    return lines.isEmpty ? [] : [.list(lines)]
  }
}
