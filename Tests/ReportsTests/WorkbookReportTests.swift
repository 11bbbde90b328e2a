import Calibration
import Evaluation
import Foundation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports
@testable import Tables

/// The workbook as the toolkit's own reader, which other programs' files test too, finds it.
@Suite struct WorkbookReportTests {
  private func rows(_ data: Data, sheet: String) throws -> [[String]] {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try data.write(to: url)
    return try WorkbookFile(url).read(sheet: sheet).leading
  }

  @Test func everySheetStandsInItsOrder() throws {
    let context = ReportContext(SampleFindings.make(), options: ReportOptions())
    let sheets = WorkbookReport.sheets(context, Document(SampleFindings.make(), options: ReportOptions()))
    #expect(
      sheets.map(\.name) == [
        "Tóm tắt", "Điểm tiêu chí", "Biểu đồ điểm tiêu chí", "Đơn vị", "Cấp trên trực tiếp", "Nhận xét tiêu chí",
        "Thay đổi mức xếp loại", "Mặt bằng điểm", "Cách làm và số liệu",
      ])
  }

  @Test(arguments: Language.allCases)
  func figuresAreThoseOfTheFiles(language: Language) throws {
    let findings = SampleFindings.make()
    let texts = Reports.texts(language)
    let data = try WorkbookReport.render(findings, options: ReportOptions(language: language))
    let tables: [(WorkbookSheetName, OutputTable)] = [
      (.weights, .weights(findings.weights)), (.flags, .flags(findings, language: language)),
      (.appraisers, .appraisers(findings.appraisers)), (.criteria, .criteria(findings.criteria)),
      (.transitions, .transitions(findings.transitions)), (.drift, .drift(findings.drift)),
    ]
    for (name, table) in tables {
      let sheet = try rows(data, sheet: texts.sheet(name))
      #expect(sheet.count == table.rows.count + 1)
      for (row, cells) in zip(sheet.dropFirst(), table.rows) {
        let numbers = cells.compactMap(Self.number)
        #expect(row.compactMap(Double.init).filter { numbers.contains($0) } == numbers, "\(name)")
      }
    }
  }

  private static func number(_ cell: CSVWriter.Cell) -> Double? {
    switch cell {
    case .empty, .text, .flag: nil
    case .integer(let value): Double(value)
    case .number(let value): value.isFinite ? value : nil
    case .fixed(let value, let decimals):
      value.isFinite ? Double(DecimalText.fixed(value, decimals: decimals)) : nil
    }
  }

  @Test(arguments: Language.allCases)
  func everyColumnHasAHeadingOfTheLanguage(language: Language) {
    let findings = SampleFindings.make()
    let context = ReportContext(findings, options: ReportOptions(language: language))
    let known = Set(
      WorkbookColumn.allCases.map(context.texts.sheetColumn) + ReportColumn.allCases.map(context.texts.column))
    for sheet in WorkbookReport.sheets(context, Document(findings, options: ReportOptions(language: language))) {
      guard case .table(let table) = sheet.content else { continue }
      #expect(known.isSuperset(of: table.columns.map(\.title)), "\(sheet.name)")
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    }
    for column in WorkbookColumn.allCases { #expect(Vietnamese().sheetColumn(column) != English().sheetColumn(column)) }
  }

  @Test func codesAreWordsOfTheLanguage() throws {
    let data = try WorkbookReport.render(SampleFindings.make())
    let text = try ["Đơn vị", "Điểm tiêu chí", "Thay đổi mức xếp loại"].flatMap { try rows(data, sheet: $0).joined() }
    #expect(Set(text).isDisjoint(with: ["flagged", "not_flagged", "above_collective", "limited", "points", "true"]))
    #expect(text.contains("nên xem lại") && text.contains("chưa đủ căn cứ"))
  }

  static let hostile = [
    "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "</script>", String(repeating: "Rất dài ", count: 40),
    "\u{202E}gnol", "🏛️ Xã", "_x0041_", "a & b", "@cmd|' /C calc'!A0", "{=1+1}",
  ]

  @Test(arguments: hostile)
  func namesStayText(name: String) throws {
    var findings = SampleFindings.make()
    findings.flags[0].name = name
    findings.title.vi = name
    findings.criterionNames[0].vi = name
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try WorkbookReport.render(findings).write(to: url)
    #expect(try WorkbookFile(url).read(sheet: "Đơn vị").leading[1].contains(CellText.trimmed(name)))
    let sheets = try WorkbookFile(url).sheetNames
    for sheet in sheets {
      let markup = FormulaFinder()
      try WorkbookFile(url).visit(sheet: sheet, markup)
      #expect(markup.formulas == 0 && markup.links == 0, "\(sheet)")
    }
  }

  /// A file written as it grows leaves out what is written to a row before the last.
  @Test func everyLineOfEveryChartIsWrittenWithItsEnds() throws {
    var findings = SampleFindings.make()
    findings.weights += findings.weights.map { row in
      var other = row
      other.type = "phuong"
      return other
    }
    let charts = ReportContext(findings, options: ReportOptions()).weightCharts()
    #expect(charts.count == 2)
    let cells = try rows(try WorkbookReport.render(findings), sheet: "Biểu đồ điểm tiêu chí").map {
      $0.filter { !$0.isEmpty }
    }
    for chart in charts {
      #expect(cells.contains { $0.first == chart.title })
      for line in chart.lines { #expect(cells.count { $0.first == line.label } == 2) }
    }
    let numbers = cells.flatMap { $0.compactMap(Double.init) }
    for end in charts.flatMap(\.lines).flatMap({ [$0.lower, $0.upper] }) {
      #expect(numbers.count { abs($0 - end) < 1e-9 } >= 4, "in the table and in the line, of both types")
    }
  }

  private func chart(lines: Int, label: String = "I.1") -> IntervalChart {
    let names = IntervalChart.Names(
      criterion: "a", now: "b", calibrated: "c", lower: "d", upper: "e", proposed: "f", interval: "g")
    let line = IntervalChart.Line(label: label, now: 2, calibrated: 3, lower: 1, upper: 4, proposed: 2)
    return IntervalChart(
      title: "t", axis: "x", names: names, lines: [IntervalChart.Line](repeating: line, count: lines))
  }

  @Test(arguments: [1, 8, 43, 120])
  func everyChartFitsOnAPageOfItsOwn(lines: Int) {
    let pages = IntervalChartPages([chart(lines: lines), chart(lines: 5, label: String(repeating: "n", count: 150))])
    #expect(pages.pages[1].firstRow == pages.pages[0].rowHeights.count)
    for (page, chart) in zip(pages.pages, [chart(lines: lines), chart(lines: 5)]) {
      let height = page.rowHeights.reduce(0, +)
      #expect(
        height >= IntervalChartPages.chartHeight(chart) + page.rowHeights[0] + page.rowHeights[1],
        "the chart ends on its page")
      #expect(height * Double(pages.printScale) / 100 <= 487, "A4 across less 0.75 inches above and below")
    }
    #expect(pages.pages[1].rowHeights[2] == 45, "150 letters in lines of 60")
  }

  @Test func wideTablesAreSpreadOverPagesWithTheirNames() throws {
    let context = ReportContext(SampleFindings.make(), options: ReportOptions())
    guard case .table(let units) = context.flagSheet(), case .table(let drift) = context.driftSheet() else {
      Issue.record("no tables")
      return
    }
    #expect(units.columns[units.printedColumns - 1].title == Vietnamese().sheetColumn(.criteria), "no sentences")
    #expect(units.pagesAcross == 2 && drift.pagesAcross == 1)
    #expect(drift.printedColumns == drift.columns.count)
  }

  @Test func theSameFindingsGiveTheSameBytes() throws {
    let first = try WorkbookReport.render(SampleFindings.make())
    #expect(try WorkbookReport.render(SampleFindings.make()) == first)
  }

  @Test func emptyFindingsGiveAWorkbook() throws {
    let data = try WorkbookReport.render(Findings(empty: "s"))
    #expect(try rows(data, sheet: "Đơn vị").count == 1)
  }

  @Test func namesOfSheetsAndMarginsKeepTheRulesOfTheFormat() {
    #expect(WorkbookText.sheetName("a/b[c]:*?'" + String(repeating: "x", count: 40)).count == 31)
    #expect(WorkbookText.margin("A & B") == "A && B")
    #expect(WorkbookText.margin(String(repeating: "ố", count: 300)).utf8.count <= 203)
    #expect(WorkbookText.safe("a\u{7}b\u{FFFF}_x0041_") == "a b_x005F_x0041_")
    #expect(
      WorkbookSheetWriter.letters(0) + WorkbookSheetWriter.letters(26) + WorkbookSheetWriter.letters(701) == "AAAZZ")
  }
}

/// Counts what a sheet could compute or open.
private final class FormulaFinder: XMLReader {
  private(set) var formulas = 0
  private(set) var links = 0

  override func begin(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
    if XMLName.matches(name, "f") { formulas += 1 }
    if XMLName.matches(name, "hyperlink") { links += 1 }
  }
}
