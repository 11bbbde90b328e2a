import Evaluation
import Testing

@testable import Feedback

/// Against an exact enumeration with dummy variables: scripts/reference/pilot_permutation.py, numpy 2.4.6, tolerance 1e-6.
@Suite struct PlaceboPermutationTests {
  /// Thirteen units in blocks of 5, 4 and 4, two months before and three after.
  static let values: [[Double]] = [
    [62.0, 61.407, 62.323, 62.025, 63.885], [61.642, 61.541, 63.553, 66.026, 66.804],
    [59.009, 61.403, 61.972, 60.641, 59.411], [58.854, 57.432, 58.827, 59.794, 62.322],
    [59.533, 60.701, 63.269, 64.978, 64.506], [63.362, 64.894, 64.242, 62.665, 62.432],
    [58.562, 57.018, 59.485, 61.545, 63.993], [56.297, 58.488, 60.851, 61.35, 59.986],
    [64.379, 64.669, 63.22, 62.162, 63.197], [60.638, 59.727, 63.461, 66.039, 67.689],
    [56.05, 58.641, 60.111, 59.401, 57.833], [61.525, 60.651, 59.123, 59.158, 61.264],
    [61.437, 61.678, 66.409, 68.739, 69.168],
  ]

  static func trial(treated: Set<Int>, withSizes: Bool = false, values: [[Double]] = values) -> PilotTrial {
    let blocks = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
    let sizes = (0..<13).map { u in [Double](repeating: Double(4 + (7 * u) % 23), count: 5) }
    return PilotTrial(
      units: (0..<13).map { "u\($0)" }, block: blocks, blocks: ["a", "b", "c"],
      isTreated: (0..<13).map(treated.contains), periods: [1, 2, 3, 4, 5], isAfter: [false, false, true, true, true],
      values: values, sizes: withSizes ? sizes : nil)
  }

  private func test(_ trial: PilotTrial) throws -> (units: ComparedUnits, test: PlaceboPermutation) {
    let units = try #require(ComparedUnits(.change(trial), trial: trial))
    return (units, units.test(BlockAssignments(units.design, draws: 99, seed: 1)))
  }

