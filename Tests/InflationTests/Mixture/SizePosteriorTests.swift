import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct SizePosteriorTests {
  /// Rows with a gap, a tenth raised by three deviations of which the gap keeps half. In every fourth row the gap moves
  /// three times as far as it typically does.
  private struct Rows {
    var observations: [Observation] = []
    var reach: [Double] = []
    var raised: [Int] = []

    init(seed: UInt64) {
      var random = RandomStream(seed: seed)
      for i in 0..<4000 {
        let own = i.isMultiple(of: 4) ? 3.0 : 1
        let shift = random.uniform() < 0.1 ? 3.0 : 0
        if shift > 0 { raised.append(i) }
        observations.append(
          Observation(
            residual: random.studentT(degreesOfFreedom: 10) + shift,
            gaps: [random.studentT(degreesOfFreedom: 10) + 0.5 * own * shift], gapReach: [1],
            profile: CriterionProfile.shares.map { _ in -30 }, profileShift: CriterionProfile.shares.map { 2 * $0 }))
        reach.append(own)
      }
    }

    var mixture: DistortionMixture {
      let density = TDensity(degreesOfFreedom: 10)
      let components = DistortionComponents(
        residualDensity: density, gaps: [GapComponent(rater: .superior, density: density, slope: 0)], honestHalo: true)
      return DistortionMixture(
        observations, weights: observations.map { _ in 1 }, components: components,
        start: DistortionMixture(start: components, lowRatings: .underRating), threads: 1)
    }

    /// The shift of a row in the mean over the ways of over-rating.
    func shift(_ posterior: [Double], row i: Int) -> Double {
      let columns = DistortionMixture.overColumns
      let sum = columns.reduce(0.0) { sum, c in
        sum + posterior[c] * (DistortionComponents.shift(ofColumn: c, observations[i]) ?? 0)
      }
      return sum / posterior[columns].reduce(0, +)
    }
  }

  @Test func classesKeepTheirProbability() {
    let rows = Rows(seed: 1)
    let mixture = rows.mixture
    let sizes = SizePosterior(
      rows.observations, weights: rows.observations.map { _ in 1 }, mixture: mixture, reach: [rows.reach], threads: 1)
    for i in rows.raised + Array(0..<50) {
      let posterior = mixture.posterior(rows.observations[i])
      let sized = sizes(posterior, rows.observations[i], row: i)
      for columns in [DistortionMixture.overColumns, DistortionComponents.under] {
        let (before, after) = (posterior[columns].reduce(0, +), sized[columns].reduce(0, +))
        #expect(abs(after - before) < 1e-9)
      }
      let total = sized.reduce(0, +)
      #expect(abs(total - 1) < 1e-9)
    }
  }

  @Test(arguments: [2, 3] as [UInt64]) func aFarMovedGapOfAFarMovingRowIsNoLargerRaise(seed: UInt64) {
    let rows = Rows(seed: seed)
    let mixture = rows.mixture
    let sizes = SizePosterior(
      rows.observations, weights: rows.observations.map { _ in 1 }, mixture: mixture, reach: [rows.reach], threads: 1)
    let far = rows.raised.filter { rows.reach[$0] > 1 }
    let plain = far.map { rows.shift(mixture.posterior(rows.observations[$0]), row: $0) }
    let sized = far.map {
      rows.shift(sizes(mixture.posterior(rows.observations[$0]), rows.observations[$0], row: $0), row: $0)
    }
    let (before, after) = (plain.reduce(0, +) / Double(far.count), sized.reduce(0, +) / Double(far.count))
    #expect(abs(after - 3) < min(0.2, abs(before - 3)))
  }

  @Test func withoutAGapNothingChanges() {
    let rows = Rows(seed: 4)
    let mixture = rows.mixture
    let sizes = SizePosterior(
      rows.observations, weights: rows.observations.map { _ in 1 }, mixture: mixture, reach: [], threads: 1)
    let posterior = mixture.posterior(rows.observations[0])
    #expect(sizes(posterior, rows.observations[0], row: 0) == posterior)
  }
}
