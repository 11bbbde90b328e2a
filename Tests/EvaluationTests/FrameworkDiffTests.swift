import Evaluation
import Testing

@Suite struct FrameworkDiffTests {
  private let framework = Framework(
    code: "f", version: "2024",
    criteria: [Criterion(code: "1", maxPoints: 4, group: "A"), Criterion(code: "2", maxPoints: 6, evidence: ["Y"])],
    levels: [
      Level(
        code: "high", atLeast: 90, requires: [Condition(code: "Y", comparison: .greater, number: 3)],
        quota: Quota(share: 20)), Level(code: "low", atLeast: 0),
    ], groups: [CriterionGroup(code: "A")], indicators: [Indicator(code: "Y")],
    vetoes: [Veto(when: Condition(code: "Y", comparison: .less, number: 0), effect: .oneLevelDown)])

  @Test func aFrameworkDoesNotDifferFromItself() {
    #expect(framework.changes(to: framework) == [])
  }

  @Test func everyChangedValueIsNamedWithBothSides() {
    var other = framework
    other.version = "2025"
    other.criteria[0].maxPoints = 4.5
    other.criteria[1].isFrozen = true
    other.criteria[1].steps = [0.0, 6].map { DescribedStep(points: $0, text: LocalizedText("s")) }
    other.criteria.append(Criterion(code: "3", maxPoints: 2))
    other.levels[0].quota?.of = .good
    other.levels[0].requires = []
    other.vetoes = []
    other.bonusLimit = 10
    #expect(
      framework.changes(to: other) == [
        FrameworkChange(element: .framework, code: "", key: "version", from: "2024", to: "2025"),
        FrameworkChange(element: .framework, code: "", key: "bonus", from: nil, to: "10"),
        FrameworkChange(element: .criterion, code: "1", key: "max_points", from: "4", to: "4.5"),
        FrameworkChange(element: .criterion, code: "2", key: "frozen", from: "false", to: "true"),
        FrameworkChange(element: .criterion, code: "2", key: "steps", from: nil, to: "0 s; 6 s"),
        FrameworkChange(element: .criterion, code: "3", to: "2"),
        FrameworkChange(element: .level, code: "high", key: "requires", from: "Y > 3", to: nil),
        FrameworkChange(
          element: .level, code: "high", key: "quota", from: "20 good_or_better all floor", to: "20 good all floor"),
        FrameworkChange(element: .veto, code: "Y < 0 one_level_down", from: "one_level_down"),
      ])
  }

  @Test func aChangeBackwardsIsTheSameWithSidesExchanged() {
    var other = framework
    other.criteria[0].maxPoints = 5
    other.indicators[0].better = .lower
    let forward = framework.changes(to: other)
    let backward = other.changes(to: framework)
    #expect(forward.map(\.from) == backward.map(\.to))
    #expect(forward.map(\.key) == backward.map(\.key))
  }
}
