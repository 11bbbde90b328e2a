import Statistics
import Testing

@testable import Inflation

@Suite struct ContrastSpreadTests {
  private let rows = 1200
  private let criteria = 15

  /// Contrasts of honest rows, wider near the top, and wider above than below there.
  private func honest(seed: UInt64) -> (contrasts: [[Double]], levels: [Double]) {
    var random = RandomStream(seed: seed)
    let levels = (0..<rows).map { _ in random.normal() }
    let contrasts = (0..<criteria).map { _ in
      levels.map { level -> Double in
        let value = random.normal()
        return value * (value > 0 ? 1 + max(level, 0) : 1)
      }
    }
    return (contrasts, levels)
  }

  private func shareAbove(_ bound: Double, _ columns: [[Double]], among rows: [Int]) -> Double {
    let found = columns.reduce(0) { sum, column in sum + rows.count { column[$0] > bound } }
    return Double(found) / Double(rows.count * columns.count)
  }

  @Test func highLevelsSpreadNoWiderThanTheRest() {
    let (contrasts, levels) = honest(seed: 1)
    let spread = ContrastSpread(contrasts, levels: levels)
    let order = levels.indices.sorted { levels[$0] < levels[$1] }
    let (low, high) = (Array(order.prefix(rows / 4)), Array(order.suffix(rows / 4)))
    #expect(shareAbove(2, contrasts, among: high) > 4 * shareAbove(2, contrasts, among: low))
    let ratio =
      shareAbove(2, spread.standardised, among: high) / shareAbove(2, spread.standardised, among: low)
    #expect(ratio > 0.5 && ratio < 2)
  }

  @Test func aContrastComesBackAsItWas() {
    let (contrasts, levels) = honest(seed: 2)
    let spread = ContrastSpread(contrasts, levels: levels)
    for i in stride(from: 0, to: rows, by: 97) {
      for j in 0..<criteria {
        #expect(abs(spread.contrast(spread.standardised[j][i], row: i) - contrasts[j][i]) < 1e-12)
      }
    }
  }

  @Test func withoutNumbersNothingIsSpread() {
    let none = [[Double]](repeating: [.nan, .nan], count: 3)
    let spread = ContrastSpread(none, levels: [0, 1])
    #expect(spread.standardised.allSatisfy { $0.allSatisfy(\.isNaN) })
    #expect(spread.contrast(1.5, row: 0) == 1.5)
    #expect(ContrastSpread([], levels: []).standardised.isEmpty)
  }
}
