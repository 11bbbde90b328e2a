/// Where the charts of a sheet lie, so that each is printed on a page of its own, on A4 across.
///
/// Excel passes over breaks between pages where it fits a sheet to a page itself: the scale has to be known.
struct IntervalChartPages: Sendable, Equatable {
  /// A chart beside its table.
  struct Page: Sendable, Equatable {
    /// The row of its title.
    var firstRow: Int
    /// The heights of its rows, in points.
    var rowHeights: [Double]
  }

  /// The letters in the column of names.
  let labelWidth: Double
  /// The pages, one after the other.
  let pages: [Page]
  /// The rows of all pages.
  var rowCount: Int { pages.last.map { $0.firstRow + $0.rowHeights.count } ?? 0 }
  /// The size on paper, in percent.
  let printScale: Int

  /// The letters in a column of figures, and how many there are.
  static let figureWidth = 11.0
  private static let figures = 5.0
  /// The height of a chart that is not scaled, in points.
  static let ownHeight = 216.0

  /// The height of a line of 11 points, in points.
  private static let lineHeight = 15.0
  /// The lines that headings of columns take.
  private static let headingLines = 3.0
  /// The points of a line in a chart, and the lines that a chart is high at least.
  private static let chartLine = 16.5
  private static let leastLines = 16.0
  /// What A4 across has within the margins of Excel, in points.
  private static let paper = (width: 740.0, height: 480.0)
  /// How much wider than Excel another program draws a column of letters where it lacks Excel's own font.
  private static let widerLetters = 1.35
  /// The letters in the column of names, at most and at least.
  private static let letters = (least: 20, most: 60)

  /// The pages of charts.
  ///
  /// - Complexity: O(lines).
  init(_ charts: [IntervalChart]) {
    let longest = charts.flatMap(\.lines).map(\.label.count).max() ?? 0
    let letters = min(max(longest, Self.letters.least), Self.letters.most)
    labelWidth = Double(letters + 2)
    var pages: [Page] = []
    for chart in charts {
      let heights = Self.heights(chart, letters: letters)
      let first = pages.last.map { $0.firstRow + $0.rowHeights.count } ?? 0
      pages.append(Page(firstRow: first, rowHeights: heights))
    }
    self.pages = pages
    let tallest = pages.map { $0.rowHeights.reduce(0, +) }.max() ?? 1
    let share = min(
      Self.paper.width / (Self.widerLetters * Self.width(labels: labelWidth)), Self.paper.height / max(tallest, 1), 1)
    printScale = max(10, Int(100 * share))
  }

  /// The height of a chart, in points.
  static func chartHeight(_ chart: IntervalChart) -> Double {
    max(Double(chart.lines.count), leastLines) * chartLine
  }

  /// The rows of the title, the headings and the lines, and as many as the chart is longer.
  private static func heights(_ chart: IntervalChart, letters: Int) -> [Double] {
    let lines = chart.lines.map { max(1, (Double($0.label.count) / Double(letters)).rounded(.up)) * lineHeight }
    let table = [lineHeight * 1.5, headingLines * lineHeight] + lines
    let missing = table[0] + table[1] + chartHeight(chart) + lineHeight - table.reduce(0, +)
    return table + [Double](repeating: lineHeight, count: max(1, Int((missing / lineHeight).rounded(.up))))
  }

  /// The width of the columns, in points: letters of 7 pixels and a margin of 5, nine columns of 64 pixels.
  private static func width(labels: Double) -> Double {
    0.75 * ((labels * 7 + 5) + figures * (figureWidth * 7 + 5) + 9 * 64)
  }
}
