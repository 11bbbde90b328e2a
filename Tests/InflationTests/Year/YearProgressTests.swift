import Testing

@testable import Inflation

@Suite struct YearProgressTests {
  /// The round after which the last one follows, of shares that come nearer to `limit` by a constant ratio.
  private func lastButOne(limit: Double, ratio: Double) -> Int? {
    var progress = YearProgress()
    var left = limit
    for round in 0..<20 {
      _ = progress.next(after: round, honesty: [0.9, 0.1], share: limit - left)
      left *= ratio
      if progress.isNextLast { return round }
    }
    return nil
  }

  @Test func whatSettlesSoonTakesFiveRounds() {
    // A ratio of 0.3 leaves 0.3³ after three rounds, less than a twentieth.
    #expect(lastButOne(limit: 0.1, ratio: 0.3) == 3)
  }

  @Test func whatMovesOnTakesMore() {
    // 0.5³ is more than a twentieth, 0.5⁶ less; of 0.7, the sixth power is more.
    #expect(lastButOne(limit: 0.1, ratio: 0.5) == 6)
    #expect(lastButOne(limit: 0.1, ratio: 0.7) == 9)
  }

  @Test func noneGoesOnForEver() {
    #expect(lastButOne(limit: 0.1, ratio: 0.99) == 9)
  }

  @Test func aStudyWithNothingInItIsSettled() {
    #expect(lastButOne(limit: 1e-6, ratio: 0.9) == 3)
  }
}
