import Feedback
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

struct ReportSizeTests {
  /// 50,000 units, one in ten listed above and one in twenty below, long names, 300 appraisers in three years.
  @Test func fiftyThousandUnitsStayUnderThreeMegabytes() throws {
    var findings = SampleFindings.make()
    findings.flags = (0..<50_000).map { index in
      var row = index % 10 == 0 ? SampleFindings.flagged() : SampleFindings.ordinary()
      if index % 20 == 1 { row = SampleFindings.under() }
      row.unit = "don-vi-\(index)"
      row.name = "Xã Thượng Nghiêm Thị Đông Phương số \(index)"
      row.rank = index + 1
      return row
    }
    let appraiser = findings.appraisers[0]
    findings.appraisers = (0..<900).map { index in
      var row = appraiser
      row.parent = "huyen-\(index / 3)"
      row.year = 2022 + index % 3
      return row
    }
    let transition = findings.transitions[0]
    findings.transitions = (0..<8_000).map { index in
      var row = transition
      row.unit = "don-vi-\(index)"
      return row
    }
    let html = try HTMLReport.render(findings)
    let size = html.utf8.count
    let countsTheRest = html.contains("Còn 4.500 dòng nữa")
    #expect(size < 3_000_000)
    #expect(countsTheRest)
  }
}
