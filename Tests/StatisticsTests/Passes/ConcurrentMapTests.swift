import Statistics
import Testing

@Suite struct ConcurrentMapTests {
  struct Refused: Error, Equatable {
    let index: Int
  }

  @Test(arguments: [1, 2, 3, 50]) func theOrderIsThatOfTheIndices(threads: Int) {
    let drawn = concurrentMap(40, threads: threads) { index in
      var random = RandomStream(seed: 5, UInt64(index))
      return random.uniform()
    }
    let expected = (0..<40).map { index in
      var random = RandomStream(seed: 5, UInt64(index))
      return random.uniform()
    }
    #expect(drawn == expected)
  }

  @Test(arguments: [1, 2, 3]) func theSmallestFailingIndexIsThrown(threads: Int) {
    #expect(throws: Refused(index: 17)) {
      try concurrentMap(400, threads: threads) { (index: Int) throws(Refused) -> Int in
        if index == 17 || index > 18 { throw Refused(index: index) }
        return index
      }
    }
  }

  @Test func nothingToDoGivesNothing() {
    #expect(concurrentMap(0, threads: 2) { $0 }.isEmpty)
  }

  @Test(arguments: [0, 1, 4096, 10_000]) func rowsComeInTheirOrder(count: Int) {
    #expect(concurrentRows(count, threads: 3) { $0 * $0 } == (0..<count).map { $0 * $0 })
    #expect(concurrentRows(count, threads: 2, batch: 7) { ["\($0)"] } == (0..<count).map { ["\($0)"] })
  }
}
