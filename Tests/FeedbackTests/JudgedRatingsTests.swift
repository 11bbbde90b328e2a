import Evaluation
import Feedback
import LinearAlgebra
import Statistics
import Testing

/// The levels of `transitions` are those of `classify`, whatever rules a framework has.
@Suite struct JudgedRatingsTests {
  /// Two scored criteria of each of two groups, a bonus and a penalty with limits, conditions and vetoes of every effect.
  private func framework(_ random: inout RandomStream) -> Framework {
    var framework = Framework(
      code: "f", version: "2024",
      criteria: [
        Criterion(code: "A", maxPoints: 30, group: "I"), Criterion(code: "B", maxPoints: 30, group: "I"),
        Criterion(code: "C", maxPoints: 40), Criterion(code: "P", maxPoints: 10, kind: .bonus),
        Criterion(code: "M", maxPoints: 10, kind: .penalty),
      ],
      levels: [
        Level(code: "best", atLeast: 85, requires: [Condition(code: "Y", comparison: .greaterOrEqual, number: 0)]),
        Level(code: "good", atLeast: 65, requires: [Condition(code: "I", comparison: .greaterOrEqual, number: 40)]),
        Level(code: "fair", atLeast: 50, requires: [Condition(code: "C", comparison: .greater, number: 8)]),
        Level(code: "poor", atLeast: 0),
      ], groups: [CriterionGroup(code: "I")], indicators: [Indicator(code: "Y", use: .condition)], bonusLimit: 6,
      penaltyLimit: 8)
    let effects: [Veto] = [
      Veto(when: Condition(code: "Y", comparison: .less, number: -1), effect: .atMost, level: "fair"),
      Veto(when: Condition(code: "A", comparison: .less, number: 6), effect: .zeroCriterion, criteria: ["B"]),
      Veto(when: Condition(code: "Y", comparison: .greater, number: 1.5), effect: .oneLevelDown),
      Veto(when: Condition(code: "M", comparison: .greater, number: 9), effect: .force, level: "poor"),
    ]
    framework.vetoes = effects.filter { _ in random.uniform() < 0.7 }
    return framework
  }

  private func study(seed: UInt64, failing: FailedCondition) -> Study {
    var random = RandomStream(seed: seed, 73)
    let framework = framework(&random)
    let codes = (0..<60).map { "u\($0)" }
    let units = Units(
      codes: codes, names: codes, types: ["T"], type: codes.map { _ in 0 }, parents: [], parent: codes.map { _ in -1 },
      collectives: codes.indices.map { $0 < 6 || $0 % 3 == 0 ? "" : "u\($0 % 6)" })
    let points = framework.criteria.map { criterion in
      codes.map { _ -> Double in
        let u = random.uniform()
        if u < 0.03 { return Points.missing }
        return u < 0.06 ? Points.notApplicable : criterion.maxPoints * random.uniform().squareRoot()
      }
    }
    var settings = Settings()
    settings.failedCondition = failing
    return Study(
      slug: "s", frameworks: FrameworkTimeline(framework), settings: settings, units: units,
      ratings: Ratings(
        criteria: framework.criteria.map(\.code), unit: Array(codes.indices), year: codes.map { _ in 2024 },
        rater: codes.map { _ in .selfRating }, points: points,
        level: codes.indices.map { $0 % 20 == 7 ? "good" : "" }),
      indicators: IndicatorValues(
        codes: ["Y"], unit: Array(codes.indices), year: codes.map { _ in 2024 },
        values: [codes.map { _ in random.normal() }]))
  }

  @Test(arguments: FailedCondition.allCases) func levelsAreThoseOfClassify(failing: FailedCondition) throws {
    var changed = 0
    for seed in UInt64(1)...20 {
      let study = study(seed: seed, failing: failing)
      var next = study.frameworks.latest
      next.criteria[0].maxPoints = 20
      next.criteria[2].maxPoints = 50
      let panel = try #require(Panel(study))
      let judged = try #require(JudgedRatings(panel, study: study, next: next))
      let found = transitions(
        judged, proposals: Matrix(rows: 0, columns: 3), ratingError: panel.unit.map { _ in 0 })
      func levels(_ classification: Classification) -> [String: String] {
        Dictionary(classification.rows.compactMap { row in row.level.map { (row.unit, $0) } }) { first, _ in first }
      }
      let (now, then) = (levels(Classification(study)), levels(Classification(study, proposed: next)))
      #expect(found.count == now.count)
      for row in found {
        #expect(row.from == now[row.unit] && row.to == then[row.unit], "seed \(seed), unit \(row.unit)")
        #expect(row.probability == (row.from == row.to ? 0 : 1))
        if row.from != row.to { changed += 1 }
      }
    }
    #expect(changed > 20)
  }

  /// With an error the probability is that of drawing it: 40,000 draws, standard error 0.0025.
  @Test func theProbabilityIsThatOfDrawingTheError() throws {
    let study = study(seed: 3, failing: .next)
    var next = study.frameworks.latest
    next.criteria[0].maxPoints = 20
    next.criteria[2].maxPoints = 50
    let panel = try #require(Panel(study))
    let judged = try #require(JudgedRatings(panel, study: study, next: next))
    let found = transitions(judged, proposals: Matrix(rows: 0, columns: 3), ratingError: panel.unit.map { _ in 6 })
    let ladders = YearLadders(study, year: 2024, rater: .selfRating)
    let alone = (0..<60).filter { study.units.collectives[$0].isEmpty }.prefix(4)
    for unit in alone {
      let ladder = try #require(ladders[unit])
      func total(_ framework: Framework) -> Double {
        let place = ladder.zeroed
        var (earned, most, all) = (0.0, 0.0, 0.0)
        for (j, criterion) in framework.criteria.enumerated() where criterion.kind == .score {
          let points = study.ratings.points[j][unit]
          if points == Points.notApplicable { continue }
          all += criterion.maxPoints
          guard points.isFinite else { continue }
          most += criterion.maxPoints
          earned += place.contains(j) ? 0 : points / study.frameworks.latest.criteria[j].maxPoints * criterion.maxPoints
        }
        return max(0, 100 * earned / most + 100 * ladder.extraPoints / all)
      }
      let (now, then) = (total(study.frameworks.latest), total(next))
      var random = RandomStream(seed: 74, UInt64(unit))
      let differing = (0..<40_000).count { _ in
        let error = 6 * random.normal()
        return ladder.place(forTotal: now + error) != ladder.place(forTotal: then + error)
      }
      let row = try #require(found.first { $0.unit == "u\(unit)" })
      #expect(abs(row.probability - Double(differing) / 40_000) < 0.01)
    }
  }
}
