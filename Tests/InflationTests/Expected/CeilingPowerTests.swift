import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct CeilingPowerTests {
  private static let least = 0.02

  /// Distances whose y under a power is a line in quality with normal errors; a share raised by two deviations.
  private func scale(power: Double, raised: Double = 0, count: Int = 3000, seed: UInt64) -> CeilingScale {
    var random = RandomStream(seed: seed)
    let truth = CeilingScale(power: power, typical: 1.5, least: Self.least)
    let middle = truth.value(1.5)
    let quality = (0..<count).map { _ in random.normal() }
    let distances = quality.map { m -> Double in
      let raise = random.uniform() < raised ? 0.7 : 0
      let y = middle + 0.2 * m + 0.35 * random.normal() + raise
      return max(1.5 + truth.logits(middle - y, from: 1.5), Self.least)
    }
    return CeilingPower(
      distances: distances, quality: quality, type: quality.map { $0 < 0.3 ? 0 : 1 }, typeCount: 2,
      honesty: quality.map { _ in 1 }, least: Self.least
    ).scale
  }

  @Test(arguments: [0.25, 0.5])
  func itFindsThePower(power: Double) {
    let found = scale(power: power, seed: 11).power
    #expect(found > power - 0.1 && found < power + 0.25)
  }

  @Test func anEvenlySpreadCompositeMostlyStaysAsItIs() {
    // The bound is wrong in one of twenty; more than six of forty has the probability 0.003.
    let bent = (1...40).count { !scale(power: 1, count: 500, seed: UInt64($0)).isLinear }
    #expect(bent <= 6)
  }

  @Test func raisedRatingsDoNotBendIt() {
    for seed in 1...5 { #expect(scale(power: 1, raised: 0.1, seed: UInt64(seed)).isLinear) }
  }

  /// A power of 0.25 in the better half by quality, one of 1.25 in the weaker one: of all rows together the power would be
  /// below 0.8.
  @Test func whatOneHalfDeniesIsNotTheScale() {
    var random = RandomStream(seed: 5)
    let (better, weaker) = (
      CeilingScale(power: 0.25, typical: 1.5, least: Self.least),
      CeilingScale(power: 1.25, typical: 1.5, least: Self.least)
    )
    let quality = (0..<3000).map { _ in random.normal() }
    let distances = quality.map { m -> Double in
      let error = 0.2 * m + 0.5 * random.normal()
      return max(1.5 + (m > 0 ? better : weaker).logits(-error, from: 1.5), Self.least)
    }
    func power(_ rows: [Int]) -> Double {
      CeilingPower(
        distances: rows.map { distances[$0] }, quality: rows.map { quality[$0] }, type: rows.map { _ in 0 },
        typeCount: 1, honesty: rows.map { _ in 1 }, least: Self.least
      ).scale.power
    }
    let rows = Array(quality.indices)
    #expect(power(rows.filter { quality[$0] > 0 }) < 0.5)
    #expect(power(rows) > 0.9)
  }

  @Test func fewRowsSayNothing() {
    let few = CeilingPower(
      distances: [1, 2, 0.1, 4], quality: [0, 1, -1, 2], type: [0, 0, 0, 0], typeCount: 1, honesty: [1, 1, 1, 1],
      least: Self.least)
    #expect(few.scale.isLinear)
  }
}
