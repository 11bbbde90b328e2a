import Evaluation
import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct CriterionProfileTests {
  private let count = 1200

  private func profile(
    _ rows: SyntheticRows, raisedBy raise: Double = 0, gaps: [[[Double]]] = []
  ) throws -> CriterionProfile {
    try profile(raised(rows.data, by: raise), gaps: gaps)
  }

  private func profile(_ data: AssessedRows, gaps: [[[Double]]] = []) throws -> CriterionProfile {
    let clean = [Double](repeating: 1, count: count)
    let composite = try CompositeScore(data, clean: clean, smallType: 20)
    return CriterionProfile(
      data, composite: composite, gaps: gaps, clean: clean, smallType: 20, threads: 1)
  }

  /// The same rows with the first three criteria of the first forty raised.
  private func raised(_ data: AssessedRows, by raise: Double) -> AssessedRows {
    changed(data) { j, i, logit in i < 40 && j < 3 ? logit + raise : logit }
  }

  /// The same rows with other logits, by criterion, row and what it was.
  private func changed(_ data: AssessedRows, _ change: (Int, Int, Double) -> Double) -> AssessedRows {
    let logits = data.logits.enumerated().map { j, column in
      column.enumerated().map { i, logit in change(j, i, logit) }
    }
    return AssessedRows(
      rows: data.rows, type: data.type, typeCount: data.typeCount, appraiser: data.appraiser,
      appraiserCount: data.appraiserCount, quality: data.quality, qualityVariance: data.qualityVariance,
      logits: logits, scales: data.scales, maxima: data.maxima, covariates: [], unit: data.unit, year: data.year)
  }

  /// Gaps of unit noise; the first three criteria of the first forty rows are raised.
  private func gaps(raisedBy raise: Double) -> [[Double]] {
    var random = RandomStream(seed: 7)
    return (0..<10).map { j in
      (0..<count).map { i in random.normal() + (i < 40 && j < 3 ? raise : 0) }
    }
  }

  @Test func theRatioOfHonestRowsHasMeanOneAtTheMost() throws {
    let profile = try profile(SyntheticRows(rows: count, seed: 11), gaps: [gaps(raisedBy: 0)])
    for share in CriterionProfile.shares.indices {
      let mean = profile.mirroredLogRatios.reduce(0) { $0 + min(exp($1[share]), 1000) } / Double(count)
      #expect(mean <= 1 + 1e-6)
    }
  }

  @Test func aRowMostlyOfFullMarksShowsNoCriterionRaised() throws {
    // Of ten criteria the row 7 has full marks on five and the row 8 on four; no other cell is left there.
    let full = LogitScale(step: 0.05).logit(1)
    let data = changed(SyntheticRows(rows: count, seed: 13).data) { j, i, logit in
      (i == 7 && j < 5) || (i == 8 && j < 4) ? full : min(logit, full - 0.1)
    }
    let profile = try profile(data)
    #expect(profile.scores.allSatisfy { $0[7].isNaN && $0[8].isFinite })
    #expect(profile.logRatios[7].allSatisfy { $0 < -20 })
    #expect(profile.implied[7].allSatisfy { $0.shift == 0 })
  }

  @Test func gapsShowWhichCriteriaWereRaised() throws {
    let profile = try profile(SyntheticRows(rows: count, seed: 12), raisedBy: 1.5, gaps: [gaps(raisedBy: 4)])
    let raised = (0..<40).map { profile.logRatios[$0][1] }
    let honest = (40..<count).map { profile.logRatios[$0][1] }
    // Half of the raised rows lie beyond what one honest row in fifty reaches.
    #expect(median(raised) > quantiles(honest, at: [0.98])[0])
    #expect(median(honest) < 0)
    let probabilities = (0..<40).map { row in
      profile.raises(row: row, shares: [1])[0].reduce([Double](repeating: 0, count: 10)) { sums, raise in
        zip(sums, raise.ofCriteria).map { $0 + raise.probability * $1 }
      }
    }
    let hits = probabilities.reduce(0) { $0 + $1[0..<3].count { $0 > 0.5 } }
    let misses = probabilities.reduce(0) { $0 + $1[3...].count { $0 > 0.5 } }
    #expect(hits > 90)
    #expect(misses < 40)
  }

  @Test func waysThatAreSeenAreLearnt() throws {
    let clean = [Double](repeating: 1, count: count)
    let data = raised(SyntheticRows(rows: count, seed: 14).data, by: 1.5)
    let composite = try CompositeScore(data, clean: clean, smallType: 20)
    let known = (0..<count).map { $0 < 40 ? [0, 1.0, 0] : [0, 0, 0] }
    let taught = CriterionProfile(
      data, composite: composite, gaps: [gaps(raisedBy: 0)], clean: clean, raised: known, smallType: 20, threads: 1)
    let untaught = CriterionProfile(
      data, composite: composite, gaps: [gaps(raisedBy: 0)], clean: clean, smallType: 20, threads: 1)
    // The gaps are those of honest rows: the superior confirmed.
    let confirmed = zip(CriterionProfile.ways, taught.wayWeights).reduce(0) { $0 + ($1.0.gapShare == 0 ? $1.1 : 0) }
    #expect(confirmed > 0.75)
    #expect(untaught.wayWeights.allSatisfy { $0 == 1.0 / 12 })
    #expect((0..<40).reduce(0) { $0 + taught.logRatios[$1][1] - untaught.logRatios[$1][1] } > 0)
  }

  @Test func aCommonShiftIsNoProfile() throws {
    let plain = try profile(SyntheticRows(rows: count, seed: 13))
    let shifted = try profile(SyntheticRows(rows: count, seed: 13) { row, _ in row == 5 ? 2 : 0 })
    #expect(abs(plain.logRatios[5][0] - shifted.logRatios[5][0]) < 0.5)
  }
}
