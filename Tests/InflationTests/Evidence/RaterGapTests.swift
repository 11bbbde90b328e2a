import Foundation
import Testing

@testable import Inflation

@Suite struct RaterGapTests {
  private func gap(_ own: [Double], _ other: [Double], step: Double) -> Double? {
    RaterGap.Cells(zip(own, other).map { ($0, $1, step) }).gap
  }

  @Test func itIsTheDifferenceOfTheLogitsOfTheMeans() throws {
    let found = try #require(gap([0.8, 0.6, 0.7], [0.6, 0.6, 0.3], step: 0.1))
    // Half of a step on one of three criteria: 0.1 / 6.
    let half = 0.1 / 6
    let expected = log((0.7 + half) / (0.3 + half)) - log((0.5 + half) / (0.5 + half))
    #expect(abs(found - expected) < 1e-12)
  }

  @Test func takingBackManyAnswersIsFurtherThanOne() throws {
    let own = [Double](repeating: 1, count: 18) + [0, 0]
    func taken(_ count: Int) throws -> Double {
      try #require(gap(own, (0..<20).map { $0 < count ? 0 : own[$0] }, step: 1))
    }
    let gaps = try [1, 4, 12].map(taken)
    #expect(gaps[0] > 0 && gaps[1] > 3 * gaps[0] && gaps[2] > 2 * gaps[1])
  }

  @Test func cellsThatAreNoNumbersDoNotCountAndEqualOnesSayNothing() throws {
    let with = try #require(gap([0.8, .nan, 0.7], [0.6, 0.2, 0.3], step: 0.1))
    let without = try #require(gap([0.8, 0.7], [0.6, 0.3], step: 0.1))
    #expect(with == without)
    #expect(gap([0.8, 0.7], [0.8, 0.7], step: 0.1) == nil)
    #expect(gap([], [], step: 0.1) == nil)
  }
}
