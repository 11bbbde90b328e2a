import Calibration
import Evaluation
import Testing

@Suite struct FrameworkLimitsTests {
  private func framework(_ criteria: [Criterion], fixed: Bool = false) -> Framework {
    Framework(
      code: "f", version: "1", criteria: criteria, levels: [Level(code: "all", atLeast: 0)],
      groups: [CriterionGroup(code: "g", isFixed: fixed)])
  }

  @Test func whatASumCannotHoldIsNamedWithByHowMuch() {
    let floors = framework([
      Criterion(code: "A", maxPoints: 50, floor: 90), Criterion(code: "B", maxPoints: 50, isFrozen: true),
    ])
    #expect(
      FrameworkLimits(floors, type: "T").conflict
        == Note("limits.tooMuch", ["types": "T", "bounds": "A: 90, B: 50", "wanted": "100", "by": "40"]))
    let caps = framework([Criterion(code: "A", maxPoints: 50, cap: 30), Criterion(code: "B", maxPoints: 50, cap: 60)])
    #expect(
      FrameworkLimits(caps, type: "T").conflict
        == Note("limits.tooLittle", ["types": "T", "bounds": "A: 30, B: 60", "wanted": "100", "by": "10"]))
  }

  @Test func aFixedGroupIsHeldApart() {
    let criteria = [
      Criterion(code: "A", maxPoints: 20, group: "g", floor: 25), Criterion(code: "B", maxPoints: 10, group: "g"),
      Criterion(code: "C", maxPoints: 70),
    ]
    #expect(FrameworkLimits(framework(criteria, fixed: true), type: "T").conflict == nil)
    var higher = criteria
    higher[1].floor = 7.5
    #expect(FrameworkLimits(framework(higher), type: "T").conflict == nil)
    #expect(
      FrameworkLimits(framework(higher, fixed: true), type: "T").conflict
        == Note(
          "limits.tooMuch", ["types": "T", "group": "g", "bounds": "A: 25, B: 7.5", "wanted": "30", "by": "2.5"]))
  }

  @Test func aFrameworkWithoutLimitsLimitsNothing() {
    let free = FrameworkLimits(framework([Criterion(code: "A", maxPoints: 50)]), type: "T")
    #expect(!free.isLimiting && free.conflict == nil)
    let other = framework([
      Criterion(code: "A", maxPoints: 50, types: ["S"], cap: 10), Criterion(code: "B", maxPoints: 5),
    ])
    #expect(!FrameworkLimits(other, type: "T").isLimiting)
  }
}
