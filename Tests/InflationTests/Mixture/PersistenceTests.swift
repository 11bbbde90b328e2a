import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct PersistenceTests {
  /// A year after one that is known for sure: what of each row, with the ratios of residuals raised by three.
  private func year(_ rows: Int, again: Double, anew: Double, seed: UInt64) -> (
    precedents: [Persistence.Precedent?], ratios: [Double], raised: [Bool]
  ) {
    var random = RandomStream(seed: seed)
    var (precedents, ratios, raised): ([Persistence.Precedent?], [Double], [Bool]) = ([], [], [])
    for _ in 0..<rows {
      let before = random.uniform() < 0.1
      let now = random.uniform() < (before ? again : anew)
      let z = random.normal() + (now ? 3 : 0)
      precedents.append(.init(years: 1, excess: (before ? 1 : 0) - 0.1))
      ratios.append(exp(3 * z - 4.5))
      raised.append(now)
    }
    return (precedents, ratios, raised)
  }

  private func chain(_ year: (precedents: [Persistence.Precedent?], ratios: [Double], raised: [Bool]))
    -> Persistence
  {
    Persistence(
      year.precedents, ratios: year.ratios, weights: year.ratios.map { _ in 1 }, share: 0.1)
  }

  @Test func theCorrelationOfAChainIsFoundFromBelow() {
    // P(over | over) = 0.55 and P(over | not) = 0.05: ρ = 0.5.
    let correlation = chain(year(6000, again: 0.55, anew: 0.05, seed: 1)).correlation
    #expect(correlation < 0.5)
    #expect(correlation > 0.38)
  }

  @Test func aChainThatForgetsIsMostlyTakenForOne() {
    // A one-sided 95 % bound: more than three of twenty lie above 0 in less than one of sixty such tests.
    let bounds = (0..<20).map { chain(year(2000, again: 0.1, anew: 0.1, seed: 10 + $0)).correlation }
    #expect(bounds.count { $0 > 0 } <= 3)
    #expect(bounds.allSatisfy { $0 < 0.1 })
  }

  @Test func theOddsOfHonestRowsHaveTheMeanOne() {
    let rows = year(20_000, again: 0.55, anew: 0.05, seed: 2)
    let known = chain(rows)
    let odds = zip(rows.precedents, rows.raised).filter { !$0.1 }.map { known.odds($0.0) }
    #expect(abs(odds.reduce(0, +) / Double(odds.count) - 1) < 0.05)
    #expect(known.odds(nil) == 1)
  }

  @Test func yearsBetweenWearItOff() {
    let known = chain(year(6000, again: 0.55, anew: 0.05, seed: 3))
    let odds = (1...4).map { known.odds(.init(years: $0, excess: 0.9)) }
    #expect(odds == odds.sorted(by: >))
    #expect(odds.allSatisfy { $0 > 1 })
  }
}
