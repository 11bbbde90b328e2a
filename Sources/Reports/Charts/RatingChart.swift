internal import Inflation
internal import Pipeline
internal import Tables

extension ReportContext {
  /// The most dots of a chart; more are counted in the cells of a grid, the listed ones kept.
  private static let mostDots = 5_000
  /// The most dots of listed units beside a grid.
  private static let mostListedDots = 500

  /// The rating of each unit of the last year against what is usual for its outcomes.
  func ratingChart() -> Document.Chart? {
    let rows = findings.flags.filter { $0.year == findings.years.last && Self.place($0) != nil }
    guard !rows.isEmpty, let year = findings.years.last else { return nil }
    let ordered = rows.sorted { ($0.isListed ? 1 : 0, -$0.rank, $0.unit) < ($1.isListed ? 1 : 0, -$1.rank, $1.unit) }
    let isBinned = rows.count > Self.mostDots
    let listed = ordered.filter { !isBinned || $0.isListed }.suffix(isBinned ? Self.mostListedDots : Self.mostDots)
    let cut = isBinned && rows.count { $0.isListed } > listed.count ? listed.count : nil
    let caption =
      texts.chartCaption(.ratings, subject: String(year)) + (isBinned ? " " + texts.binned(strongest: cut) : "")
    let cells = isBinned ? [cellLayer(rows)] : []
    var chart = chart(
      id: "chart-ratings", caption: caption,
      ChartSpecification(
        description: caption, height: 460,
        layer: cells + [diagonal(rows), dotLayer(listed.map(mark), besideCells: isBinned)]))
    chart.hint = texts.chartHint
    return chart
  }

  private static func place(_ row: FlagRow) -> (expected: Double, rating: Double)? {
    guard let expected = row.expectedTotal, let rating = row.selfTotal, expected.isFinite, rating.isFinite else {
      return nil
    }
    return (expected, rating)
  }

  private func mark(_ row: FlagRow) -> ChartValues.UnitMark {
    let place = Self.place(row) ?? (0, 0)
    let status = row.isFlagged ? ChartStatus.above : row.isFlaggedUnder ? .below : .notListed
    return ChartValues.UnitMark(
      name: row.name.isEmpty ? row.unit : row.name, parent: names.unit(row.parent), status: texts.chartStatus(status),
      rating: DecimalText.rounded(place.rating, decimals: 1),
      expected: DecimalText.rounded(place.expected, decimals: 1),
      unexplained: row.unexplainedPoints.flatMap { $0.isFinite ? DecimalText.rounded($0, decimals: 1) : nil },
      criteria: row.criteria.isEmpty
        ? nil : row.criteria.prefix(UnitStory.criteriaInTables).joined(separator: "; "),
      link: listed.links[ListedUnits.UnitYear(row)])
  }

  /// The dots; beside a grid, whose opacity counts units, theirs is no scale, and only listed units are dots.
  private func dotLayer(_ marks: [ChartValues.UnitMark], besideCells: Bool) -> ChartLayer {
    let statuses = (besideCells ? [ChartStatus.above, .below] : ChartStatus.allCases).map(texts.chartStatus)
    var color = ChartEncoding.name("status", "")
    color.hasLegend = true
    var shape = color
    var size = ChartEncoding(field: "status", type: .ordinal, title: "", hasLegend: true)
    var opacity = size
    func scale(_ looks: [ChartLook]) -> ChartScale {
      ChartScale(domain: statuses, range: Array(looks.prefix(statuses.count)))
    }
    color.scale = scale([.color(.mark), .color(.accent), .color(.soft)])
    shape.scale = scale([.shape("triangle-up"), .shape("triangle-down"), .shape("circle")])
    size.scale = scale([.number(70), .number(70), .number(24)])
    opacity.scale = scale([.number(0.9), .number(0.9), .number(0.5)])
    let total = ChartScale(zero: false)
    return ChartLayer(
      data: .units(marks), mark: ChartMark(type: .point, opacity: besideCells ? 0.9 : nil, filled: true),
      encoding: ChartEncodings(
        x: .number("expected", texts.chartAxis(.expected), scale: total),
        y: .number("rating", texts.chartAxis(.rating), scale: total), color: color, shape: shape, size: size,
        opacity: besideCells ? nil : opacity,
        tooltip: [
          .name("name", texts.column(.unit)), .name("parent", texts.column(.parent)),
          .number("rating", texts.column(.rating), format: ".1f"),
          .number("expected", texts.column(.expected), format: ".1f"),
          .number("unexplained", texts.column(.unexplained), format: "+.1f"),
          .name("criteria", texts.column(.lookFirst)), .name("status", texts.column(.listed)),
        ]))
  }

  /// The units in cells one point wide and high.
  private func cellLayer(_ rows: [FlagRow]) -> ChartLayer {
    let places = rows.compactMap(Self.place)
    let counts = Dictionary(
      places.map { ([$0.expected.rounded(.down), $0.rating.rounded(.down)], 1) }, uniquingKeysWith: +)
    let cells = counts.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { corner in
      ChartValues.CellMark(
        x: corner[0], x2: corner[0] + 1, y: corner[1], y2: corner[1] + 1, count: counts[corner] ?? 0)
    }
    var opacity = ChartEncoding.number("count")
    opacity.hasLegend = false
    return ChartLayer(
      data: .cells(cells), mark: ChartMark(type: .rect, color: .soft),
      encoding: ChartEncodings(
        x: .number("x", texts.chartAxis(.expected), scale: ChartScale(zero: false)), x2: ChartEncoding(field: "x2"),
        y: .number("y", texts.chartAxis(.rating), scale: ChartScale(zero: false)), y2: ChartEncoding(field: "y2"),
        opacity: opacity, tooltip: [.number("count", texts.column(.unitCount), format: ",d")]))
  }

  /// Where the rating is what is usual.
  private func diagonal(_ rows: [FlagRow]) -> ChartLayer {
    let values = rows.compactMap(Self.place).flatMap { [$0.expected, $0.rating] }
    let ends = [values.min() ?? 0, values.max() ?? 100].map { ChartValues.PointMark(x: $0, y: $0) }
    return ChartLayer(
      data: .points(ends), mark: ChartMark(type: .line, color: .soft, strokeWidth: 1, strokeDash: [5, 4]),
      encoding: ChartEncodings(
        x: .number("x", texts.chartAxis(.expected)), y: .number("y", texts.chartAxis(.rating))))
  }
}

extension FlagRow {
  /// Whether it is listed, above or below.
  var isListed: Bool { isFlagged || isFlaggedUnder }
}
