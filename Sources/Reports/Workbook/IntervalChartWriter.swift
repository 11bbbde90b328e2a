internal import CXLSXWriter
internal import Foundation
internal import Tables

/// Draws intervals into a sheet, as scatter charts over the table of their figures.
///
/// The format of Excel has no chart of intervals with names: each is drawn as a line between two cells of one series
/// with gaps, and names are the labels of unseen points at zero.
struct IntervalChartWriter {
  private typealias Row = WorkbookSheetWriter.Row
  private let sheet: WorkbookSheetWriter

  init(_ sheet: WorkbookSheetWriter) {
    self.sheet = sheet
  }

  /// The columns of the table: what is shown, then the ends of the lines.
  private enum Place: Int {
    case label, now, calibrated, lower, upper, proposed, height, zero, end, endHeight
    var letters: String { WorkbookSheetWriter.letters(rawValue) }
  }

  /// The first and the last column that a chart covers, and its width beside that of Excel's own.
  private static let columns: (first: WorkbookSheetWriter.Column, last: WorkbookSheetWriter.Column) = (10, 18)
  private static let widthScale = 1.2

  /// The rows that one line of a table takes: two ends and the gap between lines.
  private static let rowsOfLine = 3

  /// The rows over the lines of a table: its title and its headings.
  private static let headingRows = 2

  /// The room for names left of zero, as a share of the largest figure; the axis shows no number there.
  private static let shareOfNames = 0.6

  /// Writes one table under the other, each with its chart at the right and on a page of its own.
  func write(_ charts: [IntervalChart]) {
    let worksheet = sheet.worksheet
    let pages = IntervalChartPages(charts)
    worksheet_set_column(worksheet, 0, 0, pages.labelWidth, sheet.formats[.wrapped])
    worksheet_set_column(worksheet, 1, 5, IntervalChartPages.figureWidth, sheet.formats[.exactPoints])
    var hidden = lxw_row_col_options()
    hidden.hidden = 1
    worksheet_set_column_opt(
      worksheet, WorkbookSheetWriter.Column(Place.height.rawValue),
      WorkbookSheetWriter.Column(Place.endHeight.rawValue), 8, sheet.formats[.points], &hidden)
    let ends = charts.flatMap(Self.ends)
    // A file that is written as it grows takes its rows in their order.
    for row in 0..<max(pages.rowCount, ends.count + Self.headingRows) {
      if let place = pages.pages.lastIndex(where: { $0.firstRow <= row }), row < pages.rowCount {
        writeLine(row - pages.pages[place].firstRow, of: charts[place], pages.pages[place], Row(row))
      }
      if row >= Self.headingRows, row - Self.headingRows < ends.count, let end = ends[row - Self.headingRows] {
        write(end.value, Row(row), .end)
        write(end.height, Row(row), .endHeight)
      }
    }
    var drawn = Self.headingRows
    for (chart, page) in zip(charts, pages.pages) {
      draw(chart, from: Row(page.firstRow), ends: Row(drawn))
      drawn += chart.lines.count * Self.rowsOfLine
    }
    worksheet_print_area(worksheet, 0, 0, Row(max(pages.rowCount, 1) - 1), Self.columns.last)
    worksheet_set_print_scale(worksheet, UInt16(pages.printScale))
    var breaks = pages.pages.dropFirst().map { Row($0.firstRow) } + [0]
    worksheet_set_h_pagebreaks(worksheet, &breaks)
  }

  /// One row of a page: the title, the headings, a line or nothing beside the chart.
  private func writeLine(_ index: Int, of chart: IntervalChart, _ page: IntervalChartPages.Page, _ row: Row) {
    worksheet_set_row(sheet.worksheet, row, page.rowHeights[index], nil)
    let names = chart.names
    switch index {
    case 0: sheet.writeRow(row, [(chart.title, .title)])
    case 1:
      sheet.writeRow(
        row,
        [names.criterion, names.now, names.calibrated, names.lower, names.upper, names.proposed].map { ($0, .heading) })
    case Self.headingRows..<(Self.headingRows + chart.lines.count):
      let line = index - Self.headingRows
      writeFigures(chart.lines[line], height: chart.lines.count - line, row)
    default: break
    }
  }

  /// The ends of a chart's lines and the gaps between them. They lie in hidden columns under those of the chart before:
  /// beside the table they would make its page three times as long.
  private static func ends(of chart: IntervalChart) -> [(value: Double, height: Double)?] {
    chart.lines.enumerated().flatMap { index, line -> [(value: Double, height: Double)?] in
      let height = Double(chart.lines.count - index)
      return [(line.lower, height), (line.upper, height), nil]
    }
  }

  private func writeFigures(_ line: IntervalChart.Line, height: Int, _ row: Row) {
    sheet.write(.text(line.label), row, 0, .wrapped)
    write(line.now, row, .now)
    write(line.calibrated, row, .calibrated)
    write(line.lower, row, .lower)
    write(line.upper, row, .upper)
    write(line.proposed, row, .proposed)
    write(Double(height), row, .height)
    write(0, row, .zero)
  }

  private func write(_ value: Double, _ row: Row, _ place: Place) {
    sheet.write(.number(value), row, WorkbookSheetWriter.Column(place.rawValue), .exactPoints)
  }

