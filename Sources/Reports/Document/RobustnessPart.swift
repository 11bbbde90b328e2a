internal import Calibration
internal import Pipeline

extension ReportContext {
  /// How far ranks and levels rest on the weights, the scale, the cut-offs and the ratings.
  func robustnessBlocks() -> [Document.Block] {
    let rows = findings.robustness
    guard !rows.isEmpty else { return [] }
    let texts = RobustnessTexts(options.language)
    let groups = RobustnessRow.Points.allCases.flatMap { points in
      Set(rows.filter { $0.points == points }.map(\.type)).sorted().map { (points: points, type: $0) }
    }
    let tables = groups.map { group -> Document.Block in
      .table(robustnessTable(rows.filter { $0.points == group.points && $0.type == group.type }, texts))
    }
    return [.heading(texts.heading), .paragraph(texts.introduction)] + tables
  }

  /// Choices down; ranks, then levels across.
  private func robustnessTable(_ rows: [RobustnessRow], _ texts: RobustnessTexts) -> Document.Table {
    let choices: [RobustnessChoice?] = [nil] + RobustnessChoice.allCases
    return Document.Table(
      caption: rows.first.map { texts.caption($0.points, type: names.type($0.type), units: $0.units) } ?? "",
      showsCaption: true,
      columns: [Document.Column(title: texts.choiceHeading)]
        + RobustnessRow.Measure.allCases.flatMap { texts.headings($0) }.map {
          Document.Column(title: $0, isNumeric: true)
        },
      rows: choices.map { choice in
        let cells = RobustnessRow.Measure.allCases.flatMap { measure -> [Document.Cell] in
          let row = rows.first { $0.choice == choice && $0.measure == measure }
          return [fixed(row?.shift), share(row?.firstOrder), share(row?.totalOrder)]
        }
        return [.text(texts.choice(choice))] + cells
      })
  }

  /// An estimated share of variance, which may fall a little outside 0…1 by chance.
  private func share(_ value: Double?) -> Document.Cell {
    percent(value.map { min(1, max(0, $0)) })
  }
}
