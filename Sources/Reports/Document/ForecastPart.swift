internal import Calibration
internal import Feedback
internal import Pipeline

extension ReportContext {
  /// The matrix of levels under both sets of points, and how many changes to expect.
  ///
  /// - Parameter saysChanges: whether the number of changes is said; it is not where it was said before.
  func forecastBlocks(saysChanges: Bool) -> [Document.Block] {
    guard let forecast = findings.levelForecast else { return [] }
    let texts = RevisionTexts(options.language)
    let table = Document.Table(
      caption: texts.matrixHeading,
      columns: [Document.Column(title: texts.fromTo)]
        + forecast.levels.map { Document.Column(title: names.level($0), isNumeric: true) },
      rows: zip(forecast.levels, forecast.matrix).map { level, counts in
        [.text(names.level(level))] + counts.map { .text(numbers.integer($0)) }
      })
    let changes: [Document.Block] = saysChanges ? [.paragraph(texts.changes(forecast.changes))] : []
    return [.heading(texts.matrixHeading)] + changes + [
      .table(table), .paragraph(texts.forecast(forecast)),
    ]
  }

  /// The advice on criteria, a line each with the figures behind it.
  func adviceBlocks() -> [Document.Block] {
    let rows = findings.criteria.filter { !$0.advice.isEmpty }
    guard !rows.isEmpty else { return [] }
    let lines = rows.map { row in
      let criterion = texts.named(names.criterion(row.criterion), code: row.criterion)
      return "\(criterion) (\(names.type(row.type))): \(texts.list(row.advice.map { texts.advice($0, of: row) }))"
    }
    return [.heading(RevisionTexts(options.language).adviceHeading), .list(lines)]
  }
}
