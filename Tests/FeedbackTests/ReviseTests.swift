import Calibration
import Evaluation
import Feedback
import LinearAlgebra
import Testing

@Suite struct ReviseTests {
  private func framework(_ criteria: [Criterion], groups: [CriterionGroup] = []) -> Framework {
    Framework(
      code: "f", version: "2024", criteria: criteria,
      levels: [Level(code: "high", atLeast: 80, requires: []), Level(code: "low", atLeast: 0)], groups: groups)
  }

  private func row(_ criterion: String, _ now: Double, _ calibrated: Double, half: Double, type: String = "T")
    -> WeightRow
  {
    WeightRow(
      type: type, criterion: criterion, pointsNow: now, pointsCalibrated: calibrated, lower: calibrated - half,
      upper: calibrated + half, shareAtZero: 0, importanceNow: nil, importanceCalibrated: nil)
  }

  private func revised(
    _ framework: Framework, _ weights: [WeightRow], counts: [String: Int] = ["T": 100], mostChange: Double = 2
  ) throws -> Revision {
    var settings = Settings()
    settings.mostChange = mostChange
    return try revise(
      framework: framework, weights: weights, unitCounts: counts, settings: settings, nextYear: 2025)
  }

  /// One criterion has evidence for 2 points more; the others give them in proportion to their points, 8 : 4 : 4.
  @Test func theBalanceIsTakenInProportionToThePoints() throws {
    let criteria = [("A", 4.0), ("B", 8.0), ("C", 4.0), ("D", 4.0)].map { Criterion(code: $0.0, maxPoints: $0.1) }
    let weights = [
      row("A", 4, 6, half: 0.1), row("B", 8, 7, half: 4), row("C", 4, 3.5, half: 4), row("D", 4, 3.5, half: 4),
    ]
    let revision = try revised(framework(criteria), weights)
    #expect(revision.rows.map(\.pointsProposed) == [6, 7, 3.5, 3.5])
    #expect(revision.rows.map(\.reason) == [.evidence, .balancing, .balancing, .balancing])
    #expect(revision.rows.map(\.change) == [2, -1, -0.5, -0.5])
    #expect(revision.framework.version == "2025")
    #expect(revision.framework.criteria.map(\.maxPoints) == [6, 7, 3.5, 3.5])
  }

  @Test func theBalanceStaysWithinTheGroup() throws {
    let criteria = [("A", 5.0, "g"), ("B", 5.0, "g"), ("C", 10.0, "h")].map {
      Criterion(code: $0.0, maxPoints: $0.1, group: $0.2)
    }
    let weights = [row("A", 5, 6, half: 0.1), row("B", 5, 5, half: 3), row("C", 10, 9, half: 3)]
    #expect(try revised(framework(criteria), weights).rows.map(\.pointsProposed) == [6, 4, 10])
  }

  @Test func aCriterionStopsAtTheAgreedLimit() throws {
    let criteria = [Criterion(code: "A", maxPoints: 5), Criterion(code: "B", maxPoints: 15)]
    let weights = [row("A", 5, 9, half: 0.5), row("B", 15, 11, half: 8)]
    let revision = try revised(framework(criteria), weights, mostChange: 1)
    #expect(revision.rows.map(\.pointsProposed) == [6, 14])
    #expect(revision.rows.map(\.reason) == [.limited, .balancing])
  }

  @Test func aFrozenCriterionStaysAndSaysSo() throws {
    let criteria = [
      Criterion(code: "A", maxPoints: 5, isFrozen: true), Criterion(code: "B", maxPoints: 5),
      Criterion(code: "C", maxPoints: 5),
    ]
    let weights = [row("A", 5, 8, half: 0.1), row("B", 5, 3.5, half: 4), row("C", 5, 3.5, half: 4)]
    let revision = try revised(framework(criteria), weights)
    #expect(revision.rows.map(\.pointsProposed) == [5, 5, 5])
    #expect(revision.rows.map(\.reason) == [.frozen, nil, nil])
  }

  @Test func pointsOffTheStepAreMovedOntoIt() throws {
    let criteria = [Criterion(code: "A", maxPoints: 4.8), Criterion(code: "B", maxPoints: 5.2, floor: 4.7)]
    let weights = [row("A", 4.8, 4.8, half: 1), row("B", 5.2, 5.2, half: 1)]
    let revision = try revised(framework(criteria), weights)
    #expect(revision.rows.map(\.pointsProposed) == [5, 5])
    #expect(revision.rows.map(\.reason) == [.step, .step])
    #expect(revision.notes.contains(Note("revision.boundsMovedInward", ["criteria": "B", "step": "0.5"])))
  }

