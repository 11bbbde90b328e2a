import Calibration
import Evaluation
import Foundation
import Testing

/// datasets/judges under a fixed penalty, against scripts/reference/judges_weights.py (numpy 2.4.6, scipy 1.17.1:
/// adaptive quadrature for the outcome score, nnls for the programme); tolerance 1e-8 points.
@Suite struct JudgesTests {
  private static let expected: [(penalty: Double, points: [Double])] = [
    (
      0,
      [
        41.699139559824, 7.403384021687, 0.900929615802, 0, 26.965758180809, 0, 5.965484725503, 0, 0,
        17.065303896374,
      ]
    ),
    (
      0.1,
      [
        19.665385586465, 18.063393663444, 9.265854612744, 4.734305813066, 11.138207037582, 2.358443626652,
        5.921418794589, 7.840062111855, 6.170907443211, 14.842021310393,
      ]
    ),
    (
      1,
      [
        12.588304333185, 13.665918291308, 9.265817199400, 8.645768538377, 9.353779867074, 8.273252115364,
        8.467196709683, 9.637428934394, 9.116409876748, 10.986124134466,
      ]
    ),
    (
      10,
      [
        10.340270790008, 10.511939436565, 9.893426787570, 9.821124794150, 9.892726544946, 9.785507569643,
        9.797350229541, 9.959629350853, 9.892702923371, 10.105321573354,
      ]
    ),
  ]

  @Test(arguments: 0..<4) func aFixedPenaltyAgreesWithOtherSoftware(index: Int) throws {
    let (penalty, expected) = Self.expected[index]
    let study = try Judges.study()
    let panel = try #require(Panel(study))
    let result = calibrateWeights(
      panel: panel, outcomes: OutcomeModel.fit(panel), framework: study.frameworks.latest, settings: study.settings,
      options: CalibrationOptions(replicates: 10, fixedPenalty: penalty))
    let type = try #require(result.types.first)
    for (points, value) in zip(type.pointsCalibrated, expected) { #expect(abs(points - value) < 1e-8) }
    #expect(result.residual < 1e-9)
    #expect(result.penalties == ["judge": penalty])
  }
}

/// The study of datasets/judges, read from its files.
enum Judges {
  static func study() throws -> Study {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "datasets/judges")
    func table(_ name: String) throws -> [[String]] {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.split(whereSeparator: \.isNewline).map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let ratings = try table("ratings.csv")
    let codes = Array(ratings[0].dropFirst(3))
    let rows = ratings.dropFirst()
    let outcome = Dictionary(
      uniqueKeysWithValues: try table("indicators.csv").dropFirst().map { ($0[0], Double($0[2]) ?? .nan) })
    let units = rows.map { $0[0] }
    let framework = Framework(
      code: "judge-ratings", version: "1977",
      criteria: codes.map { Criterion(code: $0, maxPoints: 10, step: 0.1) }, levels: [Level(code: "all", atLeast: 0)],
      indicators: [Indicator(code: "RTEN", reliability: 0.6)])
    let count = units.count
    return Study(
      slug: "judges", frameworks: FrameworkTimeline(framework),
      units: Units(
        codes: units, names: units, types: ["judge"], type: [Int](repeating: 0, count: count), parents: [],
        parent: [Int](repeating: -1, count: count)),
      ratings: Ratings(
        criteria: codes, unit: Array(0..<count), year: [Int](repeating: 1977, count: count),
        rater: [Rater](repeating: .publicRating, count: count),
        points: codes.indices.map { j in rows.map { Double($0[3 + j]) ?? .nan } }),
      indicators: IndicatorValues(
        codes: ["RTEN"], unit: Array(0..<count), year: [Int](repeating: 1977, count: count),
        values: [units.map { outcome[$0] ?? .nan }]))
  }
}
