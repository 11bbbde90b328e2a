import Calibration
import Evaluation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

/// What a report says where there is little or nothing to go by.
struct SmallStudyReportTests {
  private func part(_ id: String, _ findings: Findings, _ language: Language = .vietnamese) throws -> Document.Part {
    try #require(Document(findings, options: ReportOptions(language: language)).parts.first { $0.id == id })
  }

  private func sentences(_ part: Document.Part) -> [String] {
    part.blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text), .remark(let text), .heading(let text): [text]
      case .list(let items), .steps(let items): items
      default: []
      }
    }
  }

  private func tables(_ part: Document.Part) -> [Document.Table] {
    part.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// Ratings of 30 units of which nobody could be listed.
  private func small() -> Findings {
    var findings = SampleFindings.make()
    findings.flags = (0..<30).map { index in
      var row = SampleFindings.ordinary()
      row.unit = "u\(index)"
      row.year = 2024
      return row
    }
    findings.notes = [Note("detection.smallStudy", ["year": "2024", "assessed": "30", "least": "10"])]
    findings.power = [5.0, 20].map { PowerRow(type: "xa", pattern: "overrating", points: $0) }
    for index in findings.weights.indices {
      let row = findings.weights[index]
      let all = findings.weights.reduce(0) { $0 + ($1.type == row.type ? $1.pointsNow : 0) }
      (findings.weights[index].lower, findings.weights[index].upper) = (0, all)
    }
    return findings
  }

  @Test func aStudyTooSmallForAListSaysSoOnTheFirstPage() throws {
    let page = sentences(try part("summary", small()))
    #expect(page.contains { $0.contains("ít nhất 10 đơn vị đủ căn cứ") && $0.contains("chỉ xét được 30 đơn vị") })
    #expect(page.contains { $0.hasPrefix("Thử trên số liệu mô phỏng cùng quy mô, chênh lệch đến 20 điểm") })
    #expect(page.contains { $0.hasPrefix("Điểm tiêu chí: số liệu chưa đủ") })
    #expect(!page.contains { $0.contains("danh sách là đúng") }, "there is no list to verify")
    #expect(ConsoleSummary.text(small(), results: "x").contains("ít nhất 10 đơn vị"))
  }

  @Test func intervalsFromNothingToAllPointsAreNotPrinted() throws {
    let part = try part("weights", small())
    #expect(sentences(part).contains(Vietnamese().weightsUndetermined))
    let table = try #require(tables(part).first)
    #expect(table.rows.allSatisfy { $0[3] == .text(Vietnamese().undetermined) && $0[2] == .text("–") })
    #expect(!part.blocks.contains { if case .chart = $0 { true } else { false } })
    let sure = try #require(tables(try self.part("weights", SampleFindings.make())).first)
    #expect(!sure.rows.contains { $0[3] == .text(Vietnamese().undetermined) })
  }

  @Test(arguments: Language.allCases)
  func nothingIsFoundWhereNothingCouldBeJudged(_ language: Language) throws {
    var findings = SampleFindings.make()
    findings.flags = (0..<3).map { index in
      var row = SampleFindings.notAssessable()
      row.unit = "u\(index)"
      row.evidence.outcomes = 0
      return row
    }
    let texts = Reports.texts(language)
    let page = sentences(try part("summary", findings, language))
    #expect(page.filter { $0.contains("(\(texts.reasonName(.noOutcomes)))") }.count == 3, "above, below and how sure")
    #expect(!page.contains { $0.contains("0 chỉ số") || $0.contains("0 outcome indicators") })
    #expect(sentences(try part("diagnostics", findings, language)) == [texts.nothing(.diagnostics)])
  }

  @Test func noAdviceIsSaidWithoutATable() throws {
    var findings = SampleFindings.make()
    findings.steps = []
    for index in findings.criteria.indices { findings.criteria[index].advice = [] }
    let part = try part("criteria", findings)
    #expect(part.blocks == [.paragraph(Vietnamese().noAdvice)])
  }

  @Test func notesOfOneKindAreToldFiveTimes() throws {
    var findings = SampleFindings.make()
    findings.notes = (1...12).map { Note("outcomes.none", ["type": "xa", "year": "\(2000 + $0)"]) }
    findings.notes.insert(Note("weights.noOutcomes", ["types": "xa"]), at: 3)
    let told = sentences(try part("method", findings)).filter { $0.contains("không chỉ số kết quả nào có số liệu") }
    #expect(told.count == 5)
    #expect(sentences(try part("method", findings)).contains(Vietnamese().moreNotes(7)))
    findings.notes.removeLast(6)
    #expect(!MarkdownReport.render(findings).contains(Vietnamese().moreNotes(1)), "six are told")
  }

  @Test func aSuperiorStandsOnceWithItsYears() throws {
    var findings = SampleFindings.make()
    findings.appraisers = [2022, 2024].map { year in
      var row = findings.appraisers[0]
      row.year = year
      return row
    }
    #expect(sentences(try part("summary", findings)).contains { $0.hasSuffix(": huyen-1 (2022, 2024).") })
  }
}