  /// Type T has three times the units of U: the shared criterion A is calibrated at (3·7 + 1·3)/4 = 6.
  @Test func typesThatShareACriterionCountByTheirUnits() throws {
    let criteria = [Criterion(code: "A", maxPoints: 5), Criterion(code: "B", maxPoints: 5)]
    let weights = [
      row("A", 5, 7, half: 0.1), row("B", 5, 3, half: 0.1), row("A", 5, 3, half: 0.1, type: "U"),
      row("B", 5, 7, half: 0.1, type: "U"),
    ]
    let revision = try revised(framework(criteria), weights, counts: ["T": 300, "U": 100])
    #expect(revision.rows.map(\.pointsProposed) == [6, 4, 6, 4])
    #expect(revision.notes.contains(Note("revision.typesShareCriteria", ["criteria": "2"])))
  }

  @Test func aConditionOnACriterionThatMovedIsSaid() throws {
    var framework = framework([Criterion(code: "A", maxPoints: 5), Criterion(code: "B", maxPoints: 5, step: 1)])
    framework.levels[0].requires = [Condition(code: "B", comparison: .greaterOrEqual, number: 4)]
    let revision = try revised(framework, [row("A", 5, 6.5, half: 0.1), row("B", 5, 3.5, half: 3)])
    #expect(revision.framework.criteria.map(\.maxPoints) == [6.5, 3.5])
    let values = ["level": "high", "condition": "B >= 4", "criterion": "B"]
    #expect(revision.notes.contains(Note("revision.conditionOnMovedCriterion", values)))
    #expect(revision.notes.contains(Note("revision.pointsOffRatingStep", ["criteria": "B"])))
  }

  @Test func limitsThatClashAreNamed() throws {
    let floors = [Criterion(code: "A", maxPoints: 5, floor: 8), Criterion(code: "B", maxPoints: 5)]
    #expect(
      throws: RevisionError.emptyRange(
        criterion: "A", lower: RevisionBound(kind: .floor, points: 8),
        upper: RevisionBound(kind: .mostChange, points: 7), step: 0.5)
    ) { try revised(framework(floors), [row("A", 5, 5, half: 1), row("B", 5, 5, half: 1)]) }

    let caps = [Criterion(code: "A", maxPoints: 5, cap: 4), Criterion(code: "B", maxPoints: 5, isFrozen: true)]
    #expect(throws: RevisionError.sumOutOfReach(KeptSum(types: ["T"]), wanted: 5, least: 3, most: 4)) {
      try revised(framework(caps), [row("A", 5, 5, half: 1), row("B", 5, 5, half: 1)])
    }

    let offStep = [Criterion(code: "A", maxPoints: 5.2), Criterion(code: "B", maxPoints: 5)]
    #expect(throws: RevisionError.sumOffStep(KeptSum(types: ["T"]), left: 10.2, step: 0.5)) {
      try revised(framework(offStep), [row("A", 5.2, 5, half: 1), row("B", 5, 5, half: 1)])
    }
  }

  @Test func everyCriterionHasItsChangeWithTheIntervalItRestsOn() throws {
    let now = framework([
      Criterion(code: "A", maxPoints: 5), Criterion(code: "B", maxPoints: 5),
      Criterion(code: "C", maxPoints: 5, isFrozen: true),
    ])
    let revision = try revised(now, [row("A", 5, 6, half: 0.1), row("B", 5, 4, half: 3), row("C", 5, 5, half: 1)])
    #expect(revision.changes.map(\.criterion) == ["A", "B", "C"])
    #expect(revision.changes.map(\.new) == [6, 4, 5])
    #expect(revision.changes.map(\.reason) == [.evidence, .balancing, nil])
    // Without replicates the interval is Šidák's for three: wider than the row's own, about the same points.
    let first = try #require(revision.changes.first)
    let (lower, upper) = (try #require(first.lower), try #require(first.upper))
    #expect(lower < 5.9 && lower > 5.8)
    #expect(abs(lower + upper - 12) < 1e-9)
  }

  /// A replicate that equals the calibration repeats the proposal; one at the points in force repeats those.
  @Test func repeatedProposalsFollowTheReplicates() throws {
    let criteria = [Criterion(code: "A", maxPoints: 5), Criterion(code: "B", maxPoints: 5)]
    let weights = [row("A", 5, 6, half: 0.2), row("B", 5, 4, half: 0.2)]
    let proposals = try repeatedProposals(
      framework: framework(criteria), weights: weights, unitCounts: ["T": 50], settings: Settings(),
      replicates: ["T": Matrix(rowsOf: [[6, 4], [5, 5]])])
    #expect(abs(proposals[0, 0] - 6) < 1e-6)
    #expect(abs(proposals[0, 1] - 4) < 1e-6)
    #expect(abs(proposals[1, 0] - 5) < 1e-6)
  }
}
