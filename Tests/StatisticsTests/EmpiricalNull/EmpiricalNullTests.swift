import Foundation
import Statistics
import Testing

struct EmpiricalNullTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let name: String
    /// Centre, standard deviation, proportion.
    let likelihood: [Double]
    let likelihoodErrors: [Double]
    let matching: [Double]
    /// The expected local false discovery rate of the values that do not follow the null.
    let expectedRate: Double
    var testDescription: String { name }
  }

  // R 4.2.2, locfdr 1.1-8: locfdr(z, plot = 0), fp0 and Efdr. Likelihood to 1e-6 (locfdr damps its Newton steps and stops
  // at 1e-5 in the natural parameters), its standard errors to 1e-5 relative, central matching to 1e-8.
  static let references = [
    Reference(
      name: "hivdata", likelihood: [-0.115971114125012, 0.753736496262032, 0.934174673874913],
      likelihoodErrors: [0.0122838514868839, 0.0148310005222911, 0.0089338646596725],
      matching: [-0.0830390771406343, 0.71176630494565, 0.894938035290642], expectedRate: 0.42587165573518),
    Reference(
      name: "lfdrsim", likelihood: [0.0591360877607826, 1.00598987041537, 0.92793692483922],
      likelihoodErrors: [0.0285321524730528, 0.0297000340955541, 0.0112170487495435],
      matching: [0.0113765054151992, 0.965766760669938, 0.908318708127209], expectedRate: 0.197303821774726),
  ]

  @Test(arguments: references) func agreesWithLocfdr(_ reference: Reference) throws {
    let z = try Fixture("\(reference.name)_z.csv").numbers("z")
    let rate = try LocalFalseDiscoveryRate(z)
    let null = rate.null
    let found = [null.center, null.standardDeviation, null.proportion]
    #expect(largestDifference(found, reference.likelihood) < 1e-6)
    #expect(largestRelativeDifference(null.standardErrors ?? [], reference.likelihoodErrors) < 1e-5)
    let matched = try EmpiricalNull.centralMatching(z, density: rate.density)
    let matching = [matched.center, matched.standardDeviation, matched.proportion]
    #expect(largestDifference(matching, reference.matching) < 1e-8)
    #expect(matched.standardErrors == nil)
    let expected = rate.density.expected
    let other = zip(rate.rates, expected).map { (1 - $0) * $1 }
    let expectedRate = zip(other, rate.rates).reduce(0) { $0 + $1.0 * $1.1 } / other.reduce(0, +)
    #expect(abs(expectedRate - reference.expectedRate) < 1e-6)
  }

  // The same calls; local false discovery rates of the first 40 values, to 1e-6.
  @Test(arguments: references) func ratesAgreeWithLocfdr(_ reference: Reference) throws {
    let z = try Fixture("\(reference.name)_z.csv").numbers("z")
    let rate = try LocalFalseDiscoveryRate(z)
    let expected = try Fixture("locfdr_rates.csv").numbers(reference.name)
    #expect(largestDifference(z.prefix(40).map(rate.rate), expected) < 1e-6)
  }

  @Test func normalValuesGiveTheirOwnNull() throws {
    var stream = RandomStream(seed: 51)
    let z = (0..<6000).map { _ in 0.4 + 1.3 * stream.normal() }
    let null = try EmpiricalNull.maximumLikelihood(z)
    let errors = try #require(null.standardErrors)
    #expect(abs(null.center - 0.4) < 4 * errors[0])
    #expect(abs(null.standardDeviation - 1.3) < 4 * errors[1])
    #expect(abs(null.proportion - 1) < 4 * errors[2])
  }

  @Test func nullsFollowUnitsAndShifts() throws {
    var stream = RandomStream(seed: 53)
    let z = (0..<3000).map { $0 < 200 ? 4 + stream.normal() : stream.normal() }
    let moved = z.map { 10 - 2 * $0 }
    let (a, b) = (try LocalFalseDiscoveryRate(z), try LocalFalseDiscoveryRate(moved))
    #expect(abs(10 - 2 * a.null.center - b.null.center) < 1e-8)
    #expect(abs(2 * a.null.standardDeviation - b.null.standardDeviation) < 1e-8)
    #expect(abs(a.null.proportion - b.null.proportion) < 1e-8)
    #expect(zip(z, moved).allSatisfy { abs(a.rate(at: $0) - b.rate(at: $1)) < 1e-3 })
  }

  @Test func aShiftedTailIsFound() throws {
    var stream = RandomStream(seed: 57)
    let z = (0..<4000).map { $0 < 300 ? 5 + 0.5 * stream.normal() : stream.normal() }
    let rate = try LocalFalseDiscoveryRate(z + [.nan])
    #expect(rate.rate(at: 0) == 1)
    #expect(rate.rate(at: 5) < 0.01)
    #expect(rate.rate(at: 99) == rate.rates.last)
    #expect(rate.rate(at: -99) == rate.rates.first)
    #expect(rate.rate(at: .nan).isNaN)
    #expect(abs(rate.density.expected.reduce(0, +) - 4000) < 1e-3)
    #expect(rate.density.counts.reduce(0, +) == 4000)
  }

  @Test func refusesWhatHasNoBell() {
    #expect(throws: FitError.noSpread) { try SplineDensity([2, 2, 2, 2]) }
    #expect(throws: FitError.noSpread) { try EmpiricalNull.maximumLikelihood([0, 1, 1, 1, 1, 1, 9]) }
    #expect(throws: FitError.tooFewObservations(found: 2, needed: 3)) { try EmpiricalNull.maximumLikelihood([1, 2]) }
    let right = (0..<30_000).map { pow((Double($0) + 0.5) / 30_000, 0.9) }
    let hollow = right.map { -$0 } + right
    #expect(throws: FitError.notConverged(iterations: 200)) { try EmpiricalNull.maximumLikelihood(hollow) }
  }
}
