import Statistics
import Testing

struct BisectionTests {
  @Test func thePlaceIsFoundWhereverItLies() {
    var random = RandomStream(seed: 9)
    for _ in 0..<100 {
      let place = 20 * random.uniform() - 10
      let (low, high) = bisection(from: -10, to: 10) { $0 >= place }
      #expect(low < place && place <= high)
      #expect(high - low < 2e-11)
    }
  }

  @Test func aConditionThatNeverOrAlwaysHoldsEndsAtAnEnd() {
    #expect(bisection(from: 1, to: 3) { _ in false }.high == 3)
    #expect(bisection(from: 1, to: 3) { _ in true }.low == 1)
  }
}
