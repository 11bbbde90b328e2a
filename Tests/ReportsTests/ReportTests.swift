import Calibration
import Evaluation
import Inflation
import Tables
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

  /// The lists of the first page under their headings.
  private func firstPage(_ findings: Findings, language: Language = .vietnamese) -> [String: [String]] {
    var heading = ""
    return Document(findings, options: ReportOptions(language: language)).parts[0].blocks.reduce(into: [:]) {
      page, block in
      switch block {
      case .heading(let text): heading = text
      case .steps(let items), .list(let items): page[heading] = items
      case .paragraph(let text): page[""] = [text]
      default: break
      }
    }
  }

  @Test func firstPageSaysWhatWasFoundHowSureAndWhatNext() {
    var findings = SampleFindings.make()
    findings.audits = []
    findings.appraisers[0].year = 2024
    let page = firstPage(findings)
    #expect(
      page[""] == [
        "Báo cáo đối chiếu điểm tự chấm của 1.204 đơn vị, các năm 2022–2024, với 6 chỉ số kết quả do nơi khác đo; xét được "
          + "3 trên 4 lượt (mỗi đơn vị trong một năm là một lượt)."
      ])
    #expect(
      page["Kết quả chính"] == [
        "Điểm cao: năm 2024, 1 trên 3 đơn vị có điểm tự chấm cao hơn mức kết quả giải thích được, nên xem lại hồ sơ; trong "
          + "đó 1 đơn vị đang ở mức xếp loại cao hơn mức ứng với điểm thường gặp; các năm trước: 0 lượt.",
        "Điểm thấp: năm 2024, 1 đơn vị có điểm thấp hơn mức kết quả cho thấy; các năm trước: 0 lượt.",
        "Cấp trên trực tiếp: trong 1 nhóm (mỗi cấp trên trực tiếp trong một năm là một nhóm), 1 nhóm nên xem lại cách chấm: "
          + "huyen-1 (2024).",
        "Mặt bằng điểm: Cấp xã năm 2024 cao thêm 3,1 điểm (từ +2,2 đến +4,0) so với năm 2022, ngoài phần mà kết quả giải "
          + "thích được.",
        "Điểm tiêu chí: 4 trên 4 tiêu chí có điểm hiện hành nằm ngoài khoảng mà kết quả đo được ủng hộ; đề xuất chỉnh 4 "
          + "tiêu chí, nhiều nhất là \"Tiêu chí số I.1\", từ 25 lên 27 điểm; nếu áp dụng, 1 đơn vị đổi mức xếp loại.",
      ])
    let certainty = page["Mức độ chắc chắn"] ?? []
    #expect(certainty.first?.contains("nhiều nhất khoảng 10 lượt không cần điều chỉnh gì") == true)
    #expect(certainty.contains { $0.contains("Chưa thẩm định mẫu") })
    let next = page["Việc cần làm tiếp theo"] ?? []
    #expect(next.first?.contains("\"Từng đơn vị nên xem lại\"") == true)
    #expect(
      next.contains { $0.contains("để không thiệt cho đơn vị") } && next.contains { $0.contains("thucchat audit") })
  }

  @Test func aSimulatedRateAboveTheWantedOneIsSaid() {
    var findings = SampleFindings.make()
    let plain = firstPage(findings, language: .english)["How sure that is"] ?? []
    findings.power = [5.0, 10].map { size in
      var row = PowerRow(type: "xa", pattern: "overrating", points: size)
      row.falseDiscoveryProportion = size / 50 + 0.02
      row.detectablePoints = 8.4
      return row
    }
    let sentences = firstPage(findings, language: .english)["How sure that is"] ?? []
    #expect(!plain.contains { $0.contains("simulated data") })
    #expect(sentences[0].hasSuffix("it was 12 to 22, which should be kept in mind when files are looked at."))
    #expect(sentences[1].hasPrefix("A difference of about 8.4 points or more is found in 80 of 100 cases"))
    findings.power = findings.power.map { row in
      var low = row
      low.falseDiscoveryProportion = 0.08
      return low
    }
    #expect(firstPage(findings, language: .english)["How sure that is"]?[0].contains("simulated") == false)
  }

  @Test func placesWithTheLongestListsComeFirst() {
    var findings = SampleFindings.make()
    findings.appraisers = [("a", 30), ("b", 12), ("c", 12)].map { AppraiserRow(parent: $0.0, year: 2024, units: $0.1) }
    findings.flags = ["a", "a", "b", "b", "b", "c", "outside", "outside"].enumerated().map { index, parent in
      var row = SampleFindings.flagged()
      row.unit = "u\(index)"
      row.parent = parent
      return row
    }
    let next = firstPage(findings)["Việc cần làm tiếp theo"] ?? []
    let place =
      "Bắt đầu ở nơi có nhiều đơn vị trong danh sách năm 2024 nhất: b (3 trên 12 đơn vị); a (2 trên 30 đơn vị)."
    #expect(next.contains(place), "one unit is no concentration, and a withheld group is not named")
  }

  @Test func firstPageOfNothingFoundPromisesNothing() {
    var findings = Findings(empty: "s")
    findings.flags = [SampleFindings.ordinary()]
    let page = firstPage(findings, language: .english)
    #expect(
      page["What was found"] == [
        "High ratings: no unit is listed for a rating above what the outcomes explain; not being listed does not mean that "
          + "a rating is right.",
        "Low ratings: no unit is listed for a rating below what the outcomes show.",
        "Immediate superiors: there is none to compare.",
        "Level of ratings: there are not enough data to compare years.",
        "Points of criteria: this run did not calibrate them.",
      ])
    #expect(page["What to do next"]?.count == 1, "a sample to verify")
  }

  @Test func onlyTheFurthestPointsHaveASentence() throws {
    var findings = SampleFindings.make()
    findings.weights = (0..<9).map { index in
      var row = findings.weights[0]
      row.criterion = "K\(index)"
      (row.lower, row.upper) = (row.pointsNow + Double(index), row.pointsNow + 20)
      return row
    }
    let part = try #require(Document(findings, options: ReportOptions()).parts.first { $0.id == "weights" })
    let lists = part.blocks.compactMap { block -> [String]? in
      guard case .list(let items) = block else { return nil }
      return items
    }
    #expect(lists.first?.count == 6)
    #expect(lists.first?.first?.contains("K8") == true, "the furthest first")
    #expect(
      part.blocks.contains(.remark(Vietnamese().furtherPoints(2))), "one of nine lies on the edge of its interval")
  }

  @Test func groupsAboveWithoutASecondSourceAreNamedApart() {
    var findings = SampleFindings.make()
    findings.appraisers[0].isFlagged = false
    let report = MarkdownReport.render(findings)
    #expect(report.contains("- huyen-1, năm 2024: cao hơn 3,4 điểm (từ 1,1 đến 5,7)."))
    #expect(!MarkdownReport.render(SampleFindings.make()).contains(Vietnamese().aboveWithoutListing))
    #expect(report.contains(Vietnamese().aboveWithoutListing))
  }

  /// An interval of no width would claim to know that there is no difference.
  @Test func appraisersWithoutADifferenceHaveWordsAndNoInterval() {
    var findings = SampleFindings.make()
    let other = findings.appraisers[0]
    findings.appraisers[0].isFlagged = false
    findings.appraisers[0].year = 2024
    (findings.appraisers[0].leniencyPoints, findings.appraisers[0].lower, findings.appraisers[0].upper) = (0, 0, 0.04)
    let texts = AppraiserTexts(.vietnamese)
    let report = MarkdownReport.render(findings)
    #expect(report.contains(texts.noDifference(in: [2024])))
    #expect(report.contains("| 0,0 | \(texts.noDifference) |"))
    let table = OutputTable.appraisers(findings.appraisers)
    #expect(table.rows[0][4] == .empty && table.rows[0][5] == .empty && table.rows[0][3] == .fixed(0, decimals: 4))
    var mixed = findings
    mixed.appraisers.append(other)
    mixed.appraisers[1].year = 2024
    #expect(!MarkdownReport.render(mixed).contains(texts.noDifference(in: [2024])))
    #expect(OutputTable.appraisers(mixed.appraisers).rows[1][4] != .empty)
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
    #expect(targets.count == ReportSection.allCases.count + 3)
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
