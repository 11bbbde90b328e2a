import Statistics
import Testing

struct PartitioningIndexTests {
  @Test func itIsTheCountOfElementsBeforeTheTurn() {
    for count in 0...9 {
      for turn in 0...count {
        #expect(Array(0..<count).partitioningIndex { $0 >= turn } == turn)
      }
    }
  }
}
