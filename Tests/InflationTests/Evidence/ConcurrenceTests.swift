import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct ConcurrenceTests {
  /// Rows of two appraisers, one of whom repeats most of what it is given; a tenth raised by three.
  private struct Study {
    var isRepeated: [Bool?] = []
    var group: [Int] = []
    var residuals: [Double] = []
    var honesty: [Double] = []
    var ratios: [Double] = []

    /// - Parameters:
    ///   - logOdds: by how much the log odds of being repeated move where a row is raised.
    ///   - slope: by how much they move with the residual of an honest row.
    init(rows: Int, logOdds: Double, slope: Double, seed: UInt64) {
      var random = RandomStream(seed: seed)
      for i in 0..<rows {
        let isRaised = random.uniform() < 0.1
        let noise = random.normal()
        let z = noise + (isRaised ? 3 : 0)
        let base = i.isMultiple(of: 2) ? 1.0 : -1
        let odds = exp(base + (isRaised ? logOdds : slope * noise))
        isRepeated.append(random.uniform() < odds / (1 + odds))
        group.append(i % 2)
        residuals.append(z)
        let ratio = exp(3 * z - 4.5)
        ratios.append(ratio)
        honesty.append(1 / (1 + ratio / 9))
      }
    }

    var concurrence: Concurrence {
      Concurrence(
        HonestRepetition(isRepeated, group: group, residuals: residuals, honesty: honesty), ratios: ratios,
        weights: ratios.map { _ in 1 }, share: 0.1)
    }
  }

  @Test func doubtOfRaisedRatingsIsFoundFromBelow() {
    let found = Study(rows: 6000, logOdds: -2, slope: 0, seed: 1).concurrence
    #expect(found.logOdds > -2)
    #expect(found.logOdds < -1.2)
  }

  @Test func whoConfirmsWhateverIsGivenSaysNothing() {
    let found = (0..<20).map { Study(rows: 2000, logOdds: 0, slope: 0, seed: 10 + $0).concurrence }
    // Either side is bounded at 95 %: of ten in a hundred, more than five of twenty come in one of a hundred such tests.
    #expect(found.count { $0.logOdds != 0 } <= 5)
    #expect(found.allSatisfy { abs($0.logOdds) < 0.5 })
  }

  @Test func doubtOfHonestNoiseIsNotTakenForDoubtOfRaisedRatings() {
    // A raised row is repeated as seldom as an honest one two deviations up: at its own height it says next to nothing.
    let study = Study(rows: 6000, logOdds: -2, slope: -1, seed: 2)
    let found = study.concurrence
    let high = study.residuals.indices.filter { study.residuals[$0] > 2 && study.residuals[$0] < 4 }
    let factors = high.map { found.factor(row: $0) }
    #expect(factors.allSatisfy { $0 < 1.5 && $0 > 0.4 })
  }

  @Test func theFactorsOfAnHonestRowHaveTheMeanOne() {
    let study = Study(rows: 4000, logOdds: -2, slope: -0.5, seed: 3)
    let found = study.concurrence
    let honest = study.residuals.indices.filter { study.honesty[$0] > 0.9 }
    let mean = honest.reduce(0) { $0 + found.factor(row: $1) } / Double(honest.count)
    #expect(abs(mean - 1) < 0.1)
  }

  @Test func nobodyRatedSaysNothing() {
    var study = Study(rows: 500, logOdds: -2, slope: 0, seed: 4)
    study.isRepeated[7] = nil
    #expect(study.concurrence.factor(row: 7) == 1)
  }
}
