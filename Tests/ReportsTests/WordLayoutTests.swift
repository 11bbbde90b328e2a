import Evaluation
import Foundation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

/// What pandoc is told of a document of Word.
struct WordLayoutTests {
  private func markdown(_ layout: WordLayout?) -> [String] {
    MarkdownReport.render(SampleFindings.make(), layout: layout).split(separator: "\n").map(String.init)
  }

  @Test func withoutALayoutNothingButMarkdownIsWritten() {
    #expect(!markdown(nil).contains { $0.contains("{=openxml}") || $0.contains(":::") })
    #expect(markdown(nil).contains("**\(SampleFindings.make().title.vi)**"))
  }

  /// Sections close what lies before them: upright pages before the first wide table, pages across after it.
  @Test func wideTablesLieOnPagesAcross() {
    let sections = markdown(WordLayout()).filter { $0.contains("<w:sectPr>") }
    #expect(sections.count > 1)
    for (place, section) in sections.enumerated() {
      #expect(section.contains("landscape") == (place % 2 == 1))
    }
    let lines = markdown(WordLayout())
    let last = lines.lastIndex { $0.contains("<w:sectPr>") } ?? 0
    let wide = lines.lastIndex { $0.hasPrefix("|") && $0.count { $0 == "|" } > WordLayout.columnsAcross } ?? 0
    #expect(wide < last, "the last pages, which the styles set, are upright")
  }

  @Test func everyUnitButTheFirstBeginsAPage() {
    let pages = Document(SampleFindings.make(), options: ReportOptions()).parts.last?.blocks.count ?? 0
    #expect(pages == 2)
    #expect(markdown(WordLayout()).count { $0.contains("<w:br w:type=\"page\"/>") } == pages - 1)
  }

  @Test func columnsAreAsWideAsTheirWordsAskFor() {
    let long = String(repeating: "chữ ", count: 30)
    #expect(WordLayout.widths([["Đơn vị", "Năm", "Lý do"], ["Xã Đông Sơn", "2024", long]]) == [13, 6, 28])
    #expect(WordLayout.widths([["Mãdàikhôngngắtđược", "a"]]) == [20, 3])
    #expect(WordLayout.widths([]).isEmpty)
    let rules = markdown(WordLayout()).filter { $0.hasPrefix("| :--") }
    #expect(!rules.isEmpty && !rules.contains("| :--- | ---: |"))
  }

  @Test func sectionsSayTheHeadersOfTheLastOne() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("styles.docx")
    try WordLayout.styles.write(to: file)
    let layout = WordLayout(likeThatOf: file)
    #expect(layout.references == #"<w:headerReference w:type="default" r:id="rId7"/>"#)
    #expect(layout.sectionEnd(isAcross: true)[1].contains(layout.references + "<w:pgSz w:w=\"16838\""))
    try Data("no document".utf8).write(to: file)
    #expect(WordLayout(likeThatOf: file) == WordLayout())
    #expect(WordLayout(likeThatOf: folder.appendingPathComponent("missing")) == WordLayout())
  }

  @Test(arguments: ["```{=openxml}\n<w:p/>\n```", ":::", "- a", "1. a", "`<w:p/>`{=openxml}"])
  func namesStayText(name: String) {
    var findings = SampleFindings.make()
    findings.title.vi = name
    for index in findings.flags.indices { findings.flags[index].name = name }
    let lines = MarkdownReport.render(findings, layout: WordLayout()).split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.contains("{=openxml}") }.allSatisfy { $0 == "```{=openxml}" || $0.contains("\\`") })
    #expect(lines.count { $0.hasPrefix(":::") } == 2)
    #expect(lines.count == markdown(WordLayout()).count)
  }
}