  private func draw(_ chart: IntervalChart, from first: Row, ends: Row) {
    guard !chart.lines.isEmpty,
      let scatter = workbook_add_chart(sheet.workbook, UInt8(LXW_CHART_SCATTER_STRAIGHT.rawValue))
    else { return }
    chart_title_set_name(scatter, WorkbookText.safe(chart.title))
    chart_show_blanks_as(scatter, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
    chart_show_hidden_data(scatter)
    let interval = series(
      scatter, chart.names.interval, .end, .endHeight, ends, chart.lines.count * Self.rowsOfLine)
    setLine(interval, color: 0x8FAADC, width: 3.5)
    chart_series_set_marker_type(interval, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    mark(scatter, chart.names.calibrated, .calibrated, first, chart, LXW_CHART_MARKER_CIRCLE, color: 0x0B57D0)
    mark(scatter, chart.names.now, .now, first, chart, LXW_CHART_MARKER_DIAMOND, color: 0xB3261E)
    nameLines(scatter, chart, first)
    setAxes(of: scatter, chart)
    var options = lxw_chart_options()
    options.x_scale = Self.widthScale
    options.y_scale = IntervalChartPages.chartHeight(chart) / IntervalChartPages.ownHeight
    worksheet_insert_chart_opt(sheet.worksheet, first + Row(Self.headingRows), Self.columns.first, scatter, &options)
  }

  private func setAxes(of scatter: UnsafeMutablePointer<lxw_chart>, _ chart: IntervalChart) {
    let vertical = scatter.pointee.y_axis
    chart_axis_set_min(vertical, 0)
    chart_axis_set_max(vertical, Double(chart.lines.count + 1))
    chart_axis_major_gridlines_set_visible(vertical, 0)
    chart_axis_off(vertical)
    chart_axis_set_name(scatter.pointee.x_axis, WorkbookText.safe(chart.axis))
    let most = chart.lines.flatMap { [$0.now, $0.calibrated, $0.upper] }.filter(\.isFinite).max() ?? 1
    let unit = Self.unit(of: max(most, 1e-3))
    let horizontal = scatter.pointee.x_axis
    chart_axis_set_min(horizontal, -(Self.shareOfNames * most / unit).rounded(.up) * unit)
    chart_axis_set_max(horizontal, (most / unit).rounded(.up) * unit)
    chart_axis_set_major_unit(horizontal, unit)
    chart_axis_set_num_format(horizontal, "0.##;;0")
    chart_axis_major_gridlines_set_visible(horizontal, 1)
    var line = lxw_chart_line()
    line.color = 0xD9D9D9
    line.width = 0.5
    chart_axis_major_gridlines_set_line(horizontal, &line)
    chart_legend_set_position(scatter, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    var unnamed: [Int16] = [3, -1]
    chart_legend_delete_series(scatter, &unnamed)
  }

  /// The distance between the numbers of an axis: 1, 2 or 5 times a power of ten, at most eight of them.
  private static func unit(of most: Double) -> Double {
    let power = pow(10, (log10(most / 8)).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { most / $0 <= 8 } ?? 10 * power
  }

  private typealias Series = UnsafeMutablePointer<lxw_chart_series>

  private func series(
    _ scatter: UnsafeMutablePointer<lxw_chart>, _ name: String, _ x: Place, _ y: Place, _ first: Row, _ rows: Int
  ) -> Series? {
    let name = WorkbookText.safe(name)
    let sheetName = String(cString: sheet.worksheet.pointee.quoted_name)
    func range(_ place: Place) -> String {
      "=\(sheetName)!$\(place.letters)$\(first + 1):$\(place.letters)$\(Int(first) + rows)"
    }
    let series = chart_add_series(scatter, range(x), range(y))
    if !name.isEmpty { chart_series_set_name(series, name) }
    return series
  }

  private func mark(
    _ scatter: UnsafeMutablePointer<lxw_chart>, _ name: String, _ place: Place, _ first: Row, _ chart: IntervalChart,
    _ type: lxw_chart_marker_type, color: UInt32
  ) {
    let series = series(scatter, name, place, .height, first + 2, chart.lines.count)
    hideLine(series)
    chart_series_set_marker_type(series, UInt8(type.rawValue))
    chart_series_set_marker_size(series, 7)
    var fill = lxw_chart_fill()
    fill.color = color
    chart_series_set_marker_fill(series, &fill)
  }

  /// Unseen points at zero whose labels are the names of the lines.
  private func nameLines(_ scatter: UnsafeMutablePointer<lxw_chart>, _ chart: IntervalChart, _ first: Row) {
    let series = series(scatter, "", .zero, .height, first + 2, chart.lines.count)
    hideLine(series)
    chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    chart_series_set_labels(series)
    chart_series_set_labels_position(series, UInt8(LXW_CHART_LABEL_POSITION_LEFT.rawValue))
    let texts = chart.lines.map { strdup(WorkbookText.label($0.label)) }
    defer { for text in texts { free(text) } }
    var labels = texts.indices.map { index in
      var label = lxw_chart_data_label()
      label.value = texts[index]
      return label
    }
    labels.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_chart_data_label>?] = buffer.indices.map { index in
        buffer.baseAddress.map { $0 + index }
      }
      pointers.append(nil)
      _ = chart_series_set_labels_custom(series, &pointers)
    }
  }

  private func setLine(_ series: Series?, color: UInt32, width: Float) {
    var line = lxw_chart_line()
    line.color = color
    line.width = width
    chart_series_set_line(series, &line)
  }

  private func hideLine(_ series: Series?) {
    var line = lxw_chart_line()
    line.none = 1
    chart_series_set_line(series, &line)
  }
}
