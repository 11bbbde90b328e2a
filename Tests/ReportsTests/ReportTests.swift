import Evaluation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

struct ReportTests {
  @Test func everyPartStandsInBothForms() throws {
    for language in Language.allCases {
      let options = ReportOptions(language: language)
      let findings = SampleFindings.make()
      let markdown = MarkdownReport.render(findings, options: options)
      let html = try HTMLReport.render(findings, options: options)
      for section in ReportSection.allCases {
        let heading = Reports.texts(language).heading(section)
        #expect(markdown.contains("## \(heading)\n"))
        #expect(html.contains("<section id=\"\(section.rawValue)\" aria-labelledby=\"\(section.rawValue)-heading\">"))
        #expect(html.contains(">\(heading)</h2>"))
      }
      #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
    }
  }

  @Test func summaryHasFiveSentencesWithTheirFigures() {
    let document = Document(SampleFindings.make(), options: ReportOptions())
    guard case .steps(let sentences) = document.parts[0].blocks[0] else {
      Issue.record("the summary begins with its sentences")
      return
    }
    #expect(
      sentences == [
        "Báo cáo đối chiếu điểm tự chấm của 1.204 đơn vị, các năm 2022–2024, với 6 chỉ số kết quả do nơi khác đo, và xét "
          + "được 3 trên 4 lượt đơn vị.",
        "Nên xem lại 1 lượt vì điểm cao hơn mức kết quả giải thích được (riêng năm 2024: 1 lượt), 1 lượt vì điểm thấp hơn; "
          + "trong 100 lượt được nêu vì cao hơn, dự kiến nhiều nhất khoảng 10 lượt không cần điều chỉnh gì.",
        "Trong 1 nhóm theo cấp trên trực tiếp và năm, 1 nhóm có điểm trung bình cao hơn hẳn mức kết quả giải thích được và "
          + "1 nhóm đủ căn cứ để nên xem lại cách chấm; mặt bằng điểm Cấp xã năm 2024 cao thêm 3,1 điểm so với năm 2022 "
          + "ngoài phần mà kết quả giải thích được.",
        "Trong 4 tiêu chí, 4 tiêu chí có điểm hiện hành nằm ngoài khoảng mà kết quả đo được ủng hộ; đề xuất chỉnh 4 tiêu "
          + "chí, nhiều nhất là \"Tiêu chí số I.1\", từ 25 thành 27 điểm.",
        "Nếu áp dụng bảng điểm đề xuất, 1 đơn vị đổi mức xếp loại theo điểm; 1 lượt chưa đủ căn cứ để xem xét; mọi nhận "
          + "xét ở đây chỉ là lý do để xem lại hồ sơ, không thay cho thẩm định.",
      ])
  }

  @Test func summaryOfNothingFoundPromisesNothing() {
    var findings = Findings(empty: "s")
    findings.flags = [SampleFindings.ordinary()]
    guard case .steps(let sentences) = Document(findings, options: ReportOptions(language: .english)).parts[0].blocks[0]
    else {
      Issue.record("the summary begins with its sentences")
      return
    }
    #expect(
      Array(sentences[1...3]) == [
        "No unit-year is listed for a rating above what the outcomes explain, none because the rating is lower; not being "
          + "listed does not mean that a rating is right.",
        "There is no immediate superior to compare; there are not enough data to compare the level of ratings between "
          + "years.",
        "This run did not calibrate the points of the criteria.",
      ])
  }

  @Test func groupsAboveWithoutASecondSourceAreNamedApart() {
    var findings = SampleFindings.make()
    findings.appraisers[0].isFlagged = false
    let report = MarkdownReport.render(findings)
    #expect(report.contains("- huyen-1, năm 2024: cao hơn 3,4 điểm (từ 1,1 đến 5,7)."))
    #expect(!MarkdownReport.render(SampleFindings.make()).contains(Vietnamese().aboveWithoutListing))
    #expect(report.contains(Vietnamese().aboveWithoutListing))
  }

  @Test func latestYearComesFirstWhereListsAreCut() {
    var findings = SampleFindings.make()
    findings.flags = (0..<20).map { index in
      var row = SampleFindings.flagged()
      row.unit = "u\(index)"
      row.name = "Xã \(index)"
      row.rank = index + 1
      row.year = index < 10 ? 2023 : 2024
      return row
    }
    let listed = ListedUnits(findings.flags, pageLimit: 12)
    #expect(listed.paged.map(\.year) == [Int](repeating: 2024, count: 10) + [2023, 2023])
    #expect(listed.paged.first?.unit == "u10")
  }

  @Test func simulatedStudiesSaySoAndOthersDoNot() throws {
    for language in Language.allCases {
      let options = ReportOptions(language: language)
      let word = Reports.texts(language).simulated
      let simulated = SampleFindings.make(isSimulated: true)
      let real = SampleFindings.make(isSimulated: false)
      #expect(MarkdownReport.render(simulated, options: options).contains(word))
      #expect(try HTMLReport.render(simulated, options: options).contains(word))
      #expect(ConsoleSummary.text(simulated, results: "", language: language).contains(word.prefix(20)))
      #expect(ChangesReport.render(simulated, language: language).contains(word))
      #expect(!MarkdownReport.render(real, options: options).contains(word))
      #expect(!(try HTMLReport.render(real, options: options).contains(word)))
    }
  }

  private static let hostile = [
    "<script>alert(1)</script>", "</script>", "</style><b>", "=HYPERLINK(\"http://x\")",
    "\"\u{301} onload=alert(1) x=\"",
    "a'b", "&amp;", "| a | b |", "# h", "**b** _i_ `c` [l](http://x)", "{{title}}", "- item", "1. item",
    String(repeating: "Rất dài ", count: 40), "\u{202E}gnol", "🏛️ Xã", "a\nb\u{0}\u{7}",
  ]

  private func hostileFindings(_ name: String) -> Findings {
    var findings = SampleFindings.make()
    for index in findings.flags.indices {
      findings.flags[index].name = name
      findings.flags[index].unit = name
      findings.flags[index].parent = name
    }
    findings.title.vi = name
    findings.criterionNames = findings.criterionNames.map {
      Findings.Name(code: $0.code, name: LocalizedText(name))
    }
    findings.inputs = [.init(file: name, sha256: name)]
    findings.notes = [Note(name, [name: name])]
    return findings
  }

  /// The tags of a page, as a browser's tokenizer would find them, attributes included.
  private func tags(_ html: String) -> [String] {
    html.unicodeScalars.split(separator: "<").dropFirst().map {
      String(String.UnicodeScalarView($0.prefix { $0 != ">" }))
    }
  }

  @Test(arguments: hostile)
  func namesStayTextInHTML(_ name: String) throws {
    let plain = tags(try HTMLReport.render(hostileFindings("Xã A")))
    let html = try HTMLReport.render(hostileFindings(name))
    #expect(html.matches(of: /<\/script>/).count == 3)
    func names(_ tags: [String]) -> [String] { tags.map { String($0.prefix { !$0.isWhitespace }) } }
    #expect(names(tags(html)) == names(plain))
    #expect(!tags(withoutScripts(html)).contains { $0.contains("onload") })
    #expect(!withoutScripts(html).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(arguments: hostile)
  func namesStayTextInMarkdown(_ name: String) {
    let markdown = MarkdownReport.render(hostileFindings(name))
    let plain = MarkdownReport.render(hostileFindings("Xã A"))
    #expect(!markdown.contains("<"))
    #expect(markdown.split(separator: "\n").count == plain.split(separator: "\n").count)
    #expect(!markdown.contains(#/[^\\]\]\(/#))
    let columns = { (text: String) in
      text.split(separator: "\n").map { $0.replacing("\\|", with: "").count { $0 == "|" } }
    }
    #expect(columns(markdown) == columns(plain))
  }

  @Test func pageAsksNothingOfANetwork() throws {
    let whole = try HTMLReport.render(SampleFindings.make())
    #expect(whole.matches(of: /<script/).count == 3)
    #expect(whole.matches(of: /<\/script>/).count == 3)
    let html = withoutScripts(whole)
    for word in ["<script", "http://", "https://", "url(", "@import", "src=", "<link", "<iframe", "<object"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
  }

  @Test func linksOfTheListLeadToPagesThatAreThere() throws {
    let html = withoutScripts(try HTMLReport.render(SampleFindings.make()))
    let targets = html.matches(of: #/href="#([^"]*)"/#).map { String($0.1) }
    let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(targets.count == ReportSection.allCases.count + 4)
    #expect(Set(targets).subtracting(ids).isEmpty)
    #expect(Set(ids).count == ids.count)
  }

  @Test func listsThatLeaveTheOfficeAreAlphabetical() throws {
    var findings = SampleFindings.make()
    let names = ["Xã Cẩm Tú", "Xã An Bình", "Xã Bình Minh"]
    findings.flags = names.enumerated().map { index, name in
      var row = SampleFindings.flagged()
      row.name = name
      row.unit = "u\(index)"
      row.rank = index + 1
      return row
    }
    let markdown = MarkdownReport.render(findings)
    let places = ["| Xã An Bình", "| Xã Bình Minh", "| Xã Cẩm Tú"].compactMap {
      markdown.firstRange(of: $0)?.lowerBound
    }
    #expect(places.count == 3)
    #expect(places == places.sorted())
    #expect(markdown.contains(Vietnamese().alphabetical))
  }

  @Test func cutListsKeepTheStrongestAndCountTheRest() {
    var findings = SampleFindings.make()
    findings.flags = (0..<50).map { index in
      var row = SampleFindings.flagged()
      row.name = "Xã \(index)"
      row.unit = "u\(index)"
      row.rank = 50 - index
      return row
    }
    let markdown = MarkdownReport.render(findings, options: ReportOptions(rowLimit: 10, pageLimit: 5))
    #expect(markdown.contains("| Xã 49 |"))
    #expect(!markdown.contains("| Xã 39 |"))
    #expect(markdown.contains("Còn 40 dòng nữa"))
    #expect(markdown.matches(of: #/### Xã [0-9]+/#).count == 5)
  }
}
