import Statistics
import Testing

struct QuantilesTests {
  // R 4.2.2: median(x), mad(x), IQR(x), x = MASS::chem; tolerance 1e-12.
  private let chem = [
    2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2, 3.5, 3.6,
    3.7, 3.7,
  ]

  @Test func agreesWithRForChem() {
    #expect(abs(median(chem) - 3.385) < 1e-12)
    #expect(abs(medianAbsoluteDeviation(chem) - 0.526323) < 1e-12)
    let quartiles = quantiles(chem, at: [0.25, 0.75])
    #expect(abs(quartiles[1] - quartiles[0] - 0.925) < 1e-12)
  }

  @Test func leavesNaNOut() {
    #expect(median([.nan, 3, 1, .nan, 2]) == 2)
    #expect(medianAbsoluteDeviation([1, .nan, 3, 2]) == 1.4826)
    #expect(weightedMedian([5, .nan, 7], weights: [1, 9, 1]) == 6)
    #expect(quantile([2, .nan, 4], at: 0.25) == 2.5)
  }

  @Test func nothingGivesNaN() {
    #expect(median([]).isNaN)
    #expect(medianAbsoluteDeviation([.nan]).isNaN)
    #expect(quantile([], at: 0.5).isNaN)
    #expect(weightedMedian([1, 2], weights: [0, -1]).isNaN)
  }

  @Test func weightedMedianCountsRepetitions() {
    var stream = RandomStream(seed: 7)
    for _ in 0..<200 {
      let count = 1 + stream.index(below: 12)
      let values = (0..<count).map { _ in Double(stream.index(below: 9)) }
      let weights = (0..<count).map { _ in 1 + stream.index(below: 4) }
      let repeated = zip(values, weights).flatMap { [Double](repeating: $0, count: $1) }
      #expect(weightedMedian(values, weights: weights.map(Double.init)) == median(repeated))
    }
  }

  @Test func quantilesAreEquivariant() {
    var stream = RandomStream(seed: 11)
    let values = (0..<101).map { _ in stream.normal() }
    let shifted = values.map { 3 - 2 * $0 }
    for probability in [0.0, 0.1, 0.5, 0.83, 1] {
      let expected = 3 - 2 * quantile(values, at: 1 - probability)
      #expect(abs(quantile(shifted, at: probability) - expected) < 1e-12)
    }
    #expect(abs(medianAbsoluteDeviation(shifted) - 2 * medianAbsoluteDeviation(values)) < 1e-12)
  }
}
