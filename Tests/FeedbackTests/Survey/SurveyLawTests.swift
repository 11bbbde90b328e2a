import Evaluation
import Statistics
import Testing

@testable import Feedback

/// Laws of surveys over seeded random input.
@Suite struct SurveyLawTests {
  private func answers(seed: UInt64, rows: Int = 120) -> SurveyAnswers {
    var random = RandomStream(seed: seed)
    let items = ["a", "b", "c", "d"].map {
      SurveyAnswers.Item(code: $0, name: $0, scale: "s", isReversed: $0 == "c", lowest: 1, highest: 5)
    }
    var columns = [[Double]](repeating: [], count: 4)
    for _ in 0..<rows {
      let person = random.normal()
      for j in 0..<4 {
        let answer = min(max((3 + 0.8 * person + 0.7 * random.normal()).rounded(), 1), 5)
        columns[j].append(random.uniform() < 0.05 ? .nan : j == 2 ? 6 - answer : answer)
      }
    }
    let cluster = (0..<rows).map { $0 / 6 }
    let design = SampleDesign(
      stratum: cluster.map { $0 % 4 }, cluster: cluster, weight: (0..<rows).map { _ in 1 + 3 * random.uniform() })
    return SurveyAnswers(
      design: design, type: (0..<rows).map { $0 % 2 == 0 ? "x" : "y" }, items: items, answers: columns)
  }

  @Test(arguments: 1...5)
  func multiplyingAllWeightsChangesNothing(seed: UInt64) {
    var survey = answers(seed: seed)
    let first = analyseSurvey(survey)
    survey.design.weight = survey.design.weight.map { 7 * $0 }
    let second = analyseSurvey(survey)
    for (a, b) in zip(first.scales, second.scales) {
      #expect(abs((a.mean.value ?? 0) - (b.mean.value ?? 1)) < 1e-12)
      #expect(abs((a.mean.standardError ?? 0) - (b.mean.standardError ?? 1)) < 1e-12)
    }
    #expect(first.items.map(\.itemRest) == second.items.map(\.itemRest))
  }

  /// Turning an item by hand and saying that it is not reversed gives the same.
  @Test func reversingIsTurning() {
    var survey = answers(seed: 9)
    let first = analyseSurvey(survey)
    survey.answers[2] = survey.answers[2].map { 6 - $0 }
    survey.items[2].isReversed = false
    var second = analyseSurvey(survey)
    second.items[2].isReversed = true
    #expect(first == second)
    #expect(first.scales[0].alpha ?? 0 > 0.7)
  }

  /// The design's interval of the mean covers the truth about as often as it says, over clustered samples.
  @Test func intervalsCover() {
    let samples = 400
    let covered = (0..<samples).count { sample in
      var random = RandomStream(seed: 11, UInt64(sample))
      var values: [Double] = []
      for _ in 0..<24 {
        let common = random.normal()
        for _ in 0..<5 { values.append(common + random.normal()) }
      }
      let cluster = values.indices.map { $0 / 5 }
      let design = SampleDesign(stratum: cluster.map { $0 / 12 }, cluster: cluster, weight: values.map { _ in 1 })
      let interval = DesignRatio(values, design: design).interval(confidence: 0.95)
      return interval?.contains(0) ?? false
    }
    #expect(abs(Double(covered) / Double(samples) - 0.95) < 3 * (0.95 * 0.05 / Double(samples)).squareRoot())
  }

  @Test func executionOfSingleDirectivesIsWilson() throws {
    let counts = DirectiveCounts(
      design: SampleDesign(
        stratum: .init(repeating: 0, count: 40), cluster: Array(0..<40), weight: .init(repeating: 1, count: 40)),
      type: .init(repeating: "", count: 40), issued: .init(repeating: 1, count: 40),
      inTime: (0..<40).map { $0 < 31 ? 1 : 0 })
    let row = try #require(executionRates(counts, confidence: 0.95).first)
    let wilson = wilsonInterval(successes: 31, trials: 40, confidence: 0.95)
    #expect(row.method == .wilson)
    #expect(abs((row.rate.lower ?? 0) - wilson.lowerBound) < 1e-12)
    #expect(abs((row.rate.upper ?? 0) - wilson.upperBound) < 1e-12)
  }

  /// Directives of one unit that share its fate make the interval wider than Wilson's.
  @Test func directivesOfAUnitBelongTogether() throws {
    let counts = DirectiveCounts(
      design: SampleDesign(
        stratum: .init(repeating: 0, count: 20), cluster: Array(0..<20), weight: .init(repeating: 1, count: 20)),
      type: (0..<20).map { $0 < 10 ? "x" : "y" }, issued: .init(repeating: 10, count: 20),
      inTime: (0..<20).map { $0 % 2 == 0 ? 10 : 4 })
    let rows = executionRates(counts, confidence: 0.95)
    #expect(rows.map(\.type) == [nil, "x", "y"])
    #expect(rows[0].method == .design)
    let wilson = wilsonInterval(successes: 140, trials: 200, confidence: 0.95)
    let width = (rows[0].rate.upper ?? 0) - (rows[0].rate.lower ?? 0)
    #expect(width > 1.3 * (wilson.upperBound - wilson.lowerBound))
  }

  @Test func aScaleNobodyAnsweredHasNoFigures() {
    var survey = answers(seed: 3)
    survey.answers = survey.answers.map { $0.map { _ in .nan } }
    let findings = analyseSurvey(survey)
    #expect(findings.scales.allSatisfy { $0.mean.value == nil && $0.alpha == nil && $0.respondents == 0 })
    #expect(findings.items.allSatisfy { $0.mean.value == nil && $0.missingShare == 1 })
  }
}
