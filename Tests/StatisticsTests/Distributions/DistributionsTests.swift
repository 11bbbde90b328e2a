import Foundation
import Statistics
import Testing

/// Values: scipy.stats 1.17.1 (pdf, logpdf, cdf, sf, ppf, isf), by scripts/reference/distributions.py; relative tolerances
/// as stated at each test.
@Suite struct DistributionsTests {
  static let tolerance = 1e-11

  func distribution(_ name: String, _ first: String, _ second: String) throws -> any ContinuousDistribution {
    let a = try #require(Double(first))
    switch name {
    case "normal": return NormalDistribution(mean: a, standardDeviation: try #require(Double(second)))
    case "studentT": return StudentT(degreesOfFreedom: a)
    case "chiSquared": return ChiSquared(degreesOfFreedom: a)
    case "fisherF": return FisherF(a, try #require(Double(second)))
    default: return BetaDistribution(a, try #require(Double(second)))
    }
  }

  func differs(_ value: Double, from expected: Double) -> Bool {
    !(abs(value - expected) <= Self.tolerance * abs(expected))
  }

  @Test func densitiesAndTailsAgreeWithSciPy() throws {
    let table = try Fixture("distributions.csv")
    #expect(table.rows.count > 100)
    for row in table.rows {
      let distribution = try distribution(row[0], row[1], row[2])
      let figures = row[3...].compactMap(Double.init)
      let x = figures[0]
      let values = [
        distribution.density(x), distribution.logDensity(x), distribution.cumulative(x), distribution.upperTail(x),
      ]
      #expect(figures.count == 5)
      for (value, expected) in zip(values, figures[1...]) {
        #expect(!differs(value, from: expected), "\(row) \(value)")
      }
    }
  }

  @Test func quantilesAgreeWithSciPy() throws {
    let table = try Fixture("distribution_quantiles.csv")
    #expect(table.rows.count > 100)
    for row in table.rows {
      let distribution = try distribution(row[0], row[1], row[2])
      let figures = row[3...].compactMap(Double.init)
      #expect(!differs(distribution.quantile(figures[0]), from: figures[1]), "\(row)")
      #expect(!differs(distribution.upperQuantile(figures[0]), from: figures[2]), "\(row)")
    }
  }

  @Test func infinitelyManyDegreesOfFreedomAreTheNormal() {
    let (t, normal) = (StudentT(degreesOfFreedom: .infinity), NormalDistribution.standard)
    for x in [-6, -0.4, 0, 2.5] {
      #expect(t.logDensity(x) == normal.logDensity(x))
      #expect(t.cumulative(x) == normal.cumulative(x))
      #expect(t.upperTail(x) == normal.upperTail(x))
    }
    #expect(t.quantile(0.3) == normal.quantile(0.3))
    let nearly = StudentT(degreesOfFreedom: 1e12)
    #expect(abs(nearly.logDensity(3) - normal.logDensity(3)) < 1e-10)
  }

  @Test func outsideTheSupportThereIsNothing() {
    let positive: [any ContinuousDistribution] = [
      ChiSquared(degreesOfFreedom: 3), FisherF(2, 5), BetaDistribution(2, 3),
    ]
    for distribution in positive {
      #expect(distribution.density(-1) == 0)
      #expect(distribution.logDensity(-1) == -.infinity)
      #expect(distribution.cumulative(-1) == 0)
      #expect(distribution.upperTail(-1) == 1)
    }
    #expect(BetaDistribution(2, 3).cumulative(1.5) == 1)
  }

  @Test func theEndsOfTheQuantileFunctionAreThoseOfTheSupport() {
    #expect(NormalDistribution.standard.quantile(0) == -.infinity)
    #expect(NormalDistribution.standard.upperQuantile(0) == .infinity)
    #expect(StudentT(degreesOfFreedom: 4).quantile(1) == .infinity)
    #expect(ChiSquared(degreesOfFreedom: 4).quantile(0) == 0)
    #expect(ChiSquared(degreesOfFreedom: 4).upperQuantile(0) == .infinity)
    #expect(BetaDistribution(2, 3).quantile(1) == 1)
  }

  @Test(arguments: [0, -1, .nan]) func impossibleParametersGiveNoFigure(parameter: Double) {
    let distributions: [any ContinuousDistribution] = [
      NormalDistribution(mean: 0, standardDeviation: parameter), StudentT(degreesOfFreedom: parameter),
      ChiSquared(degreesOfFreedom: parameter), FisherF(parameter, 3), FisherF(3, parameter),
      BetaDistribution(parameter, 2), BetaDistribution(2, parameter),
    ]
    for distribution in distributions {
      #expect(distribution.density(0.5).isNaN)
      #expect(distribution.logDensity(0.5).isNaN)
      #expect(distribution.cumulative(0.5).isNaN)
      #expect(distribution.upperTail(0.5).isNaN)
      #expect(distribution.quantile(0.5).isNaN)
    }
  }

  @Test(arguments: [-0.1, 1.1, .nan]) func whatIsNoProbabilityHasNoQuantile(p: Double) {
    let distributions: [any ContinuousDistribution] = [
      NormalDistribution.standard, StudentT(degreesOfFreedom: 3), ChiSquared(degreesOfFreedom: 3), FisherF(2, 3),
      BetaDistribution(2, 3),
    ]
    for distribution in distributions {
      #expect(distribution.quantile(p).isNaN)
      #expect(distribution.upperQuantile(p).isNaN)
    }
  }

  // Values: mpmath 1.3.0 at 30 digits, gammainc(a, 0, x, regularized=True) and loggamma.
  @Test func gammaAndBetaFunctionsAgreeWithMpmath() {
    #expect(!differs(regularizedGammaLower(2.5, 1), from: 0.15085496391539036))
    #expect(!differs(regularizedGammaUpper(40, 90), from: 1.148080380148278e-9))
    #expect(!differs(logGamma(0.1), from: 2.252712651734206))
    #expect(!differs(logBeta(3, 1e8), from: -54.568895081297151))
    #expect(!differs(logBeta(300, 500), from: -530.94820113822811))
  }
}
