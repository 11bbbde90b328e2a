import Evaluation
import Testing

@Suite struct FrameworkLintTests {
  private func kinds(_ framework: Framework) -> Set<LintFinding.Kind> {
    Set(FrameworkLint(framework).findings.map(\.kind))
  }

  private let sound = Framework(
    code: "f", version: "1",
    criteria: [
      Criterion(code: "1", maxPoints: 4, group: "A", evidence: ["Y"], scoring: ">= 50: 4; < 50: 0"),
      Criterion(code: "2", maxPoints: 6, group: "A", scoring: "6/3/0"),
      Criterion(code: "3", maxPoints: 5, kind: .bonus, scoring: "5/0"),
    ], levels: [Level(code: "low", atLeast: 0)], groups: [CriterionGroup(code: "A", points: 10)],
    indicators: [Indicator(code: "Y", measuredBy: "Statistics office")], bonusLimit: 5, clauses: ["1", "2"])

  @Test func aSoundFrameworkHasNoFindings() {
    #expect(FrameworkLint(sound).findings == [])
  }

  @Test func everyKindIsFoundWhereItIsPlanted() {
    func planted(_ change: (inout Framework) -> Void) -> Set<LintFinding.Kind> {
      var framework = sound
      change(&framework)
      return kinds(framework)
    }
    #expect(planted { $0.groups[0].points = 11 } == [.groupSum])
    #expect(planted { $0.criteria[1].maxPoints = 7 } == [.groupSum, .ruleAndPointsDiffer])
    #expect(planted { $0.bonusLimit = 4 } == [.bonusAboveLimit])
    #expect(planted { $0.criteria[1].scoring = "6/3/1" } == [.worstCaseEarns])
    #expect(planted { $0.criteria[0].scoring = "> 50: 4; < 50: 0" } == [.bandGap])
    #expect(planted { $0.criteria[0].scoring = ">= 50: 4; <= 50: 0" } == [.bandOverlap])
    #expect(planted { $0.criteria[1].scoring = nil } == [.noMeasure])
    let steps = [1.0, 3, 5].map { DescribedStep(points: $0, text: LocalizedText("s")) }
    #expect(
      planted {
        $0.criteria[1].scoring = nil
        $0.criteria[1].steps = steps
      } == [.worstCaseEarns, .ruleAndPointsDiffer])
    #expect(planted { $0.indicators[0].measuredBy = "self" } == [.selfMeasured])
    #expect(planted { $0.indicators[0].measuredBy = nil } == [.measuredByNobody])
    #expect(planted { $0.clauses = ["1", "2", "5", "6"] } == [.clauseNumbering])
    #expect(planted { $0.criteria[1].code = "4" } == [.numbering])
    #expect(planted { $0.criteria[1].maxPoints = 0 } == [.noPoints, .groupSum, .ruleAndPointsDiffer])
    #expect(
      planted {
        $0.types = [.init(code: "x"), .init(code: "y")]; $0.criteria[1].types = ["x"]
      }.contains(.typeTotals))
  }
}
