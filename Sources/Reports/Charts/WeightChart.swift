internal import Calibration
internal import Pipeline

extension ReportContext {
  /// The interval of each criterion's points, beside those in force and those proposed.
  func weightChart(_ type: String, _ rows: [WeightRow], number: Int) -> Document.Chart? {
    let marks = rows.compactMap { row -> ChartValues.WeightMark? in
      guard row.lower.isFinite, row.upper.isFinite, row.pointsCalibrated.isFinite, !findings.isUndetermined(row) else {
        return nil
      }
      return ChartValues.WeightMark(
        criterion: texts.named(names.criterion(row.criterion), code: row.criterion), now: row.pointsNow,
        calibrated: row.pointsCalibrated, lower: row.lower, upper: row.upper, proposed: row.pointsProposed)
    }
    guard !marks.isEmpty else { return nil }
    let caption = texts.chartCaption(.weights, subject: names.type(type))
    let places = Self.weightEncodings(texts)
    func layer(_ field: String, _ mark: ChartMark) -> ChartLayer {
      ChartLayer(
        mark: mark,
        encoding: ChartEncodings(x: .number(field), y: places.criterion, tooltip: places.tooltip))
    }
    var interval = layer("lower", ChartMark(type: .rule, color: .accent, strokeWidth: 3, opacity: 0.6))
    interval.encoding.x = .number("lower", texts.chartAxis(.points))
    interval.encoding.x2 = ChartEncoding(field: "upper")
    return chart(
      id: "chart-weights-\(number)", caption: caption,
      ChartSpecification(
        description: caption, height: Double(marks.count) * 19, data: .weights(marks),
        layer: [
          interval, layer("calibrated", ChartMark(type: .point, color: .accent, size: 45, filled: true)),
          layer("now", ChartMark(type: .tick, color: .mark, size: 15, thickness: 3)),
          layer("proposed", ChartMark(type: .point, color: .ink, size: 60, shape: "diamond")),
        ]))
  }

  private static func weightEncodings(_ texts: any Texts) -> (criterion: ChartEncoding, tooltip: [ChartEncoding]) {
    var criterion = ChartEncoding.name("criterion")
    criterion.keepsOrder = true
    criterion.title = ""
    criterion.axis = ChartAxis(labelLimit: 320)
    return (
      criterion,
      [
        .name("criterion", texts.column(.criterion)), .number("now", texts.column(.pointsNow), format: ",.2~f"),
        .number("calibrated", texts.column(.pointsCalibrated), format: ",.2f"),
        .number("lower", texts.sheetColumn(.lower), format: ",.2f"),
        .number("upper", texts.sheetColumn(.upper), format: ",.2f"),
        .number("proposed", texts.column(.pointsProposed), format: ",.2~f"),
      ]
    )
  }
}
