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
        "Số này nhỏ hơn chênh lệch với mức thường gặp (9,2 điểm), vì đã bớt phần có thể chỉ do ngẫu nhiên.",
        "Trong đó khoảng 1,5 điểm là phần chung của các đơn vị cùng cấp trên trực tiếp.",
        "Cứ 100 đơn vị được nêu với căn cứ như thế này trở lên thì khoảng 4 đơn vị không cần điều chỉnh gì.",
      ])
  }

  @Test func lookStartsAtCriteriaAndOutcomes() {
    let sentences = story(.english).whatToLookAt(in: SampleFindings.flagged())
    #expect(
      sentences.contains(
        "Look first at the evidence for the criteria: II.1 – Criterion number II.1; I.2 – Criterion number I.2."))
    #expect(sentences.contains("Outcome indicators much worse than the rating says: Satisfaction."))
    #expect(sentences.contains("The immediate superior gave 92.0 points."))
  }

  @Test func underRatingIsToldBelowWithItsOwnReasons() {
    let row = SampleFindings.under()
    let story = story(.english)
    #expect(
      story.findings(of: row).contains("The rating lies about 6.0 points below what the outcomes show (3.0 to 9.0)."))
    #expect(story.innocentReasons(for: row) == English().innocentReasonsBelow(isPartial: false))
    #expect(story.evidence(of: row).contains(English().lookAtUnder))
    #expect(story.evidence(of: row).hasSuffix(English().mayAnswerBelow), "no criterion is named to it")
    #expect(
      story.findings(of: row).contains("Of 100 units listed for a low rating, at most about 10 need no change at all."))
  }

  @Test func unitThatIsNotListedIsNeverCalledRight() {
    let text = story(.english).evidence(of: SampleFindings.ordinary())
    #expect(
      text.hasSuffix(
        "that does not mean that the rating is right; differences under about 5.5 points are usually not found."))
    #expect(!text.contains(English().mayAnswer(namesCriteria: true)))
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
      Vietnamese().needNoChange(own: 0, listed: 0.001)
        == "Cứ 100 đơn vị được nêu với căn cứ như thế này trở lên thì chưa đến 1 đơn vị không cần điều chỉnh gì.")
  }

  @Test func evidenceWeakerThanThatOfTheListIsSaidOfTheUnit() {
    var row = SampleFindings.flagged()
    row.localFalseDiscoveryRate = 0.823
    row.qValue = 0.0846
    let told = story(.vietnamese).findings(of: row)
    #expect(
      told.contains(
        "Cứ 100 đơn vị có căn cứ như đơn vị này thì khoảng 82 đơn vị không cần điều chỉnh gì; tính cả những đơn vị được nêu với "
          + "căn cứ mạnh hơn thì khoảng 8."))
    #expect(told.contains(Vietnamese().weakEvidence))
    row.localFalseDiscoveryRate = 0.2
    #expect(
      story(.english).findings(of: row).contains(
        "Of 100 units with evidence like this unit's, about 20 need no change at all; with those listed on stronger evidence it "
          + "is about 8 of 100."))
    #expect(!story(.english).findings(of: row).contains(English().weakEvidence))
    row.localFalseDiscoveryRate = 0.01
    #expect(
      story(.english).findings(of: row).contains(
        "Of 100 units listed on evidence at least like this, about 8 need no change at all."))
  }

  @Test func aReaderWhoSubtractsIsToldWhyTheFigureIsAnother() {
    var row = SampleFindings.flagged()
    (row.selfTotal, row.expectedTotal, row.unexplainedPoints) = (94, 75, 22.5)
    #expect(
      story(.english).findings(of: row).contains(
        "That is more than the difference from the usual (19.0 points), because the points of single criteria and those of other "
          + "raters count too."))
    row.unexplainedPoints = 20.5
    #expect(!story(.english).findings(of: row).contains { $0.hasPrefix("That is") })
  }

  @Test func aUnitToldOfNoCriterionIsNotAskedForThoseNamed() {
    var row = SampleFindings.flagged()
    row.criteria = []
    row.pattern = .overrating
    #expect(story(.vietnamese).mayAnswer(in: row).contains("minh chứng của các tiêu chí đã chấm"))
    row.criteria = ["I.1"]
    #expect(story(.vietnamese).mayAnswer(in: row).contains("minh chứng của các tiêu chí nêu trên"))
  }

  @Test func theShapeOfAnswersIsToldWithItsFigures() {
    var row = SampleFindings.flagged()
    row.evidence.patterns.similar = .init(unit: "x5", same: 18, compared: 20)
    row.evidence.patterns.straight = .init(share: 0.8, near: 19, present: 20)
    row.evidence.patterns.jump = .init(points: 12.34, years: 3)
    row.evidence.patterns.aboveCollective = .init(collective: "x4", points: 8.5)
    row.evidence.patterns.repeated = .init(year: 2023, same: 20, compared: 20)
    let told = [
      "On 18 of 20 criteria the points are the same as those of Xã Bình Minh (x5), more than units with such totals "
        + "usually share.",
      "19 of 20 criteria have about the same share of their points (80%), with less difference than units with such "
        + "totals usually show.",
      "Against the mean of its 3 earlier years, the rating lies 12.3 points further above what the measured outcomes explain.",
      "The rating is 8.5 points higher than that of its collective (Xã An Bình (x4)), more than the outcomes of both "
        + "explain.",
      "On 20 of 20 criteria the points are those of 2023 again, more than is usual from one year to the next.",
    ]
    #expect(Array(story(.english).findings(of: row).suffix(5)) == told)
    row.evidence.patterns = PatternEvidence()
    row.evidence.patterns.aboveCollective = .init(collective: "", points: 4)
    #expect(
      story(.vietnamese).findings(of: row).last
        == "Điểm cao hơn điểm do hội nghị tập thể chấm 4,0 điểm, chênh lệch lớn hơn thường gặp.")
  }

  @Test func aShapeAloneListsNobody() {
    var row = SampleFindings.ordinary()
    row.evidence.patterns.similar = .init(unit: "x3", same: 20, compared: 20)
    #expect(story(.english).findings(of: row).last == "The shape of the answers alone puts no unit on a list.")
    var unassessed = SampleFindings.notAssessable()
    unassessed.evidence.patterns.straight = .init(share: 0.9, near: 4, present: 4)
    #expect(story(.english).findings(of: unassessed).last == English().shapeListsNobody)
  }

  @Test func everyPatternHasItsOwnReasonsAnswerAndBeginning() {
    for pattern in FlagRow.Pattern.allCases where pattern != .overrating {
      var row = SampleFindings.flagged()
      row.pattern = pattern
      for language in Language.allCases {
        let texts = Reports.texts(language)
        #expect(story(language).whatToLookAt(in: row).contains(texts.look(at: pattern)))
        #expect(story(language).innocentReasons(for: row).hasSuffix(texts.innocentReasons(for: pattern)))
        #expect(story(language).mayAnswer(in: row).hasSuffix(texts.mayAnswer(to: pattern)))
        #expect(!texts.look(at: pattern).isEmpty && !texts.mayAnswer(to: pattern).isEmpty)
      }
    }
  }
}
