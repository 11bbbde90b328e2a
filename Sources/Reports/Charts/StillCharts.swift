public import Foundation
public import Pipeline

/// The charts of a report as specifications that stand alone, for a program that draws them without a page.
public struct StillCharts: Sendable {
  /// A chart on its way to a picture.
  public struct Chart: Sendable {
    /// The name that its file has.
    public let name: String
    /// What it shows.
    let caption: String
    /// The specification as JSON of Vega-Lite.
    public let specification: Data
  }

  /// The charts in the order of the report.
  public let charts: [Chart]

  /// The version of Vega-Lite that the specifications are written for.
  public static let grammarVersion = "6.1"

  /// Whether a file of this name is a picture of a chart.
  static func isPicture(_ name: String) -> Bool {
    name.wholeMatch(of: /chart-[a-z]+(-\d+)?\.png/) != nil
  }

  /// The charts of the report on findings, in the colours of paper and with the numbers of the language.
  ///
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  /// - Complexity: O(rows log rows).
  public init(_ findings: Findings, options: ReportOptions = ReportOptions()) throws(ReportError) {
    self = try Self(Document(findings, options: options))
  }

  init(_ document: Document) throws(ReportError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    if let key = ChartSurface.key { encoder.userInfo[key] = ChartSurface.paper(document.numbers) }
    do {
      charts = try document.parts.flatMap(\.blocks).compactMap { block in
        guard case .chart(let chart) = block else { return nil }
        return Chart(
          name: "\(chart.id).png", caption: chart.caption, specification: try encoder.encode(chart.specification))
      }
    } catch {
      throw .notFinite("\(error)")
    }
  }
}

/// What a chart is drawn on; its colours, its width and its numbers follow.
enum ChartSurface: Sendable {
  /// A page, whose style has the colours and whose script the numbers.
  case page
  /// Paper, with numbers in these marks.
  case paper(ReportScript.Numbers)

  /// Where an encoder tells it.
  static let key = CodingUserInfoKey(rawValue: "ChartSurface")

  /// The surface that an encoder tells; a page where it tells none.
  init(_ encoder: any Encoder) {
    self = Self.key.flatMap { encoder.userInfo[$0] as? ChartSurface } ?? .page
  }

  /// The marks of numbers, where the page does not know them.
  var numbers: ReportScript.Numbers? {
    if case .paper(let numbers) = self { numbers } else { nil }
  }
}
