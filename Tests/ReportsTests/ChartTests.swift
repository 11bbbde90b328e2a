import Evaluation
import Foundation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

@Suite struct ChartTests {
  private func context(_ findings: Findings) -> ReportContext { ReportContext(findings, options: ReportOptions()) }

  private func json(_ chart: Document.Chart?) throws -> [String: Any] {
    let specification = try #require(chart?.specification)
    return try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(specification)) as? [String: Any])
  }

  private func values(_ specification: [String: Any], layer: Int) -> [[String: Any]] {
    let layers = specification["layer"] as? [[String: Any]] ?? []
    let data = layers.indices.contains(layer) ? layers[layer]["data"] as? [String: Any] : nil
    return data?["values"] as? [[String: Any]] ?? []
  }

  private func findings(units: Int, listedEvery: Int) -> Findings {
    var findings = SampleFindings.make()
    findings.flags = (0..<units).map { index in
      var row = index % listedEvery == 0 ? SampleFindings.flagged() : SampleFindings.ordinary()
      row.unit = "u\(index)"
      row.name = "Xã \(index)"
      row.rank = index + 1
      row.expectedTotal = 60 + Double(index % 37)
      return row
    }
    return findings
  }

  @Test func everyUnitIsADotAndTheListedLeadToTheirRows() throws {
    let chart = context(findings(units: 200, listedEvery: 10)).ratingChart()
    let dots = values(try json(chart), layer: 1)
    #expect(dots.count == 200)
    #expect(dots.filter { $0["link"] != nil }.count == 20)
    #expect(Set(dots.compactMap { $0["status"] as? String }) == ["nên xem lại vì cao", "không nêu"])
    #expect(dots.last?["name"] as? String == "Xã 0", "listed units lie on top, the strongest last")
  }

  @Test func manyUnitsAreCountedInCellsAndTheListedKept() throws {
    let chart = context(findings(units: 5_200, listedEvery: 100)).ratingChart()
    let specification = try json(chart)
    #expect(values(specification, layer: 0).compactMap { $0["count"] as? Int }.reduce(0, +) == 5_200)
    #expect(values(specification, layer: 2).count == 52)
    #expect(chart?.caption.contains(Vietnamese().binned(strongest: nil)) == true)
    let looks = (specification["layer"] as? [[String: Any]] ?? []).map { $0["encoding"] as? [String: Any] ?? [:] }
    #expect(looks.count { $0["opacity"] != nil } == 1, "a second scale of opacity would make a second legend")
    let scale = (looks[2]["color"] as? [String: Any])?["scale"] as? [String: Any]
    #expect(scale?["domain"] as? [String] == ["nên xem lại vì cao", "nên xem lại vì thấp"], "the rest are cells")
  }

  @Test func chartsOnPaperNeedNoPage() throws {
    let findings = findings(units: 60, listedEvery: 10)
    let charts = try StillCharts(findings, options: ReportOptions()).charts
    let onPage = Document(findings, options: ReportOptions()).parts.flatMap(\.blocks).filter {
      if case .chart = $0 { true } else { false }
    }
    #expect(charts.count == onPage.count && charts.count > 2)
    for chart in charts {
      #expect(StillCharts.isPicture(chart.name), "\(chart.name)")
      #expect(!String(decoding: chart.specification, as: UTF8.self).contains("var(--"))
      let json = try #require(JSONSerialization.jsonObject(with: chart.specification) as? [String: Any])
      #expect(json["width"] as? Double == 720)
      let config = json["config"] as? [String: Any]
      let locale = (config?["locale"] as? [String: Any])?["number"] as? [String: Any]
      #expect(locale?["decimal"] as? String == ",")
    }
    #expect(ResultFolder.isResult("chart-weights-12.png"))
    #expect(!ResultFolder.isResult("chart-weights-1.png.bak") && !ResultFolder.isResult("photo-chart.png"))
  }

  @Test func totalsAreCountedAboveTheirBoundaryAndLevelsAreMarked() throws {
    var findings = findings(units: 40, listedEvery: 100)
    findings.levelCutoffs = [90, 70, 50, 0]
    for index in findings.flags.indices { findings.flags[index].selfTotal = index < 10 ? 90 : 89.99 }
    findings.flags[0].selfTotal = 100
    findings.flags[1].selfTotal = 60
    let specification = try json(context(findings).cutoffChart())
    let cells = values(specification, layer: 0)
    #expect(cells.map { $0["x"] as? Double } == [60, 89.5, 90, 99.5])
    #expect(cells.map { $0["count"] as? Int } == [1, 30, 8, 1])
    #expect(values(specification, layer: 1).map { $0["x"] as? Double } == [90, 70])
  }

  @Test func superiorsStandInAFunnelWithThePartTheyShare() throws {
    var findings = SampleFindings.make()
    findings.appraisers = [("a", 4, 3.0), ("b", 9, 0.0)].map { parent, units, common in
      var row = AppraiserRow(parent: parent, year: 2024, units: units)
      row.leniencyPoints = common
      return row
    }
    findings.flags = (0..<13).map { index in
      var row = SampleFindings.ordinary()
      row.unit = "u\(index)"
      row.parent = index < 4 ? "a" : "b"
      (row.selfTotal, row.expectedTotal) = (70 + Double(index % 3), 70)
      return row
    }
    let specification = try json(context(findings).appraiserChart())
    let dots = values(specification, layer: 5)
    #expect(dots.map { $0["name"] as? String } == ["a", "b"])
    #expect(
      dots.map { $0["difference"] as? Double } == [3.5, 1], "medians of 0 1 2 0 with 3 added, and of 1 2 0 thrice")
    let outer = values(specification, layer: 4)
    let width = { (index: Int) in (outer[index]["y"] as? Double ?? 0) }
    #expect(width(0) > width(outer.count - 1), "the funnel narrows")
    #expect(outer.first?["x"] as? Double == 4 && abs((outer.last?["x"] as? Double ?? 0) - 9) < 1e-9)
    findings.flags = []
    #expect(context(findings).appraiserChart() == nil)
  }

  @Test func chartsAreMissingWhereThereIsNothingToDraw() {
    let context = context(Findings(empty: "s"))
    #expect(context.ratingChart() == nil && context.cutoffChart() == nil)
    #expect(context.appraiserChart() == nil && context.driftChart() == nil)
  }

  @Test func theYearOfComparisonIsWhereDriftBegins() throws {
    let data = try json(context(SampleFindings.make()).driftChart())["data"] as? [String: Any]
    let marks = data?["values"] as? [[String: Any]] ?? []
    #expect(marks.map { $0["year"] as? Int } == [2022, 2024])
    #expect(marks.map { $0["drift"] as? Double } == [0, 3.1])
  }

  /// Lines that colour by stroke and dots that colour by fill get a legend each, and the shapes a third in black.
  @Test func onlyTheDotsOfDriftAreInTheLegend() throws {
    let layers = try json(context(SampleFindings.make()).driftChart())["layer"] as? [[String: Any]] ?? []
    let looks = layers.map { $0["encoding"] as? [String: Any] ?? [:] }
    let legends = looks.flatMap { look in
      ["color", "stroke", "shape"].filter { (look[$0] as? [String: Any])?["legend"] as? [String: Any] != nil }
    }
    #expect(legends == ["color", "shape"])
    #expect(looks.dropFirst().dropLast().allSatisfy { ($0["stroke"] as? [String: Any])?["legend"] is NSNull })
  }

  @Test func whatAMouseDoesIsSaidOnThePageAlone() throws {
    let findings = findings(units: 60, listedEvery: 10)
    let hint = Vietnamese().chartHint
    #expect(try HTMLReport.render(findings).contains(hint))
    let pictures: Set<String> = ["chart-ratings.png"]
    let text = MarkdownReport.render(findings, pictures: pictures)
    #expect(text.contains("](chart-ratings.png)") && !text.contains(hint))
  }

  @Test func noNameEndsTheElementThatHoldsTheData() throws {
    let script = ReportScript(
      charts: [], words: English().controls,
      numbers: ReportScript.Numbers(decimal: "</script><!--", thousands: "\u{2028}"))
    let elements = try script.elements()
    #expect(elements.matches(of: /<\/script>/).count == 2)
    #expect(elements.contains(#"\u003c\/script>\u003c!--"#))
    #expect(!elements.contains("\u{2028}"))
  }

  @Test(arguments: Language.allCases)
  func everyChartHasItsWords(language: Language) {
    let texts = Reports.texts(language)
    let words =
      ReportChart.allCases.map { texts.chartCaption($0, subject: "A") } + ChartAxisName.allCases.map(texts.chartAxis)
      + ChartStatus.allCases.map(texts.chartStatus)
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { !$0.isEmpty })
  }
}
