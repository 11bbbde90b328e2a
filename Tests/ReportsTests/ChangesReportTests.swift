import Calibration
import Evaluation
import Testing

@testable import Pipeline
@testable import Reports

struct ChangesReportTests {
  @Test func everyChangeStandsWithItsIntervalAndReason() {
    let log = ChangesReport.render(SampleFindings.make(isSimulated: false), language: .english)
    #expect(log.hasPrefix("# Change log of the criteria's points: Commune evaluation 2024\n"))
    #expect(log.contains("Points proposed for 2025."))
    #expect(
      log.contains(
        "- I.1 – Criterion number I.1: from 25 to 27 points (+2). Calibrated: Commune 30.5 (27.5 to 33.5). Reason: at the "
          + "limit of one year."))
    #expect(log.contains("- ratings.csv: 0a0a"))
  }

  @Test func unchangedCriteriaAreCountedAndTypesWithoutChangeSaySo() {
    var findings = SampleFindings.make(isSimulated: false)
    for index in 1..<4 {
      findings.weights[index].change = 0
      findings.weights[index].reason = nil
    }
    #expect(ChangesReport.render(findings, language: .vietnamese).contains("3 tiêu chí khác giữ nguyên điểm."))
    findings.weights[0].change = 0
    findings.weights[0].reason = nil
    #expect(ChangesReport.render(findings, language: .vietnamese).contains("Không đổi điểm tiêu chí nào."))
  }

  @Test func typesThatShareACriterionShareItsLine() {
    var findings = SampleFindings.make(isSimulated: false)
    findings.criteria = []
    findings.weights += findings.weights.map { row in
      var row = row
      row.type = "phuong"
      return row
    }
    let log = ChangesReport.render(findings, language: .english)
    #expect(log.matches(of: #/(?m)^- I/#).count == 4)
    #expect(log.contains("Calibrated: Commune 30.5 (27.5 to 33.5); phuong 30.5 (27.5 to 33.5)."))
  }

  @Test func criterionHeldByALimitSaysSo() {
    var findings = SampleFindings.make(isSimulated: false)
    findings.weights[0].change = 0
    findings.weights[0].pointsProposed = 25
    findings.weights[0].reason = .frozen
    let log = ChangesReport.render(findings, language: .vietnamese)
    #expect(
      log.contains(
        "- I.1 – Tiêu chí số I.1: giữ 25 điểm. Điểm hiệu chuẩn: Cấp xã 30,5 (từ 27,5 đến 33,5). Lý do: điểm được giữ cố định."
      ))
  }
}
