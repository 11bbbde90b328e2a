import Statistics
import Testing

@Suite struct RanksTests {
  /// The rank of each value counted value by value, for few values and for enough to be put in order by digits: with ties, both
  /// signs of zero, infinities and missing values among them.
  @Test(arguments: [7, 60, 700, 2500])
  func ranksAreWhatCountingGives(count: Int) {
    var random = RandomStream(seed: UInt64(count))
    let special = [0.0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -1e300]
    let values = (0..<count).map { i in
      i % 9 == 0 ? special[Int(random.uniform() * 7)] : (20 * random.normal()).rounded() / (i % 2 == 0 ? 4 : -3)
    }
    let least = ranks(values, ties: .least)
    let mean = ranks(values, ties: .mean)
    let largest = descendingRanks(values)
    for i in stride(from: 0, to: count, by: max(1, count / 300)) {
      guard !values[i].isNaN else {
        #expect(least[i].isNaN && mean[i].isNaN && largest[i].isNaN)
        continue
      }
      let (below, equal) = (values.count { $0 < values[i] }, values.count { $0 == values[i] })
      #expect(least[i] == Double(below + 1))
      #expect(mean[i] == Double(below) + Double(equal + 1) / 2)
      #expect(largest[i] == Double(values.count { $0 > values[i] } + 1))
    }
  }
}
