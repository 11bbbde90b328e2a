import Statistics
import Testing

@testable import Inflation

@Suite struct SpreadAlongMiddlesTests {
  private let rows = 4000
  private let criteria = 10

  /// Errors of rows whose spread is 1 + |m|, and of which, in every tenth row, some criteria are raised.
  private func drawn(seed: UInt64, raisedBy raise: Double) -> (errors: [[Double]], middles: [Double]) {
    var random = RandomStream(seed: seed)
    let middles = (0..<rows).map { _ in random.normal() }
    let errors = (0..<criteria).map { j in
      middles.enumerated().map { i, m in
        (1 + abs(m)) * random.normal() + (i % 10 == 0 && j < 3 ? raise : 0)
      }
    }
    return (errors, middles)
  }

  private func spread(_ errors: [[Double]], _ middles: [Double]) -> SpreadAlongMiddles {
    let ones = [Double](repeating: 1, count: rows)
    return SpreadAlongMiddles(errors, middles: middles, clean: ones, whole: ones)
  }

  @Test func rowsFarFromTheOtherRaterHaveAWiderSpread() {
    let (errors, middles) = drawn(seed: 1, raisedBy: 0)
    let spread = spread(errors, middles)
    for middle in [0.0, 0.5, 1, -1, 1.5] {
      // Errors beyond 4 count as 4, so that the widest come out a little narrower.
      #expect(abs(spread.deviation(atMiddle: middle) / (1 + abs(middle)) - 1) < 0.15)
    }
    #expect(spread.deviation(atMiddle: 9) == spread.deviation(atMiddle: -20))
    #expect(spread.deviation(atMiddle: .nan).isNaN)
  }

  @Test func whatIsRaisedDoesNotWidenIt() {
    let (honest, middles) = drawn(seed: 2, raisedBy: 0)
    let (raised, _) = drawn(seed: 2, raisedBy: 5)
    for middle in [0.0, 1, 2] {
      let both = [honest, raised].map { spread($0, middles).deviation(atMiddle: middle) }
      #expect(both[1] < 1.05 * both[0])
    }
  }

  @Test func nothingIsNarrowedAndRowsThatAreNotWholeTeachNothing() {
    let (errors, middles) = drawn(seed: 3, raisedBy: 0)
    let narrow = errors.map { $0.map { $0 / 5 } }
    #expect(spread(narrow, middles).deviation(atMiddle: 0) == 1)
    let ones = [Double](repeating: 1, count: rows)
    let none = SpreadAlongMiddles(errors, middles: middles, clean: ones, whole: ones.map { _ in 0 })
    #expect(none.deviation(atMiddle: 2) == 1)
  }
}
