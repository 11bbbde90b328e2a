import Statistics
import Testing

@Suite struct DistributionTests {
  @Test func quantileInvertsTheCumulative() {
    #expect(abs(NormalDistribution.standard.quantile(0.975) - 1.959963984540054) < 1e-14)
  }
}
