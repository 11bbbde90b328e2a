import Evaluation
import Testing

@Suite struct LevelLaddersTests {
  private func framework(_ starts: [Double]) -> Framework {
    Framework(
      code: "f", version: "1", criteria: [Criterion(code: "A", maxPoints: 5)],
      levels: starts.map { Level(code: "\($0)", atLeast: $0) })
  }

  /// Side by side, ladders of different frameworks and bounds give the places that each gives alone, on the starts of levels,
  /// between them and beyond both ends.
  @Test func placesAreThoseOfEachLadder() {
    let kinds = [[90.0, 70, 50, 0], [80, 0], [0], [95, 90, 80, 65, 50, 0]].map { LevelLadder(of: framework($0)) }
    let special = [90.0, 70, 50, 0, -3, 90 - 1e-12, .nan]
    let ladders = (0..<400).map { i in
      var ladder = kinds[i % kinds.count]
      if i % 3 == 0 { ladder.highestPlace = min(1, ladder.reached.count - 1) }
      return ladder
    }
    let totals = ladders.indices.map { i in i % 5 == 0 ? special[i % 7] : Double(i * 37 % 1200) / 10 - 10 }
    let found = LevelLadders(ladders).places(forTotals: totals)
    #expect(found == zip(ladders, totals).map { $0.place(forTotal: $1) })
    #expect(Set(found).count == 6)
    #expect(LevelLadders([]).places(forTotals: []).isEmpty)
  }
}
