import Evaluation
import Testing

@testable import Calibration

@Suite struct RatingStepsTests {
  /// h²/12 for a step of a quarter, and nothing for a criterion that is met or not.
  @Test func onlyFinerThanTheWholeIsRounded() throws {
    var world = SmallWorld()
    world.units = 40
    world.pointsInForce = [0.25, 20, 20, 15, 10, 5]
    let panel = try #require(Panel(world.make().study))
    let criteria = Array(0..<6)
    let variance = RatingSteps(panel, criteria: criteria).roundingVariance(panel, criteria: criteria)
    #expect(variance[0] == 0)
    #expect(variance[1...].allSatisfy { abs($0 - 0.0625 / 12) < 1e-15 })
  }
}
