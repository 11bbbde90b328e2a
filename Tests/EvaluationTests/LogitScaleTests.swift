import Evaluation
import Testing

@Suite struct LogitScaleTests {
  @Test(arguments: [0, 0.05, 0.3, 0.5, 0.95, 1])
  func theShareComesBack(share: Double) {
    let scale = LogitScale(step: 0.05)
    #expect(abs(scale.share(scale.logit(share)) - share) < 1e-12)
  }

  @Test func halfAStepKeepsTheEndsFinite() {
    let scale = LogitScale(step: 0.1)
    #expect(abs(scale.logit(1) - 3.044_522_437_723_423) < 1e-12)  // log 21
    #expect(scale.logit(0) == -scale.logit(1))
  }

  @Test func theStepIsTheSmallestSpacing() {
    let criterion = Criterion(code: "A", maxPoints: 10)
    let scale = LogitScale(criterion: criterion, shares: [0.5, 0.55, 1, .nan, .infinity, 0.5])
    #expect(abs(scale.step - 0.05) < 1e-9)
  }
}
