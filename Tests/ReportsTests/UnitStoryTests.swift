import Evaluation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

struct UnitStoryTests {
  private let findings = SampleFindings.make()

  private func story(_ language: Language) -> UnitStory {
    UnitStory(findings, texts: texts(language), language: language)
  }

  @Test func listedUnitIsToldWithFiguresAndTheirUncertainty() {
    #expect(
      story(.vietnamese).findings(of: SampleFindings.flagged()) == [
        "Đơn vị tự chấm 93,5 điểm (ứng với mức: Hoàn thành xuất sắc nhiệm vụ).",
        "Những đơn vị cùng loại hình, có kết quả đo được tương tự, thường ở mức 84,2 điểm (từ 79,0 đến 89,5; ứng với mức: "
          + "Hoàn thành tốt nhiệm vụ; so với 1.203 đơn vị; theo 6 chỉ số kết quả).",
        "Phần điểm cao hơn mà kết quả đo được chưa giải thích: 7,1 điểm (từ 4,0 đến 10,2).",
        "Trong đó khoảng 1,5 điểm là phần chung của các đơn vị cùng cấp trên trực tiếp.",
        "Cứ 100 đơn vị được nêu với căn cứ như thế này trở lên thì khoảng 4 đơn vị không cần điều chỉnh gì.",
      ])
  }

  @Test func lookStartsAtCriteriaAndOutcomes() {
    let sentences = story(.english).whatToLookAt(in: SampleFindings.flagged())
    #expect(
      sentences.contains(
        "Look first at the evidence for the criteria: II.1 – Criterion number II.1; I.2 – Criterion number I.2."))
    #expect(sentences.contains("Outcome indicators well below what the rating says: Satisfaction."))
    #expect(sentences.contains("The immediate superior gave 92.0 points."))
  }

  @Test func underRatingIsToldBelowWithItsOwnReasons() {
    let row = SampleFindings.under()
    let story = story(.english)
    #expect(
      story.findings(of: row).contains("The rating lies about 6.0 points below what the outcomes show (3.0 to 9.0)."))
    #expect(story.innocentReasons(for: row) == English().innocentReasonsBelow(isPartial: false))
    #expect(story.evidence(of: row).contains(English().lookAtUnder))
  }

  @Test func unitThatIsNotListedIsNeverCalledRight() {
    let text = story(.english).evidence(of: SampleFindings.ordinary())
    #expect(
      text.hasSuffix(
        "that does not mean that the rating is right; differences under about 5.5 points are usually not found."))
    #expect(!text.contains(English().mayAnswer))
  }

  @Test func unitThatWasNotAssessedSaysWhy() {
    #expect(
      story(.vietnamese).evidence(of: SampleFindings.notAssessable())
        == "Đơn vị tự chấm 88,0 điểm. Chưa xem xét được: đơn vị có 1 chỉ số kết quả do nơi khác đo, không đủ để đối chiếu."
    )
  }

  @Test func missingFiguresLeaveTheirSentenceOut() {
    let row = FlagRow(unit: "a", name: "", type: "t", parent: "", year: 2024)
    #expect(story(.english).findings(of: row) == [English().notListed(detectablePoints: nil)])
    var notFinite = row
    notFinite.selfTotal = .nan
    notFinite.unexplainedPoints = .infinity
    #expect(story(.english).findings(of: notFinite) == story(.english).findings(of: row))
  }

  @Test func longListsOfCriteriaBeginWithTheStrongest() {
    var row = SampleFindings.flagged()
    row.criteria = (1...12).map { "C\($0)" }
    let sentence = story(.english).whatToLookAt(in: row).first { $0.hasPrefix("Look first") }
    #expect(sentence == "Look first at the evidence for the criteria: C1; C2; C3; C4; C5.")
  }

  @Test func certaintyUnderOneInAHundredIsSaidSo() {
    #expect(
      Vietnamese().needNoChange(falseDiscoveryRate: 0.001)
        == "Cứ 100 đơn vị được nêu với căn cứ như thế này trở lên thì chưa đến 1 đơn vị không cần điều chỉnh gì.")
  }
}
