import Evaluation
import Foundation
import Statistics
import Testing

@testable import Feedback

/// Level, coverage and power over simulated trials; `THUCCHAT_TRIALS=5000 scripts/test --filter PilotSimulationTests` for
/// the figures of the acceptance.
@Suite struct PilotSimulationTests {
  static let trials = ProcessInfo.processInfo.environment["THUCCHAT_TRIALS"].flatMap(Int.init) ?? 300

  struct Rates {
    var rejected = 0.0
    var covered = 0.0
    var width = 0.0
  }

  static func rates(_ scenario: SimulatedTrial, seed: UInt64, truth: Double) -> Rates {
    let results = concurrentMap(trials, threads: 2) { trial -> (Bool, Bool, Double) in
      let options = PilotOptions(draws: 999, seed: UInt64(trial) + 1)
      guard let found = analysePilot(scenario.draw(seed: seed, trial), options: options)?.effect else {
        return (false, false, .nan)
      }
      let covers = found.lower ?? -.infinity <= truth && truth <= found.upper ?? .infinity
      return (found.pValue <= 0.05, covers, (found.upper ?? .nan) - (found.lower ?? .nan))
    }
    return Rates(
      rejected: Double(results.count { $0.0 }) / Double(trials),
      covered: Double(results.count { $0.1 }) / Double(trials),
      width: results.reduce(0) { $0 + $1.2 } / Double(trials))
  }

  /// A percentage point at 5,000 trials; what chance does to fewer, at four standard errors.
  static var tolerance: Double { max(0.01, 4 * (0.05 * 0.95 / Double(trials)).squareRoot()) }

  static let scenarios: [(name: String, trial: SimulatedTrial)] = {
    var sized = SimulatedTrial.sevenSystems
    sized.hasSizes = true
    var small = SimulatedTrial.oneBlock
    (small.hasSizes, small.treatedAreSmall) = (true, true)
    var persistent = SimulatedTrial.oneBlock
    persistent.persistence = 0.9
    persistent.trendSpread = 0.3
    var varied = SimulatedTrial.oneBlock
    varied.effect = 3
    varied.effectSpread = 2
    return [
      ("seven systems", .sevenSystems), ("one block", .oneBlock), ("seven systems, sizes", sized),
      ("one block, small treated units", small),
      ("one block, trends", persistent), ("one block, effects that differ", varied),
    ]
  }()

  @Test(arguments: scenarios.indices)
  func levelAndCoverageAreKept(scenario: Int) {
    let (name, trial) = Self.scenarios[scenario]
    let rates = Self.rates(trial, seed: 1, truth: trial.effect)
    print("\(name): rejected \(rates.rejected), covered \(rates.covered), width \(rates.width)")
    if trial.effect == 0 { #expect(abs(rates.rejected - 0.05) <= Self.tolerance) }
    if trial.effectSpread == 0 { #expect(abs(rates.covered - 0.95) <= max(0.02, Self.tolerance)) }
  }

  /// A trial of 20 and 20 units finds the effect that is said to be detectable four times in five.
  @Test func detectableEffectsAreFound() throws {
    var large = SimulatedTrial(blocks: [(600, 600)])
    let spread = try #require(analysePilot(large.draw(seed: 3, 0), options: PilotOptions(draws: 99))).standardDeviation
    let size = DetectableEffect(standardDeviation: spread, degreesOfFreedom: 1198, confidence: 0.95, power: 0.8)
    large.blocks = [(20, 20)]
    large.effect = try #require(size.effect(treated: 20, others: 20))
    let rates = Self.rates(large, seed: 4, truth: large.effect)
    print("power at the detectable effect: \(rates.rejected)")
    #expect(abs(rates.rejected - 0.8) <= max(0.02, 4 * (0.8 * 0.2 / Double(Self.trials)).squareRoot()))
  }
}
