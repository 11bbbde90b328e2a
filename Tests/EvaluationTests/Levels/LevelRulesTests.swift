import Evaluation
import Testing

@Suite struct LevelRulesTests {
  /// A draft of a province's framework for councils: groups with conditions on their share, vetoes of every kind.
  private let framework = Framework(
    code: "council", version: "2026",
    criteria: [
      Criterion(code: "I.1.a", maxPoints: 10, group: "I"), Criterion(code: "I.1.b", maxPoints: 40, group: "I"),
      Criterion(code: "V.1", maxPoints: 50, group: "V"), Criterion(code: "VIII", maxPoints: 20, kind: .bonus),
      Criterion(code: "IX", maxPoints: 40, kind: .penalty),
    ],
    levels: [
      Level(code: "XS", atLeast: 90, requires: [Condition(code: "V", comparison: .greaterOrEqual, number: 60)]),
      Level(code: "T", atLeast: 80), Level(code: "K", atLeast: 65), Level(code: "Y", atLeast: 0),
    ],
    vetoes: [
      Veto(
        when: Condition(code: "I.1.a", comparison: .equal, number: 0), effect: .zeroCriterion,
        criteria: ["I.1.a", "I.1.b"]),
      Veto(when: Condition(code: "leader", comparison: .greater, number: 0), effect: .atMost, level: "K"),
      Veto(when: Condition(code: "untrue", comparison: .greater, number: 0), effect: .oneLevelDown),
      Veto(when: Condition(code: "untrue", comparison: .greater, number: 1), effect: .force, level: "Y"),
    ], bonusLimit: 10, penaltyLimit: 20)

  private func assess(_ points: [Double], _ indicators: [String: Double] = ["leader": 0, "untrue": 0])
    -> LevelAssessment
  {
    LevelRules(framework).assess(points, type: "xa", indicators: indicators)
  }

  private func level(_ points: [Double], _ indicators: [String: Double] = ["leader": 0, "untrue": 0]) -> String? {
    assess(points, indicators).level.map { framework.levels[$0].code }
  }

  @Test func bonusAndPenaltyCountUpToTheirLimits() {
    #expect(assess([10, 30, 40, 5, 0]).total == 85)
    #expect(assess([10, 30, 40, 20, 0]).total == 90)
    #expect(assess([10, 30, 40, 0, 15]).total == 65)
    #expect(assess([10, 30, 40, 0, 40]).total == 60)
    #expect(assess([1, 0, 0, 0, 40]).total == 0)
  }

  @Test func whatDoesNotApplyIsLeftOutAndWhatIsMissingKeepsTheWorthOfABonus() {
    #expect(assess([10, Points.notApplicable, 25, 0, 0]).total == 100 * 35.0 / 60)
    #expect(assess([10, Points.missing, 50, 5, 0]).total == 105)
    #expect(assess([Points.missing, Points.missing, Points.missing, 5, 0]).level == nil)
  }

  @Test func aConditionOnAGroupReadsTheShareOfItsPoints() {
    #expect(level([10, 40, 30, 10, 0]) == "XS")
    #expect(level([10, 40, 29.9, 10, 0]) == "T")
    #expect(assess([10, 40, 29.9, 10, 0]).failed.map(\.text) == [])
    #expect(level([10, 40, 29.95, 20, 0]) == "T")
  }

  @Test func vetoesZeroCapLowerAndForce() {
    #expect(assess([0, 40, 50, 0, 0]).total == 50)
    #expect(level([10, 40, 50, 0, 0], ["leader": 1, "untrue": 0]) == "K")
    #expect(level([10, 40, 50, 0, 0], ["leader": 0, "untrue": 1]) == "T")
    #expect(level([10, 40, 50, 0, 0], ["leader": 1, "untrue": 1]) == "Y")
    #expect(level([10, 40, 50, 0, 0], ["leader": 0, "untrue": 2]) == "Y")
    #expect(level([10, 0, 0, 0, 0], ["leader": 0, "untrue": 1]) == "Y")
  }

  @Test func whatCannotBeCheckedIsSaidAndFailsNothing() {
    let assessment = assess([10, 40, 50, 0, 0], [:])
    #expect(assessment.level == 0)
    #expect(assessment.unchecked.map(\.text) == ["leader > 0", "untrue > 0", "untrue > 1"])
  }

  @Test func pointsProposedMoveTotalsAndNotConditions() {
    let proposed = LevelRules(framework, points: [10, 60, 30, 20, 40])
    let assessment = proposed.assess([10, 40, 25, 0, 0], type: "xa", indicators: ["leader": 0, "untrue": 0])
    #expect(assessment.total == 85)
    #expect(assess([10, 40, 25, 0, 0]).total == 75)
  }
}
