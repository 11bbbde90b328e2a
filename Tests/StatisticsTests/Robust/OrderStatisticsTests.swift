import Testing

@testable import Statistics

struct OrderStatisticsTests {
  @Test func selectionAgreesWithSorting() {
    var stream = RandomStream(seed: 21)
    for _ in 0..<500 {
      let count = 1 + stream.index(below: 60)
      let levels = 1 + stream.index(below: 40)
      let values = (0..<count).map { _ in stream.uniform() < 0.02 ? .infinity : Double(stream.index(below: levels)) }
      let k = stream.index(below: count)
      var selected = values
      selected.withUnsafeMutableBufferPointer { $0.select(k) }
      #expect(selected[k] == values.sorted()[k])
      #expect(selected[..<k].allSatisfy { $0 <= selected[k] } && selected[k...].allSatisfy { $0 >= selected[k] })
      #expect(selected.sorted() == values.sorted())
      #expect(median(values) == medianOfSorted(values.sorted()))
    }
  }

  @Test func longRunsInOrderOrAlikeAreFast() {
    let rising = (0..<200_000).map(Double.init)
    let alike = [Double](repeating: 1, count: rising.count)
    for values in [rising, Array(rising.reversed()), alike] {
      var selected = values
      selected.withUnsafeMutableBufferPointer { $0.select(100_000) }
      #expect(selected[100_000] == values.sorted()[100_000])
    }
  }
}
