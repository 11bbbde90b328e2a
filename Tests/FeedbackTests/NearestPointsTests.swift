import Evaluation
import Testing

@testable import Feedback

@Suite struct NearestPointsTests {
  private let limits: RevisionLimits

  init() throws {
    let criteria = [
      Criterion(code: "A", maxPoints: 4, group: "g"), Criterion(code: "B", maxPoints: 6, group: "g", floor: 5),
      Criterion(code: "C", maxPoints: 10, group: "g"), Criterion(code: "D", maxPoints: 3, group: "h", floor: 1.5),
      Criterion(code: "E", maxPoints: 7, group: "h"), Criterion(code: "F", maxPoints: 10, group: "i"),
    ]
    let framework = Framework(
      code: "f", version: "1", criteria: criteria, levels: [Level(code: "low", atLeast: 0)],
      groups: [CriterionGroup(code: "g", isFixed: true)])
    limits = try RevisionLimits(framework: framework, types: ["T"], settings: Settings())
  }

  private func evidence(_ calibrated: Double?) -> CombinedEvidence? {
    calibrated.map { CombinedEvidence(calibrated: $0, lower: $0, upper: $0) }
  }

  /// quadprog 0.1.14 (Goldfarb and Idnani), numpy 2.4.6, Python 3.11; scripts/reference/revision.py; to 1e-8 points.
  @Test func itAgreesWithAnotherSolver() {
    let expected = [6, 5.25, 8.75, 1.5, 7.908324869092, 10.591675130908]
    let found = NearestPoints(limits: limits).steps(toward: [7, nil, nil, 1, 7.9, nil].map(evidence))
    for (found, expected) in zip(found, expected) { #expect(abs(found * 0.5 - expected) < 1e-8) }
  }

  @Test func withoutEvidenceNothingMoves() {
    let found = NearestPoints(limits: limits).steps(toward: [CombinedEvidence?](repeating: nil, count: 6))
    for (found, criterion) in zip(found, limits.criteria) { #expect(abs(found * 0.5 - criterion.maxPoints) < 1e-9) }
  }
}
