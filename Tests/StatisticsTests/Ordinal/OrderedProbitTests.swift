import Foundation
import Statistics
import Testing

@Suite struct OrderedProbitTests {
  /// Satisfaction by influence on management of 1,681 tenants (Madsen 1976; MASS::housing). Reference: statsmodels 0.15.0,
  /// OrderedModel(distr="probit"), scripts/reference/ordered_probit.py; tolerance 1e-6, that of its optimiser.
  @Test func housingAgreesWithStatsmodels() throws {
    let counts = [[282, 170, 175], [206, 189, 264], [79, 87, 229]]
    var levels: [Int] = []
    var x: [Double] = []
    for (influence, row) in counts.enumerated() {
      for (level, count) in row.enumerated() {
        levels += [Int](repeating: level, count: count)
        x += [Double](repeating: Double(influence), count: count)
      }
    }
    let fit = try OrderedProbit(levels: levels, x: x)
    #expect(abs(fit.slope - 0.37676837884138364) < 1e-6)
    #expect(abs(fit.cutpoints[0] + 0.11417530713812751) < 1e-6)
    #expect(abs(fit.cutpoints[1] - 0.5938858595321848) < 1e-6)
    #expect(abs(fit.logLikelihood + 1772.226228132628) < 1e-6)
    #expect(abs(fit.slopeError - 0.03709240523178354) < 1e-6)
  }

  /// Planted thresholds are found within their standard errors: the mean of z² over 200 samples is near 1.
  @Test func plantedThresholdsAreFoundAsSurelyAsIsSaid() throws {
    let planted = [50.0, 70, 85]
    var squares = 0.0
    for seed in 0..<200 {
      var random = RandomStream(seed: 11, UInt64(seed))
      let x = (0..<400).map { _ in 70 + 12 * random.normal() }
      let levels = x.map { value -> Int in
        let seen = value + 6 * random.normal()
        return planted.count { seen >= $0 }
      }
      let fit = try OrderedProbit(levels: levels, x: x)
      for (k, threshold) in planted.enumerated() {
        let z = (fit.thresholds[k] - threshold) / fit.thresholdErrors[k]
        squares += z * z
      }
    }
    #expect((0.85...1.2).contains(squares / 600), "\(squares / 600)")
  }

  @Test func shiftingAndScalingTheQuantityMovesTheThresholdsAlong() throws {
    var random = RandomStream(seed: 4)
    let x = (0..<300).map { _ in random.normal() }
    let levels = x.map { value in [-0.5, 0.4].count { value + random.normal() >= $0 } }
    let fit = try OrderedProbit(levels: levels, x: x)
    let other = try OrderedProbit(levels: levels, x: x.map { 100 + 10 * $0 })
    for k in 0..<2 {
      #expect(abs(other.thresholds[k] - (100 + 10 * fit.thresholds[k])) < 1e-6)
      #expect(abs(other.thresholdErrors[k] - 10 * fit.thresholdErrors[k]) < 1e-6)
    }
    #expect(abs(fit.probabilities(at: 0.3).reduce(0, +) - 1) < 1e-12)
  }

  @Test func whatCannotBeFittedIsRefused() {
    #expect(throws: FitError.noSpread) { try OrderedProbit(levels: [0, 0, 0], x: [1, 2, 3]) }
    #expect(throws: FitError.noSpread) { try OrderedProbit(levels: [0, 2, 2], x: [1, 2, 3]) }
    #expect(throws: FitError.noSpread) { try OrderedProbit(levels: [0, 1, 1], x: [2, 2, 2]) }
    #expect(throws: FitError.self) { try OrderedProbit(levels: [0, 0, 1, 1], x: [1, 2, 3, 4]) }
  }
}
