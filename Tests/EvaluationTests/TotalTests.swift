import Evaluation
import Testing

@Suite struct TotalTests {
  @Test func whatDoesNotApplyIsReweighted() {
    let total = Total(points: [5, Points.notApplicable, 10], maxima: [10, 40, 10])
    #expect(total.share == 75)
    #expect(total.coverage == 1)
  }

  @Test func whatIsMissingLowersTheCoverage() {
    let total = Total(points: [5, Points.missing], maxima: [10, 30])
    #expect(total.share == 50)
    #expect(total.coverage == 0.25)
    #expect(total.isPartial)
  }

  @Test func nothingRatedHasNoShare() {
    #expect(Total(points: [Points.missing], maxima: [10]).share.isNaN)
  }
}
