import Evaluation
import Testing

@Suite struct FrameworkValidationTests {
  private static let good = Framework(
    code: "f", version: "1",
    criteria: [Criterion(code: "C1", maxPoints: 10), Criterion(code: "C2", maxPoints: 5, evidence: ["Y1"])],
    levels: [Level(code: "a", atLeast: 80), Level(code: "b", atLeast: 0)], types: [Framework.UnitType(code: "t")],
    groups: [CriterionGroup(code: "g")], indicators: [Indicator(code: "Y1")])

  private func defects(_ change: (inout Framework) -> Void) -> [FrameworkDefect] {
    var framework = Self.good
    change(&framework)
    return framework.defects
  }

  @Test func aFrameworkInOrderHasNoDefect() {
    #expect(Self.good.defects.isEmpty)
  }

  @Test func codesOccurOnce() {
    #expect(defects { $0.criteria[1].code = "C1" }.first?.kind == .repeated("C1", first: 0))
    #expect(defects { $0.levels[1].code = "a" }.first?.element == .levels)
    #expect(defects { $0.levels[0].atLeast = 0 }.first?.key == "at_least")
  }

  @Test func whatIsNamedIsThere() {
    #expect(
      defects { $0.criteria[0].group = "h" } == [
        FrameworkDefect(.criteria, 0, "group", .unknown("h", among: ["g"]))
      ])
    #expect(defects { $0.criteria[0].types = ["t", "u"] }.first?.kind == .unknown("u", among: ["t"]))
    #expect(defects { $0.criteria[1].evidence = ["Y2"] }.first?.key == "evidence")
    let condition = Condition(code: "Z", comparison: .greater, number: 1)
    #expect(defects { $0.levels[0].requires = [condition] }.first?.key == "requires")
    #expect(defects { $0.vetoes = [Veto(when: condition, effect: .oneLevelDown)] }.first?.key == "when")
  }

  @Test func aVetoNamesItsLevel() {
    let condition = Condition(code: "Y1", comparison: .greater, number: 1)
    #expect(defects { $0.vetoes = [Veto(when: condition, effect: .force)] }.first?.kind == .levelMissing)
    #expect(defects { $0.vetoes = [Veto(when: condition, effect: .force, level: "b")] }.isEmpty)
  }

  @Test(arguments: [0.0, -1, .infinity, .nan])
  func pointsAreAboveZero(points: Double) {
    #expect(defects { $0.criteria[0].maxPoints = points }.contains { $0.key == "max_points" })
  }

  @Test func sharesAndStepsLieInTheirRanges() {
    #expect(defects { $0.criteria[0].step = 11 }.first?.key == "step")
    #expect(defects { $0.criteria[0].reliability = 1.1 }.first?.key == "reliability")
    #expect(defects { $0.criteria[0].cap = -1 }.first?.key == "cap")
    #expect(defects { $0.levels[0].quota = Quota(share: 101) }.first?.key == "share")
    #expect(defects { $0.bonusLimit = -1 }.first?.element == .bonus)
  }

  @Test func aLevelStartsAtZero() {
    #expect(defects { $0.levels[1].atLeast = 1 }.map(\.kind) == [.noLevelAtZero])
    #expect(defects { $0.levels = [] }.map(\.kind) == [.empty])
    #expect(defects { $0.criteria = [] }.map(\.kind) == [.empty])
  }

  @Test func outcomesAreMeasuredByOthers() {
    #expect(defects { $0.indicators[0].measuredBy = "self" }.first?.kind == .selfMeasured)
    #expect(
      defects { framework in
        framework.indicators[0].measuredBy = "self"
        framework.indicators[0].use = .condition
      }.isEmpty)
  }
}
