import Statistics
import Testing

@Suite struct ConcurrentlyTests {
  @Test(arguments: [1, 2, 8])
  func bothValuesComeBackInTheirPlaces(threads: Int) {
    let (sum, text) = concurrently(threads: threads) {
      (1...1000).reduce(0, +)
    } _: {
      "second"
    }
    #expect(sum == 500_500)
    #expect(text == "second")
  }
}
