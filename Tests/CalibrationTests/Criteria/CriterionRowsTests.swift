import Calibration
import Evaluation
import Statistics
import Testing

@Suite struct CriterionRowsTests {
  private func rows(_ change: (inout Study) -> Void) throws -> (rows: [CriterionRow], notes: [Note]) {
    var study = SmallWorld(units: 600, appraisers: 30).make().study
    change(&study)
    let panel = try #require(Panel(study))
    return criterionRows(panel: panel, outcomes: OutcomeModel.fit(panel), framework: study.frameworks.latest)
  }

  @Test func figuresDescribeTheColumn() throws {
    let plain = SmallWorld(units: 600, appraisers: 30).make().study
    let row = try rows { study in
      for i in 0..<60 { study.ratings.points[1][i] = Points.missing }
      for i in 60..<90 { study.ratings.points[1][i] = Points.notApplicable }
    }.rows[1]
    let shares = plain.ratings.points[1][90...].map { $0 / 20 }
    let mean = shares.reduce(0, +) / 510
    #expect(row.units == 510)
    #expect(abs(try #require(row.missingShare) - 60.0 / 570) < 1e-12)
    #expect(abs(try #require(row.meanShare) - mean) < 1e-12)
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 509
    #expect(abs(try #require(row.standardDeviationOfShare) - variance.squareRoot()) < 1e-12)
    #expect(try #require(row.discrimination) > 0.2)
    #expect(try #require(row.outcomeCorrelation) > 0.2)
    #expect(row.advice == [])
  }

  @Test func adviceNamesWhatIsWrong() throws {
    var stream = RandomStream(seed: 6)
    let noise = (0..<600).map { _ in stream.uniform() }
    let (rows, notes) = try rows { study in
      var framework = study.frameworks.latest
      framework.criteria[5].isMinimumRequirement = true
      framework.criteria[4].reliability = 0.3
      study.frameworks = FrameworkTimeline(framework)
      // C1 noise, C2 nearly C3, C4 at the ceiling, C6 at the ceiling and a minimum, C5 often missing.
      study.ratings.points[0] = noise.map { 30 * $0 }
      study.ratings.points[1] = study.ratings.points[2].enumerated().map { $1 + ($0 % 9 == 0 && $1 < 19 ? 0.25 : 0) }
      study.ratings.points[3] = noise.map { $0 < 0.03 ? 10 : 15 }
      study.ratings.points[5] = noise.map { $0 > 0.96 ? 4 : 5 }
      study.ratings.points[4] = zip(study.ratings.points[4], noise).map { $1 < 0.3 ? Points.missing : $0 }
    }
    #expect(rows[0].advice == [.unrelatedToOutcomes])
    #expect(rows[1].advice == [.redundant] && rows[2].advice == [.redundant])
    #expect(rows[3].advice.first == .doesNotDiscriminate)
    #expect(rows[5].advice.first == .keepAsMinimumRequirement)
    #expect(rows[4].advice.contains(.unreliable) && rows[4].advice.contains(.oftenMissing))
    #expect(rows[4].reliability == 0.3)
    let partners = notes.filter { $0.key == "criteria.redundant" }.map { $0.values["partner"] }
    #expect(partners == ["C3", "C2"])
  }

  /// Six criteria fit eight rows whatever they hold, and seven rows fit them wholly.
  @Test(arguments: [6, 7, 8])
  func fewRowsMakeNoCriterionRedundant(units: Int) throws {
    let study = SmallWorld(units: units, appraisers: 2).make().study
    let panel = try #require(Panel(study))
    let result = criterionRows(panel: panel, outcomes: OutcomeModel.fit(panel), framework: study.frameworks.latest)
    #expect(!result.rows.contains { $0.advice.contains(.redundant) })
    #expect(!result.notes.contains { $0.key == "criteria.redundant" })
  }
}
