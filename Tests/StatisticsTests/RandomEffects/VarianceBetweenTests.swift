import Statistics
import Testing

@Suite struct VarianceBetweenTests {
  @Test func twoFiguresOfOneError() {
    // Q = (4 + 4) / 2 = 4 on one degree of freedom, Σw − Σw²/Σw = 1/2: τ² = 6.
    let (variance, mean) = varianceBetween([1, 5], variances: [2, 2])
    #expect(abs(variance - 6) < 1e-12)
    #expect(abs(mean - 3) < 1e-12)
  }

  @Test func figuresWithinTheirErrorsAndSingleOnesHaveNone() {
    #expect(varianceBetween([1, 1.1, 0.9], variances: [1, 1, 1]).variance == 0)
    #expect(varianceBetween([4], variances: [1]).variance == 0)
  }

  @Test func aPreciseFigureDecidesTheMean() {
    #expect(abs(varianceBetween([0, 10], variances: [1e-6, 1]).mean) < 1e-4)
  }
}
