import Statistics
import Testing

@Suite struct HistogramTests {
  @Test func orderStatisticsAreThoseOfTheSortedValues() throws {
    for trial in 0..<20 {
      var random = RandomStream(seed: 11, UInt64(trial))
      let values = (0..<(1 + random.index(below: 200))).map { _ in 0.25 * Double(random.index(below: 41)) }
      var histogram = Histogram(lower: 0, upper: 10, step: 0.25)
      try histogram.update(values)
      let sorted = values.sorted()
      let n = sorted.count
      let median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2
      let distances = values.map { abs($0 - median) }.sorted()
      #expect((0..<n).allSatisfy { histogram.orderStatistic($0) == sorted[$0] })
      #expect(histogram.orderStatistic(n) == nil)
      #expect(histogram.median == median)
      #expect(histogram.medianAbsoluteDeviation(about: median) == (distances[(n - 1) / 2] + distances[n / 2]) / 2)
    }
  }

  @Test func mergedPartsAreTheWhole() throws {
    var random = RandomStream(seed: 12)
    let values = (0..<500).map { _ in 0.1 * Double(random.index(below: 101)) }
    var whole = Histogram(lower: 0, upper: 10, step: 0.1)
    try whole.update(values)
    var left = Histogram(lower: 0, upper: 10, step: 0.1)
    var right = left
    try left.update(Array(values[..<123]))
    try right.update(Array(values[123...]))
    try left.merge(right)
    #expect(left == whole)
    #expect(whole.count == 500)
  }

  @Test(arguments: [3.3, -1, 11, .nan, .infinity]) func aValueOffTheStepsIsRefused(value: Double) throws {
    var histogram = Histogram(lower: 0, upper: 10, step: 0.5)
    #expect(throws: MomentsError.self) { try histogram.update([value]) }
    #expect(histogram.count == 0)
  }

  @Test func anotherLatticeIsRefused() {
    var histogram = Histogram(lower: 0, upper: 10, step: 0.5)
    #expect(throws: MomentsError.otherSchema) { try histogram.merge(Histogram(lower: 0, upper: 10, step: 0.25)) }
  }

  @Test func noValuesHaveNoMedian() {
    let histogram = Histogram(lower: 0, upper: 1, step: 1)
    #expect(histogram.median == nil)
    #expect(histogram.medianAbsoluteDeviation(about: 0) == nil)
  }
}
