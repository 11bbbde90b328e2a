internal import CReportScripts
internal import Foundation

/// What the scripts of a page read: charts, words and the marks of numbers.
struct ReportScript: Encodable, Sendable {
  /// The words of the controls that scripts add.
  struct Words: Encodable, Sendable, Equatable {
    var search: String
    var shown: String
    var sort: String
    var print: String
  }

  /// The marks of numbers, as the chart library takes them.
  struct Numbers: Encodable, Sendable, Equatable {
    var decimal: String
    var thousands: String
    let grouping = [3]
    let currency = ["", ""]
    let minus = "\u{2212}"
  }

  /// A chart and the place that it is drawn in.
  struct Chart: Encodable, Sendable {
    var id: String
    var specification: ChartSpecification
  }

  var charts: [Chart]
  var words: Words
  var numbers: Numbers

  /// The script elements at the end of the page.
  ///
  /// Every `<` of the data is written as an escape, so that no name can end its element; the library lies in a function,
  /// so that it leaves nothing in the page.
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  func elements() throws(ReportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data: Data
    do {
      data = try encoder.encode(self)
    } catch {
      throw .notFinite("\(error)")
    }
    let json = String(decoding: data, as: UTF8.self).replacing("<", with: "\\u003c")
      .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
    let library = charts.isEmpty ? "" : "<script>(function(){\(Self.library)})();</script>\n"
    return """
      <script type="application/json" id="report-data">\(json)</script>
      \(library)<script>\(Self.page)</script>

      """
  }

  private static let library = text(thucchat_vega_script, thucchat_vega_script_size)
  private static let page = text(thucchat_report_script, thucchat_report_script_size)

  /// The styles of report.docx.
  static var wordStyles: Data { Data(bytes: thucchat_word_styles, count: thucchat_word_styles_size) }

  private static func text(_ start: UnsafePointer<UInt8>, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
