import Evaluation
import Testing

@Suite struct DescribedStepTests {
  private func criterion(_ points: [Double], most: Double = 10) -> Criterion {
    Criterion(
      code: "C", maxPoints: most, steps: points.map { DescribedStep(points: $0, text: LocalizedText("\($0)")) })
  }

  @Test func pointsReachTheHighestLevelThatAsksForNoMore() {
    let own = criterion([0, 4, 7, 10])
    #expect([0, 3.9, 4, 6.5, 7, 10].map { own.step(reachedBy: $0) } == [0, 0, 1, 1, 2, 3])
    #expect(criterion([10, 7, 4, 0]).step(reachedBy: 8) == 1)
    #expect(criterion([2, 10]).step(reachedBy: 1) == nil)
    #expect(criterion([]).step(reachedBy: 1) == nil)
  }

  @Test func levelsMoveWithThePointsInProportion() {
    var own = criterion([0, 4, 7, 10])
    own.scale(toMaxPoints: 12)
    #expect(own.maxPoints == 12)
    #expect(own.steps.map(\.points) == [0, 4.8, 8.4, 12])
    own.scale(toMaxPoints: 7)
    #expect(own.steps.map(\.points) == [0, 2.8, 4.9, 7])
  }

  /// Hundredths that would make two levels one are not used.
  @Test func levelsStayApart() {
    var own = criterion([0, 0.004, 10])
    own.scale(toMaxPoints: 5)
    #expect(own.steps.map(\.points) == [0, 0.002, 5])
  }

  @Test func theirPointsLieBetweenNothingAndTheMost() {
    func defects(_ points: [Double]) -> [FrameworkDefect.Kind] {
      Framework(
        code: "f", version: "1", criteria: [criterion(points)], levels: [Level(code: "low", atLeast: 0)]
      ).defects.map(\.kind)
    }
    #expect(defects([0, 10]).isEmpty)
    #expect(defects([10]) == [.single])
    #expect(defects([0, 10, 0]) == [.samePoints(0)])
    #expect(defects([0, 11]) == [.outside(11, NumberRange(from: 0, to: 10))])
  }
}
