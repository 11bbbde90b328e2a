import Calibration
import Evaluation
import Statistics
import Testing

/// Points of described levels on worlds whose true points are known.
@Suite struct StepPointsTests {
  /// Units at four levels of A, stated at 0, 2, 4 and 6 points, and rated on B; quality is the worth of the level plus B.
  private func study(
    worth: [Double], units: Int, seed: UInt64, slopeOfRest: Double = 1, appraisers: Int = 30
  ) -> Study {
    var random = RandomStream(seed: seed, 81)
    let texts = ["none", "some", "most", "all"]
    let criteria = [
      Criterion(
        code: "A", maxPoints: 6,
        steps: zip([0.0, 2, 4, 6], texts).map { DescribedStep(points: $0, text: LocalizedText($1)) }),
      Criterion(code: "B", maxPoints: 10, step: 0.1),
    ]
    let framework = Framework(
      code: "f", version: "1", criteria: criteria, levels: [Level(code: "all", atLeast: 0)],
      indicators: (1...4).map { Indicator(code: "Y\($0)") })
    let codes = (0..<units).map { "u\($0)" }
    var (a, b, outcomes) = ([Double](), [Double](), [[Double]](repeating: [], count: 4))
    for _ in 0..<units {
      let common = random.normal()
      let level = [-0.8, 0, 0.8].count { 0.7 * common + 0.7 * random.normal() > $0 }
      let rest = min(1, max(0, 0.6 + 0.1 * common + 0.1 * random.normal()))
      let quality = worth[level] + slopeOfRest * 3 * rest + 0.7 * random.normal()
      a.append(2 * Double(level))
      b.append((100 * rest).rounded() / 10)
      for k in 0..<4 { outcomes[k].append(quality + random.normal()) }
    }
    return Study(
      slug: "s", frameworks: FrameworkTimeline(framework),
      units: Units(
        codes: codes, names: codes, types: ["T"], type: codes.map { _ in 0 },
        parents: (0..<appraisers).map { "d\($0)" }, parent: codes.indices.map { $0 % appraisers }),
      ratings: Ratings(
        criteria: ["A", "B"], unit: Array(codes.indices), year: codes.map { _ in 2024 },
        rater: codes.map { _ in .selfRating }, points: [a, b]),
      indicators: IndicatorValues(
        codes: (1...4).map { "Y\($0)" }, unit: Array(codes.indices), year: codes.map { _ in 2024 }, values: outcomes))
  }

  private func rows(_ study: Study, replicates: Int = 400) throws -> [StepRow] {
    let panel = try #require(Panel(study))
    return stepRows(
      panel: panel, outcomes: OutcomeModel.fit(panel), framework: study.frameworks.latest, settings: study.settings,
      replicates: replicates)
  }

  /// True shares of the way 0, 0.1, 0.2 and 1: over 24 studies of 600 units the points are met in the mean within four
  /// standard errors, and 95 % intervals hold the truth in 85 % and more of 48 cases (standard error 0.03).
  @Test func plantedPointsAreFoundAsSurelyAsIsSaid() throws {
    let truth = [0, 0.6, 1.2, 6]
    var (inside, sums, squares) = (0, [0.0, 0], [0.0, 0])
    for seed in UInt64(0)..<24 {
      let found = try rows(study(worth: truth.map { $0 / 3 }, units: 600, seed: seed), replicates: 200)
      #expect(found.map(\.pointsNow) == [0, 2, 4, 6])
      #expect(found[0].pointsCalibrated == 0 && found[3].pointsCalibrated == 6 && found[0].lower == nil)
      for k in 1...2 {
        let value = try #require(found[k].pointsCalibrated)
        let (lower, upper) = (try #require(found[k].lower), try #require(found[k].upper))
        #expect(lower <= value && value <= upper)
        if lower - 1e-9 <= truth[k], truth[k] <= upper + 1e-9 { inside += 1 }
        sums[k - 1] += value - truth[k]
        squares[k - 1] += (value - truth[k]) * (value - truth[k])
      }
    }
    #expect(Double(inside) / 48 > 0.85, "\(inside)")
    for k in 0..<2 {
      let (mean, spread) = (sums[k] / 24, (squares[k] / 24).squareRoot())
      #expect(abs(mean) < 0.4 && spread < 0.9, "level \(k + 2): \(mean), \(spread)")
    }
  }

  /// Where a higher level does worse than a lower one, the two get the same points.
  @Test func pointsNeverFall() throws {
    for seed in UInt64(1)...10 {
      let found = try rows(study(worth: [0, 1.5, 0.5, 2], units: 1500, seed: seed), replicates: 50)
      let points = try found.map { try #require($0.pointsCalibrated) }
      #expect(points == points.sorted())
      #expect(abs(points[1] - points[2]) < 1e-6)
    }
  }

  @Test func aLevelThatHardlyAnybodyHoldsIsLeftOpen() throws {
    var study = study(worth: [0, 1, 2, 3], units: 400, seed: 2)
    study.ratings.points[0] = study.ratings.points[0].map { $0 == 2 ? 4 : $0 }
    let found = try rows(study, replicates: 50)
    #expect(found[1].ratings == 0 && found[1].pointsCalibrated == nil)
    #expect(found[2].pointsCalibrated != nil && found.map(\.ratings).reduce(0, +) == 400)
  }

  @Test func withoutDescribedLevelsThereIsNothingToSay() throws {
    #expect(try rows(SmallWorld().make().study).isEmpty)
  }
}
