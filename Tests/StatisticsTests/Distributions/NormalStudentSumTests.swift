import Statistics
import Testing

@Suite struct NormalStudentSumTests {
  /// Quantiles by numerical convolution: Python 3.11, SciPy 1.17.1, `brentq` of `quad(norm.cdf((x - sqrt(O) u)/sqrt(V)) *
  /// t.pdf(u, K))`; relative tolerance 5e-4, the midpoint rule's.
  @Test(arguments: [
    (1.0, 0.05, 1.0, 0.95, 2.26931), (1, 0.05, 1, 0.975, 3.28806), (1, 1, 1, 0.95, 6.47212),
    (1, 25, 1, 0.95, 31.59969), (1, 1, 2, 0.95, 3.35128), (1, 25, 2, 0.975, 21.5763), (1, 0.05, 5, 0.975, 2.0405),
    (0, 1, 5, 0.95, 2.01505),
  ])
  func quantilesAreThoseOfTheConvolution(
    variance: Double, scaleSquared: Double, degreesOfFreedom: Double, probability: Double, expected: Double
  ) {
    let sum = NormalStudentSum(
      normalVariance: variance, studentScaleSquared: scaleSquared, degreesOfFreedom: degreesOfFreedom)
    let found = sum.quantile(probability)
    #expect(abs(found / expected - 1) < 5e-4)
    #expect(abs(sum.quantile(1 - probability) + found) < 1e-9)
    #expect(abs(sum.cumulative(found) - probability) < 1e-12)
  }

  @Test func withoutAnEstimatedPartItIsTheNormal() {
    let sum = NormalStudentSum(normalVariance: 4, studentScaleSquared: 0, degreesOfFreedom: 1)
    #expect(abs(sum.quantile(0.95) - 2 * NormalDistribution.standard.quantile(0.95)) < 1e-9)
  }

  @Test func withoutAnyVarianceItIsNought() {
    let sum = NormalStudentSum(normalVariance: 0, studentScaleSquared: 0, degreesOfFreedom: 3)
    #expect(sum.quantile(0.95) == 0)
    #expect(sum.cumulative(-1) == 0 && sum.cumulative(0) == 1)
  }
}
