import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct MixtureReadingsTests {
  /// Rows with a residual and a gap that keeps 0.6 of what shifts the rating.
  private func rows(_ count: Int, seed: UInt64, shift: (inout RandomStream) -> Double) -> [Observation] {
    var random = RandomStream(seed: seed)
    return (0..<count).map { _ in
      let shift = shift(&random)
      return Observation(
        residual: random.studentT(degreesOfFreedom: 15) + shift,
        gaps: [random.studentT(degreesOfFreedom: 15) + 0.6 * shift],
        profile: CriterionProfile.shares.map { _ in -30 }, profileShift: CriterionProfile.shares.map { 2 * $0 })
    }
  }

  /// A fifth has a habit of rating high or low, with a spread of two and a half.
  private func habits(seed: UInt64) -> [Observation] {
    rows(3000, seed: seed) { random in random.uniform() < 0.2 ? 2.5 * random.normal() : 0 }
  }

  /// A tenth is raised and a share lowered, by three to nine.
  private func distorted(_ count: Int, under: Double, seed: UInt64) -> [Observation] {
    rows(count, seed: seed) { random in
      let u = random.uniform()
      let size = 3 + 6 * random.uniform()
      return u < 0.1 ? size : u < 0.1 + under ? -size : 0
    }
  }

  private func read(
    _ observations: [Observation], honestHalo: Bool = true, known: MixtureReadings.Known = .init()
  ) -> MixtureReadings {
    let density = TDensity(degreesOfFreedom: 15)
    let components = DistortionComponents(
      residualDensity: density, gaps: [GapComponent(rater: .superior, density: density, slope: 0)],
      honestHalo: honestHalo)
    var readings = MixtureReadings(start: components, known: known)
    for round in 0..<4 {
      readings =
        readings.fitted(
          observations, weights: observations.map { _ in 1 }, components: components, isLast: round == 3, threads: 2
        ).readings
    }
    return readings
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func habitsUpAndDownAreNoOverRating(seed: UInt64) {
    let readings = read(habits(seed: seed))
    #expect(readings.lowRatings == .habit)
    #expect(readings.borneOut.mixture.overBound < 0.01)
    #expect(abs(readings.borneOut.mixture.farHabitShare - 0.2 * 0.4237) < 0.04)
    // Were who rates low taken for under-rated, as many would be taken for over-rated.
    #expect(readings(.underRating).mixture.overBound > 0.03)
  }

  @Test(arguments: [4, 5, 6] as [UInt64]) func ratingsLoweredOnPurposeAreUnderRating(seed: UInt64) {
    let readings = read(distorted(3000, under: 0.1, seed: seed))
    #expect(readings.lowRatings == .underRating)
    #expect(abs(readings.borneOut.mixture.overShare - 0.1) < 0.03)
    #expect(abs(readings.borneOut.mixture.underShare - 0.1) < 0.03)
  }

  @Test(arguments: [7, 8] as [UInt64]) func withoutLowRatingsBothReadingsSayTheSame(seed: UInt64) {
    let readings = read(distorted(3000, under: 0, seed: seed))
    let (habit, under) = (readings(.habit).mixture, readings(.underRating).mixture)
    #expect(abs(habit.overShare - under.overShare) < 0.01)
    #expect(abs(habit.overBound - under.overBound) < 0.01)
  }

  @Test func habitsThatMayNotBeAssumedAreNone() {
    let readings = read(habits(seed: 1), honestHalo: false)
    #expect(readings.lowRatings == .underRating)
    #expect(readings.borneOut.mixture.farHabitShare < 1e-6)
  }

  @Test func yearsTogetherBearOutWhatEachAloneDoesNot() {
    func together(_ years: [MixtureReadings]) -> LowRatings {
      years.reduce(LowRatingEvidence()) { $0 + $1.evidence }.lowRatings
    }
    let years = (0..<5).map { read(distorted(400, under: 0.015, seed: 20 + $0)) }
    #expect(years.contains { $0.lowRatings == .habit })
    #expect(together(years) == .underRating)
    #expect(together([1, 2, 3].map { read(habits(seed: $0)) }) == .habit)
  }

  @Test func whatEarlierYearsSayDecidesWhereAYearSaysLittle() {
    let few = distorted(400, under: 0.015, seed: 20)
    #expect(read(few).lowRatings == .habit)
    let earlier = LowRatingEvidence(gain: 40, rows: 50)
    #expect(read(few, known: .init(earlier: earlier)).lowRatings == .underRating)
    #expect(read(few, honestHalo: false, known: .init(assumed: .habit)).lowRatings == .underRating)
  }

  @Test(arguments: LowRatings.allCases) func whatIsAssumedIsTakenWhateverTheRowsSay(assumed: LowRatings) {
    let rows = distorted(400, under: 0.1, seed: 30)
    let readings = read(rows, known: .init(assumed: assumed))
    #expect(readings.lowRatings == assumed)
    #expect(readings.borneOut.mixture.lowRatings == assumed)
    // What the rows say is known all the same.
    #expect(abs(readings.evidence.gain - read(rows).evidence.gain) < 0.1 * readings.evidence.gain)
  }

  /// What fits a year by chance fits the others no better: habits that under-rating's many shares fit gain it less where
  /// all years share them.
  @Test func yearsAreComparedUnderTheirCommonShares() {
    let years = (0..<6).map { year in
      rows(300, seed: 40 + year) { random in random.uniform() < 0.2 ? 2.5 * random.normal() : 0 }
    }
    let alone = years.map { read($0) }
    var known = MixtureReadings.Known()
    var gain = 0.0
    for year in years {
      let readings = read(year, known: known)
      gain += readings.evidence.gain
      for reading in LowRatings.allCases {
        known.shares[reading, default: []].append(readings(reading).mixture.allShares)
      }
    }
    #expect(gain < alone.reduce(0) { $0 + $1.evidence.gain } - 3)
    #expect(abs(read(years[0], known: .init(shares: shares(alone[0]))).evidence.gain - alone[0].evidence.gain) < 0.01)
  }

  private func shares(_ readings: MixtureReadings) -> [LowRatings: [MixtureShares]] {
    LowRatings.allCases.reduce(into: [:]) { $0[$1] = [readings($1).mixture.allShares] }
  }

  @Test func theMeanOfSharesIsThatOfEach() {
    let shares = [MixtureShares(core: 0.5, columns: [0.1, 0.4]), MixtureShares(core: 0.7, columns: [0.3, 0])]
    let mean = MixtureShares(meanOf: shares)
    #expect(abs(mean.core - 0.6) < 1e-15)
    #expect(zip(mean.columns, [0.2, 0.2]).allSatisfy { abs($0 - $1) < 1e-15 })
  }
}
