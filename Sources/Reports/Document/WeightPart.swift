internal import Calibration
internal import Pipeline

extension ReportContext {
  /// What each criterion is worth: now, calibrated with its interval, and proposed.
  func weightPart() -> Document.Part {
    guard !findings.weights.isEmpty else { return part(.weights, []) }
    let isRevised = findings.weights.contains { $0.reason != nil }
    let introduction = isRevised ? texts.weightsIntroduction : texts.weightsWithoutRevision
    return part(.weights, [.paragraph(introduction)] + deservedPoints() + weightTables())
  }

  /// The most criteria that have a sentence of their own; the table has all.
  private static let mostSentences = 6

  private func deservedPoints() -> [Document.Block] {
    let outside = findings.weights.filter(\.excludesPointsNow).sorted {
      ($1.distanceFromSupport, $0.criterion, $0.type) < ($0.distanceFromSupport, $1.criterion, $1.type)
    }
    guard !outside.isEmpty else {
      let isOpen = findings.weights.allSatisfy(findings.isUndetermined)
      return [.paragraph(isOpen ? texts.weightsUndetermined : texts.noWeightStandsOut)]
    }
    let sentences = outside.prefix(Self.mostSentences).compactMap { row -> String? in
      guard let interval = Interval(row.pointsCalibrated, row.lower, row.upper) else { return nil }
      return texts.deserves(criterion: criterionName(row), now: row.pointsNow, interval: interval)
    }
    let rest = outside.count - sentences.count
    return [.paragraph(texts.furthestPoints), .list(sentences)] + (rest > 0 ? [.remark(texts.furtherPoints(rest))] : [])
  }

  /// A criterion, with its type where there are several.
  private func criterionName(_ row: WeightRow) -> String {
    let name = texts.named(names.criterion(row.criterion), code: row.criterion)
    return typeCount > 1 ? "\(name) (\(names.type(row.type)))" : name
  }

  private var typeCount: Int { Set(findings.weights.map(\.type)).count }

  private func weightTables() -> [Document.Block] {
    let groups = Dictionary(grouping: findings.weights, by: \.type)
    return groups.keys.sorted().enumerated().flatMap { number, type -> [Document.Block] in
      let rows = groups[type] ?? []
      let scale = rows.flatMap { [$0.pointsNow, $0.pointsCalibrated, $0.upper] }.filter(\.isFinite).max() ?? 1
      let chart = weightChart(type, rows, number: number + 1).map { [Document.Block.chart($0)] } ?? []
      return chart + [.table(weightTable(type, rows, scale: max(scale, 1e-9)))]
    }
  }

  private func weightTable(_ type: String, _ rows: [WeightRow], scale: Double) -> Document.Table {
    Document.Table(
      caption: names.type(type), showsCaption: true,
      columns: [
        words(.criterion), figures(.pointsNow), figures(.pointsCalibrated), words(.calibratedInterval),
        figures(.pointsProposed), figures(.change), words(.reason), figures(.shareAtZero), figures(.importanceNow),
        figures(.importanceCalibrated),
      ],
      rows: rows.map { row in
        [
          .text(texts.named(names.criterion(row.criterion), code: row.criterion)),
          .text(numbers.trimmed(row.pointsNow)),
          fixed(findings.isUndetermined(row) ? nil : row.pointsCalibrated, 2), bar(of: row, scale: scale),
          .text(numbers.trimmed(row.pointsProposed)), .text(numbers.signedTrimmed(row.change)),
          .text(row.reason.map(texts.reason) ?? ""),
          percent(findings.isUndetermined(row) ? nil : row.shareAtZero), percent(row.importanceNow),
          percent(row.importanceCalibrated),
        ]
      })
  }

  private func bar(of row: WeightRow, scale: Double) -> Document.Cell {
    guard !findings.isUndetermined(row) else { return .text(texts.undetermined) }
    let text = NumberFormat.interval(numbers.fixed(row.lower, 2), numbers.fixed(row.upper, 2))
    guard let interval = Interval(row.pointsCalibrated, row.lower, row.upper), interval.ends != nil else {
      return .text(text)
    }
    func position(_ points: Double) -> Double { min(max(points / scale, 0), 1) }
    let bar = Document.Bar(
      now: position(row.pointsNow), estimate: position(row.pointsCalibrated), lower: position(row.lower),
      upper: position(row.upper), description: texts.barDescription(now: row.pointsNow, calibrated: interval))
    return .bar(bar, text)
  }
}
