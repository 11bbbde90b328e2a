import Calibration
import Evaluation
import Foundation
import Statistics
import Testing

/// The reliability of ratings from repeated ones, on worlds whose noise is known.
@Suite struct RatingReliabilityTests {
  private static let noise = [0.3, 0.5, 0.7, 1.0, 0.4, 0.6]
  private static let weights = [30.0, 25, 20, 15, 10, 0]
  /// 1/(1 + noise²).
  private static var truth: [Double] { noise.map { 1 / (1 + $0 * $0) } }

  /// Six criteria with true values of variance 1 each and noise of their own; further ratings of some kind, which take a
  /// share of the self-rating over.
  private func study(second: Rater, times: Int, leaning: Double = 0, units: Int = 2000, seed: UInt64) -> Study {
    var random = RandomStream(seed: seed, 82)
    let p = Self.noise.count
    let codes = (0..<units).map { "u\($0)" }
    var (unit, rater, id) = ([Int](), [Rater](), [String]())
    var points = [[Double]](repeating: [], count: p)
    var outcomes = [[Double]](repeating: [], count: 5)
    func add(_ i: Int, _ who: Rater, _ name: String, _ values: [Double]) {
      unit.append(i)
      rater.append(who)
      id.append(name)
      for j in 0..<p { points[j].append(min(20, max(0, 20 * (0.5 + 0.08 * values[j])))) }
    }
    for i in 0..<units {
      let common = random.normal()
      let value = (0..<p).map { _ in 0.5.squareRoot() * (common + random.normal()) }
      func rated() -> [Double] { (0..<p).map { value[$0] + Self.noise[$0] * random.normal() } }
      let own = rated()
      add(i, .selfRating, second == .selfRating ? "1" : "", own)
      for time in 0..<times {
        add(i, second, "\(time + 2)", zip(rated(), own).map { (1 - leaning) * $0 + leaning * $1 })
      }
      let quality = zip(Self.weights, value).reduce(0) { $0 + $1.0 * $1.1 } / 60 + 0.5 * random.normal()
      for k in 0..<5 { outcomes[k].append(quality + 0.7 * random.normal()) }
    }
    let framework = Framework(
      code: "f", version: "1", criteria: (0..<p).map { Criterion(code: "C\($0)", maxPoints: 20, step: 0.001) },
      levels: [Level(code: "all", atLeast: 0)], indicators: (0..<5).map { Indicator(code: "Y\($0)") })
    return Study(
      slug: "s", frameworks: FrameworkTimeline(framework),
      units: Units(
        codes: codes, names: codes, types: ["T"], type: codes.map { _ in 0 }, parents: (0..<40).map { "d\($0)" },
        parent: codes.indices.map { $0 % 40 }),
      ratings: Ratings(
        criteria: framework.criteria.map(\.code), unit: unit, year: unit.map { _ in 2024 }, rater: rater,
        points: points,
        raterID: id),
      indicators: IndicatorValues(
        codes: (0..<5).map { "Y\($0)" }, unit: Array(codes.indices), year: codes.map { _ in 2024 }, values: outcomes))
  }

  private func calibrated(_ study: Study) throws -> TypeCalibration {
    let panel = try #require(Panel(study))
    let result = calibrateWeights(
      panel: panel, outcomes: OutcomeModel.fit(panel), framework: study.frameworks.latest, settings: study.settings,
      options: CalibrationOptions(replicates: 20))
    return try #require(result.types.first)
  }

  /// The standard error of a reliability from 2,000 units is about 0.03.
  @Test(arguments: 1...3) func twoPeersTellTheReliability(seed: UInt64) throws {
    let type = try calibrated(study(second: .peer, times: 2, seed: seed))
    #expect(type.reliabilities.allSatisfy { $0.source == .raters })
    for (found, truth) in zip(type.reliabilities, Self.truth) {
      #expect(abs((found.value ?? 0) - truth) < 0.12)
    }
  }

  /// The mean of two ratings has reliability 2r/(1 + r), r that of one.
  @Test(arguments: 1...3) func aRetestTellsTheReliabilityOfTheMean(seed: UInt64) throws {
    let type = try calibrated(study(second: .selfRating, times: 1, seed: seed))
    #expect(type.reliabilities.allSatisfy { $0.source == .retest })
    for (found, truth) in zip(type.reliabilities, Self.truth) {
      #expect(abs((found.value ?? 0) - 2 * truth / (1 + truth)) < 0.08)
    }
  }

  /// Superiors that lean on the self-rating never make too much of the noise.
  @Test func leaningSuperiorsMakeTooLittleOfTheNoise() throws {
    let type = try calibrated(study(second: .superior, times: 2, leaning: 0.5, seed: 4))
    for (found, truth) in zip(type.reliabilities, Self.truth) { #expect((found.value ?? 0) > truth - 0.05) }
  }

  @Test func withoutASecondRaterOnlyBoundsAreKnown() throws {
    let type = try calibrated(study(second: .peer, times: 0, units: 400, seed: 5))
    #expect(type.reliabilities.allSatisfy { $0.value == nil && $0.source == .bound })
  }

  /// Taking the noise out brings the points nearer to the planted ones, in the mean of six studies.
  @Test func correctedPointsAreNearerToTheTruth() throws {
    var (corrected, uncorrected) = (0.0, 0.0)
    let total = Self.weights.reduce(0, +)
    for seed in UInt64(11)...16 {
      let type = try calibrated(study(second: .peer, times: 2, seed: seed))
      let truth = Self.weights.map { $0 * 120 / total }
      corrected += zip(type.pointsCalibrated, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      uncorrected += zip(type.pointsUncorrected, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    #expect(corrected < 0.8 * uncorrected, "\(corrected) against \(uncorrected)")
  }
}
