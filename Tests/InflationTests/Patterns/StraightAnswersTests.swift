import Testing

@testable import Inflation

@Suite struct StraightAnswersTests {
  @Test func independentAnswersHaveUniformPValues() {
    var below = 0
    for seed in 21...24 {
      below += SyntheticAnswers(units: 800, appraisers: 1, seed: UInt64(seed)).straight().pValues.count { $0 <= 0.05 }
    }
    // 160 of 3,200 are expected, with a standard deviation of 12.
    #expect(abs(Double(below) - 160) < 50)
  }

  @Test func oneShareThroughoutIsFound() throws {
    var answers = SyntheticAnswers(units: 800, appraisers: 1, seed: 25)
    for (unit, share) in [(3, 0.6), (4, 0.75), (5, 0.9)] {
      for j in answers.shares.indices { answers.shares[j][unit] = share }
    }
    let straight = answers.straight()
    for unit in 3...5 { #expect(straight.pValues[unit] < 1e-4) }
    let row = try #require(straight.rows[4])
    #expect(row == StraightAnswers.Row(share: 0.75, near: 20, present: 20))
  }

  @Test func fullMarksThroughoutSayNothing() {
    var answers = SyntheticAnswers(units: 200, appraisers: 1, seed: 26)
    for j in answers.shares.indices { answers.shares[j][0] = 1 }
    #expect(answers.straight().pValues[0].isNaN)
  }

  @Test func fullMarksThroughoutAreToldByHowSeldomTheyAre() {
    var answers = SyntheticAnswers(units: 199, appraisers: 1, seed: 28)
    for j in answers.shares.indices {
      for unit in [0, 7, 9] { answers.shares[j][unit] = 1 }
    }
    let fullMarks = answers.straight().fullMarks
    // Three of 199, and one more of either for the row itself.
    #expect([0, 7, 9].allSatisfy { abs(fullMarks[$0] - 0.02) < 1e-12 })
    #expect(fullMarks.count(where: \.isFinite) == 3)
  }

  @Test func distanceIsCountedBeyondHalfAStep() {
    #expect(StraightAnswers.distance([0.7, 0.725, 0.675], steps: [0.05, 0.05, 0.05]) == 0)
    let far = StraightAnswers.distance([0.5, 0.7, 0.9], steps: [0.1, 0.1, 0.1])
    // Two of three lie 0.2 away, half a step of which is 0.05.
    #expect(abs(far - 0.1) < 1e-6)
  }

  @Test func fourCriteriaAreTooFew() {
    let answers = SyntheticAnswers(units: 200, criteria: 4, appraisers: 1, seed: 27)
    #expect(answers.straight().pValues.allSatisfy { $0.isNaN })
  }
}