  private func expect(_ test: PlaceboPermutation, effect: Double, error: Double, p: [Double], ends: [Double]) {
    #expect(abs(test.occurred.effect - effect) < 1e-9)
    #expect(abs(test.standardError - error) < 1e-9)
    for (theta, value) in zip([0.0, 1, 4], p) { #expect(abs(test.pValue(supposing: theta) - value) < 1e-12) }
    let interval = test.interval(confidence: 0.95)
    #expect(abs((interval.lower ?? .nan) - ends[0]) < 1e-6)
    #expect(abs((interval.upper ?? .nan) - ends[1]) < 1e-6)
  }

  @Test func theUnitsOwnSpread() throws {
    let (units, test) = try test(Self.trial(treated: [0, 3, 6, 9, 12]))
    #expect(units.studentisation == .robust)
    #expect(units.design.assignmentCount == 240)
    expect(
      test, effect: 2.3966016949152578, error: 1.3925310056001974,
      p: [0.14166666666666666, 0.3333333333333333, 0.275], ends: [-1.707391482011611, 5.861751920436214])
  }

  @Test func sizesBehindTheValues() throws {
    let (units, test) = try test(Self.trial(treated: [0, 3, 6, 9, 12], withSizes: true))
    let expected = [
      1.517931816, 0.981961705, 0.862857236, 0.81045127, 1.050021402, 0.886252757, 0.822169374, 1.156972353,
      0.916332712,
      0.836119498, 1.349484067, 0.956439319, 0.853006491,
    ]
    #expect(zip(units.variance.relative, expected).allSatisfy { abs($0 - $1) < 1e-8 })
    expect(
      test, effect: 2.7616621112545263, error: 1.3817839656741362,
      p: [0.10416666666666667, 0.24166666666666667, 0.3625], ends: [-1.3224016158135439, 5.981956021580492])
  }

  @Test func oneSpreadForAllWhereFewAreTreated() throws {
    var values = Self.values
    for unit in [3, 9] { for month in 2..<5 { values[unit][month] -= 2.5 } }
    let (units, test) = try test(Self.trial(treated: [0, 6, 12], values: values))
    #expect(units.studentisation == .modelled)
    expect(
      test, effect: 2.5954565217391385, error: 1.6619248063781709, p: [0.1375, 0.3875, 0.425],
      ends: [-1.3232708073298358, 6.66808331800575])
  }

  /// A block of one treated unit among five and one of one among three: 15 assignments.
  @Test func fewerThanTwentyAssignmentsHaveNoEnds() throws {
    let treated = [true, false, false, false, false, true, false, false]
    let after = [90, 60.6, 60.7, 60.8, 60.9, 90, 61.1, 61.2]
    let trial = PilotTrial(
      units: (0..<8).map { "u\($0)" }, block: [0, 0, 0, 0, 0, 1, 1, 1], blocks: ["a", "b"], isTreated: treated,
      periods: [1, 2], isAfter: [false, true], values: after.map { [60, $0] })
    let findings = try #require(analysePilot(trial))
    #expect(findings.possibleAssignments == 15)
    #expect(findings.cannotReachLevel)
    #expect(abs(findings.effect.pValue - 1.0 / 15) < 1e-12)
    #expect(findings.effect.lower == nil && findings.effect.upper == nil)
    #expect(findings.earlierSlope == nil)
    #expect(findings.detectable.first.map { $0.isThisTrial && $0.effect == nil } == true)
  }

  /// The p-value of a drawn reference set is near that of all assignments.
  @Test func drawsComeNearTheEnumeration() throws {
    let trial = Self.trial(treated: [0, 3, 6, 9, 12])
    let units = try #require(ComparedUnits(.change(trial), trial: trial))
    let all = units.test(BlockAssignments(units.design, draws: 0, seed: 1))
    let list = BlockAssignments(units.design, drawing: 9_999, seed: 7)
    let drawn = units.test(list)
    for theta in [0.0, 1, 4] {
      #expect(abs(all.pValue(supposing: theta) - drawn.pValue(supposing: theta)) < 0.015)
    }
    for chosen in list.lists {
      #expect([0..<5, 5..<9, 9..<13].map { block in block.count { chosen[$0] } } == [2, 1, 2])
    }
  }

  /// Adding a constant to the treated afterwards moves the estimate and both ends by it and nothing else.
  @Test func theIntervalMovesWithTheEffect() throws {
    let treated: Set = [0, 3, 6, 9, 12]
    var moved = Self.values
    for unit in treated { for month in 2..<5 { moved[unit][month] += 10 } }
    let first = try #require(analysePilot(Self.trial(treated: treated)))
    let second = try #require(analysePilot(Self.trial(treated: treated, values: moved)))
    #expect(abs(second.effect.estimate - first.effect.estimate - 10) < 1e-9)
    #expect(abs((second.effect.lower ?? .nan) - (first.effect.lower ?? .nan) - 10) < 1e-6)
    #expect(abs((second.effect.upper ?? .nan) - (first.effect.upper ?? .nan) - 10) < 1e-6)
    #expect(first.earlierSlope == second.earlierSlope)
  }

  @Test func missingValuesAreLeftOutWithTheirUnits() throws {
    var values = Self.values
    values[1] = [.nan, .nan, 63, 66, 67]
    values[7][3] = .nan
    let findings = try #require(analysePilot(Self.trial(treated: [0, 3, 6, 9, 12], values: values)))
    #expect(findings.treated == 5 && findings.others == 7)
    #expect(findings.units[1].isCompared == false && findings.units[1].before == nil)
  }

  /// Bloom's formula against the textbook case of 20 and 20 units: (2.024 + 0.851) √(1/10) = 0.909 standard deviations.
  @Test func detectableEffectOfTwentyAndTwenty() {
    let size = DetectableEffect(standardDeviation: 1, degreesOfFreedom: 32, confidence: 0.95, power: 0.8)
    #expect(abs((size.effect(treated: 20, others: 20) ?? 0) - 0.9093) < 5e-4)
    #expect(size.prudentFactor > 1 && size.prudentFactor < 1.25)
    #expect(size.effect(treated: 1, others: 1) == nil)
  }
}
