import Foundation
import Testing

@testable import Inflation

@Suite struct LowRatingEvidenceTests {
  /// A Bayes factor of ten thousand, and a twentieth of a unit for each row.
  private func asked(_ rows: Double) -> Double { log(10_000) + 0.05 * rows }

  @Test(arguments: [0, 40, 500] as [Double]) func underRatingHasToExplainDecisivelyMore(rows: Double) {
    #expect(LowRatingEvidence(gain: asked(rows) + 0.01, rows: rows).lowRatings == .underRating)
    #expect(LowRatingEvidence(gain: asked(rows) - 0.01, rows: rows).lowRatings == .habit)
  }

  @Test(arguments: [0, 40, 500] as [Double]) func halfOfWhatIsAskedLeavesItOpen(rows: Double) {
    #expect(LowRatingEvidence(gain: asked(rows) - 0.01, rows: rows).isOpen)
    #expect(LowRatingEvidence(gain: asked(rows) / 2 + 0.01, rows: rows).isOpen)
    #expect(!LowRatingEvidence(gain: asked(rows) / 2 - 0.01, rows: rows).isOpen)
    #expect(!LowRatingEvidence(gain: asked(rows) + 0.01, rows: rows).isOpen)
  }

  @Test func nothingSeenIsHabitAndNotOpen() {
    #expect(LowRatingEvidence().lowRatings == .habit)
    #expect(!LowRatingEvidence().isOpen)
  }

  @Test func yearsAddUp() {
    let years = [4.0, 6, 5].map { LowRatingEvidence(gain: $0, rows: 20) }
    #expect(years.allSatisfy { $0.lowRatings == .habit })
    let all = years.reduce(LowRatingEvidence()) { $0 + $1 }
    #expect(all.gain == 15)
    #expect(all.rows == 60)
    #expect(all.lowRatings == .underRating)
  }
}
