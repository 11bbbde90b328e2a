internal import Inflation
internal import Pipeline

extension ReportContext {
  /// How many ratings of the last year reach each total, with the totals at which levels begin.
  func cutoffChart() -> Document.Chart? {
    let totals = findings.flags.filter { $0.year == findings.years.last }.compactMap(\.selfTotal).filter(\.isFinite)
    guard let year = findings.years.last, totals.count >= findings.settings.minimumGroup else { return nil }
    let counts = Dictionary(totals.map { (min(($0 * 2).rounded(.down), 199), 1) }, uniquingKeysWith: +)
    let cells = counts.keys.sorted().map { half in
      ChartValues.CellMark(
        x: half / 2, x2: half / 2 + 0.5, y: 0, y2: Double(counts[half] ?? 0), count: counts[half] ?? 0)
    }
    let caption = texts.chartCaption(.cutoffs, subject: String(year))
    let bars = ChartLayer(
      data: .cells(cells), mark: ChartMark(type: .rect, color: .accent, opacity: 0.8),
      encoding: ChartEncodings(
        x: .number("x", texts.chartAxis(.rating), scale: ChartScale(zero: false)), x2: ChartEncoding(field: "x2"),
        y: .number("y", texts.column(.unitCount)), y2: ChartEncoding(field: "y2"),
        tooltip: [
          .number("x", texts.chartAxis(.rating), format: ".1f"),
          .number("count", texts.column(.unitCount), format: ",d"),
        ]))
    let lowest = totals.min() ?? 0
    let cutoffs = findings.levelCutoffs.filter { $0 > lowest && $0 < 100 }
    let rules = ChartLayer(
      data: .points(cutoffs.map { ChartValues.PointMark(x: $0, y: 0) }),
      mark: ChartMark(type: .rule, color: .mark, strokeWidth: 2, strokeDash: [4, 3]),
      encoding: ChartEncodings(x: .number("x")))
    return chart(
      id: "chart-cutoffs", caption: caption,
      ChartSpecification(description: caption, height: 240, layer: cutoffs.isEmpty ? [bars] : [bars, rules]))
  }

  /// The part of the change of ratings that outcomes do not explain, by type and year.
  func driftChart() -> Document.Chart? {
    let marks = findings.drift.compactMap { row -> ChartValues.YearMark? in
      guard let points = Interval(row.driftPoints, row.lower, row.upper) else { return nil }
      return ChartValues.YearMark(
        type: names.type(row.type), year: row.year, drift: points.value, lower: points.lower, upper: points.upper)
    }
    let bases = Dictionary(findings.drift.map { ($0.type, $0.baseYear) }, uniquingKeysWith: min)
    let starts = bases.keys.sorted().map {
      ChartValues.YearMark(type: names.type($0), year: bases[$0] ?? 0, drift: 0, lower: 0, upper: 0)
    }
    guard !marks.isEmpty else { return nil }
    let caption = texts.chartCaption(.drift, subject: "")
    var year = ChartEncoding(field: "year", type: .ordinal, title: texts.column(.year))
    year.axis = ChartAxis(labelAngle: 0, format: "d")
    var color = ChartEncoding.name("type", "")
    color.hasLegend = true
    let tooltip: [ChartEncoding] = [
      .name("type", texts.column(.type)), .name("year", texts.column(.year)),
      .number("drift", texts.column(.drift), format: "+.1f"),
      .number("lower", texts.sheetColumn(.lower), format: "+.1f"),
      .number("upper", texts.sheetColumn(.upper), format: "+.1f"),
    ]
    // Lines and dots share a legend only where the lines have no part in it.
    var stroke = color
    stroke.hasLegend = false
    func encodings(_ field: String, isDot: Bool = false) -> ChartEncodings {
      ChartEncodings(
        x: year, y: .number(field, texts.chartAxis(.drift)), color: isDot ? color : nil, stroke: isDot ? nil : stroke,
        shape: isDot ? color : nil, tooltip: tooltip)
    }
    var ends = encodings("lower")
    ends.y2 = ChartEncoding(field: "upper")
    return chart(
      id: "chart-drift", caption: caption,
      ChartSpecification(
        description: caption, height: 260, data: .years(starts + marks),
        layer: [
          level(0), ChartLayer(mark: ChartMark(type: .line), encoding: encodings("drift")),
          ChartLayer(mark: ChartMark(type: .rule, strokeWidth: 2, opacity: 0.6), encoding: ends),
          ChartLayer(
            mark: ChartMark(type: .point, size: 60, filled: true),
            encoding: encodings("drift", isDot: true)),
        ]))
  }

  private func level(_ value: Double) -> ChartLayer {
    ChartLayer(
      data: .points([ChartValues.PointMark(x: value, y: value)]),
      mark: ChartMark(type: .rule, color: .ink, strokeWidth: 1), encoding: ChartEncodings(y: .number("y")))
  }
}
