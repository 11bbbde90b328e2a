import Testing

@testable import Feedback

@Suite struct PointsGridTests {
  @Test func pointsAreTheDecimalsThatPeopleWrite() {
    let grid = PointsGrid(step: 0.1)
    #expect(grid.points(3) == 0.3)
    #expect((1...1000).allSatisfy { grid.steps(grid.points($0)) == $0 })
    #expect(PointsGrid(step: 5).points(7) == 35)
  }

  @Test func pointsOffTheStepHaveNoSteps() {
    let grid = PointsGrid(step: 0.5)
    #expect(grid.steps(1.25) == nil)
    #expect(grid.stepsNotBelow(1.25) == 3)
    #expect(grid.stepsNotAbove(1.25) == 2)
    #expect(grid.stepsNotBelow(1.5) == 3)
    #expect(grid.stepsNotAbove(1.5) == 3)
  }
}
