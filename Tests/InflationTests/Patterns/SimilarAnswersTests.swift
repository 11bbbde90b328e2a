import Testing

@testable import Inflation

@Suite struct SimilarAnswersTests {
  @Test func independentAnswersHaveUniformPValues() {
    var below = [0.05: 0, 0.5: 0]
    for seed in 1...4 {
      let pValues = SyntheticAnswers(units: 800, appraisers: 20, seed: UInt64(seed)).similar().pValues
      for level in below.keys { below[level]? += pValues.count { $0 <= level } }
    }
    // Of 3,200 units 160 and 1,600 are expected; best partners of neighbours depend on each other, so that the spread
    // is wider than a binomial number's: four times 12 and 28 are allowed.
    #expect(abs(Double(below[0.05] ?? 0) - 160) < 50)
    #expect(abs(Double(below[0.5] ?? 0) - 1600) < 250)
  }

  @Test func answersTakenOverAreFoundAndTheirModelNamed() throws {
    var answers = SyntheticAnswers(units: 800, appraisers: 20, seed: 11)
    answers.takeOver(5, from: 17, but: [0, 3])
    answers.takeOver(405, from: 417, but: [1, 2, 3, 4, 5, 6])
    let similar = answers.similar()
    for (unit, model) in [(5, 17), (405, 417)] {
      let partner = try #require(similar.partners[unit])
      #expect(partner.row == model)
      #expect(partner.compared == 20)
      #expect(partner.same >= (unit == 5 ? 18 : 14))
      #expect(similar.pValues[unit] < 1e-4)
    }
  }

  @Test func whatAWholeGroupWritesCountsForNothing() {
    var answers = SyntheticAnswers(units: 800, appraisers: 20, seed: 12)
    for unit in 0..<40 {
      for j in 0..<8 { answers.shares[j][unit] = 0.4 }
    }
    let similar = answers.similar()
    #expect(similar.pValues[..<40].count { $0 < 0.001 } == 0)
  }

  @Test func anAppraiserOfThousandsIsSearchedByKeys() {
    var answers = SyntheticAnswers(units: 2_400, appraisers: 2, seed: 13)
    let pairs = (0..<20).map { ($0 * 50, $0 * 50 + 25) }
    for (unit, model) in pairs { answers.takeOver(unit, from: model, but: [7, 13]) }
    let similar = answers.similar()
    #expect(pairs.count { similar.partners[$0.0]?.row == $0.1 } >= 18)
  }

  @Test func theSameForAnyNumberOfThreads() {
    let answers = SyntheticAnswers(units: 300, appraisers: 7, seed: 14)
    #expect(answers.similar(threads: 1).pValues == answers.similar(threads: 3).pValues)
  }

  @Test func unitsWithoutAPartnerHaveNone() {
    let answers = SyntheticAnswers(units: 5, appraisers: 5, seed: 15)
    let similar = answers.similar()
    #expect(similar.pValues.allSatisfy { $0.isNaN })
    #expect(similar.partners.allSatisfy { $0 == nil })
  }

  @Test func missingCellsAgreeWithNothing() {
    var answers = SyntheticAnswers(units: 60, appraisers: 2, seed: 16)
    for j in 0..<17 {
      answers.shares[j][0] = .nan
      answers.shares[j][1] = .nan
    }
    // Three cells in common are too few to say anything.
    #expect(answers.similar().pValues[0].isNaN)
  }
}
