import Statistics
import Testing

struct RandomStreamTests {
  @Test func elementsComeInProportionToTheirWeights() {
    var random = RandomStream(seed: 5)
    let weights = [0.02, 0.3, 0, 0.9, 0.6]
    let draws = 20_000
    var counts = [Double](repeating: 0, count: weights.count)
    for _ in 0..<draws {
      if let drawn = random.element(of: Array(weights.indices), weight: { weights[$0] }) { counts[drawn] += 1 }
    }
    let expected = weights.map { $0 / weights.reduce(0, +) * Double(draws) }
    let distance = zip(counts, expected).reduce(0) { $1.1 > 0 ? $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 : $0 }
    // χ² with three degrees of freedom is beyond 16.27 once in a thousand.
    #expect(distance < 16.27)
    #expect(counts[2] == 0)
  }

  @Test func nothingIsDrawnWhereNothingHasWeight() {
    var random = RandomStream(seed: 5)
    #expect(random.element(of: [Int]()) { _ in 1 } == nil)
    #expect(random.element(of: [1, 2, 3]) { _ in 0 } == nil)
  }
}
