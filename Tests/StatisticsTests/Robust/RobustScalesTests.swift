import Statistics
import Testing

struct RobustScalesTests {
  struct Reference: Sendable {
    let values: [Double]
    let qn: Double
    let sn: Double
    let tau: (location: Double, scale: Double)
    let huber: Double
  }

  // R 4.2.2, robustbase 0.95-0: Qn(x), Sn(x), scaleTau2(x, mu.too = TRUE), huberM(x)$mu with their defaults; x =
  // MASS::chem, MASS::abbey, five numbers, ten numbers with ties. Scales to 1e-9 relative, huberM to 1e-5, its own limit.
  static let references = [
    Reference(
      values: [
        2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2, 3.5,
        3.6, 3.7, 3.7,
      ], qn: 0.63303377199571, sn: 0.799042, tau: (3.26806643900596, 0.625300586457739), huber: 3.20672412964352),
    Reference(
      values: [
        5.2, 6.5, 6.9, 7, 7, 7, 7.4, 8, 8, 8, 8, 8.5, 9, 9, 10, 11, 11, 12, 12, 13.7, 14, 14, 14, 16, 17, 17, 18, 24,
        28, 34, 125,
      ], qn: 4.22981297940291, sn: 4.9130365448505, tau: (10.3978173977879, 4.88754121714255), huber: 11.5513600395251),
    Reference(
      values: [1, 2, 3, 4, 100], qn: 1.8729763514, sn: 3.2224052, tau: (2.62683271506801, 1.74409737259073),
      huber: 3.05597428352),
    Reference(
      values: [7, 7, 7, 7, 7.5, 8, 8, 9, 9.5, 10], qn: 0.7990457398, sn: 1.1926,
      tau: (7.76184406487339, 1.14234923981127), huber: 7.9631024826),
  ]

  @Test(arguments: references) func agreesWithRobustbase(_ reference: Reference) {
    let tau = tauScale(reference.values)
    #expect(abs(qnScale(reference.values) / reference.qn - 1) < 1e-9)
    #expect(abs(snScale(reference.values) / reference.sn - 1) < 1e-9)
    #expect(abs(tau.location / reference.tau.location - 1) < 1e-9)
    #expect(abs(tau.scale / reference.tau.scale - 1) < 1e-9)
    #expect(abs(huberLocation(reference.values) / reference.huber - 1) < 1e-5)
  }

  @Test func qnIsTheOrderStatisticOfAllDistances() {
    var stream = RandomStream(seed: 97)
    for count in [2, 3, 7, 20, 41] {
      let values = (0..<count).map { _ in (8 * stream.normal()).rounded() / 8 }
      let distances = values.indices.flatMap { i in (0..<i).map { abs(values[i] - values[$0]) } }.sorted()
      let half = count / 2 + 1
      let expected = distances[half * (half - 1) / 2 - 1]
      let unit = qnScale((0..<count).map(Double.init))
      let unitDistances = (0..<count).flatMap { i in (0..<i).map { Double(i - $0) } }.sorted()
      let factor = unit / unitDistances[half * (half - 1) / 2 - 1]
      #expect(abs(qnScale(values) - factor * expected) < 1e-12)
    }
  }

  @Test func scalesEstimateTheStandardDeviationOfNormalValues() {
    var stream = RandomStream(seed: 101)
    let values = (0..<1_500).map { _ in 10 + 3 * stream.normal() }
    for scale in [qnScale(values), snScale(values), tauScale(values).scale, medianAbsoluteDeviation(values)] {
      #expect(abs(scale - 3) < 0.25)
    }
    #expect(abs(huberLocation(values) - 10) < 0.3)
    #expect(abs(tauScale(values).location - 10) < 0.3)
  }

  @Test func aThirdOfGrossValuesDoesNotCarryThemAway() {
    var stream = RandomStream(seed: 103)
    let values = (0..<300).map { $0 < 100 ? 1e6 : stream.normal() } + [.nan]
    for scale in [qnScale(values), snScale(values), tauScale(values).scale] { #expect(scale < 5) }
    #expect(abs(huberLocation(values)) < 3)
  }

  @Test func tooFewOrEqualValues() {
    #expect(qnScale([1]).isNaN)
    #expect(snScale([.nan, 1]).isNaN)
    #expect(qnScale([2, 2, 2]) == 0)
    #expect(snScale([2, 2, 2]) == 0)
    #expect(tauScale([2, 2, 2]) == (2, 0))
    #expect(huberLocation([2, 2, 2]) == 2)
  }
}
