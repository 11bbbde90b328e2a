import Evaluation
import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct DistortionMixtureTests {
  /// Observations with a share raised by 4 standard deviations; without a gap and without profiles.
  private func observations(count: Int, over: Double, under: Double = 0, seed: UInt64) -> [Observation] {
    var random = RandomStream(seed: seed)
    return (0..<count).map { _ in
      let u = random.uniform()
      let shift = u < over ? 4.0 : u < over + under ? -4.0 : 0
      return Observation(
        residual: random.studentT(degreesOfFreedom: 10) + shift, gaps: [],
        profile: CriterionProfile.shares.map { _ in -30 }, profileShift: CriterionProfile.shares.map { 2 * $0 })
    }
  }

  private func fit(_ observations: [Observation], threads: Int = 1, honestHalo: Bool = true) -> DistortionMixture {
    let components = DistortionComponents(
      residualDensity: TDensity(degreesOfFreedom: 10), gaps: [], honestHalo: honestHalo)
    return DistortionMixture(
      observations, weights: observations.map { _ in 1 }, components: components,
      start: DistortionMixture(start: components, lowRatings: .underRating), threads: threads)
  }

  @Test func theShareIsFoundAndBoundedFromBelow() {
    let mixture = fit(observations(count: 4000, over: 0.1, seed: 1))
    #expect(abs(mixture.overShare - 0.1) < 0.03)
    #expect(mixture.overBound < mixture.overShare)
    #expect(mixture.overBound > 0.06)
    #expect(mixture.underBound < 0.005)
  }

  @Test func overAndUnderAreToldApart() {
    let mixture = fit(observations(count: 4000, over: 0.1, under: 0.1, seed: 2), honestHalo: false)
    // The smallest shifts and the null's own shape cannot be told apart: a few hundredths go either way.
    #expect(abs(mixture.overShare - 0.1) < 0.05)
    #expect(abs(mixture.underShare - 0.1) < 0.05)
  }

  @Test func turningEverySignTurnsTheAnswer() {
    let plain = observations(count: 2000, over: 0.1, seed: 3)
    let turned = plain.map {
      Observation(
        residual: -$0.residual, gaps: [], profile: $0.profile.map { _ in -50 }, profileShift: $0.profileShift)
    }
    let one = fit(
      plain.map {
        Observation(
          residual: $0.residual, gaps: [], profile: $0.profile.map { _ in -50 }, profileShift: $0.profileShift)
      })
    let other = fit(turned)
    #expect(abs(one.overShare - other.underShare) < 1e-6)
  }

  @Test func theSameBitsForAnyNumberOfThreads() {
    let rows = observations(count: 3000, over: 0.1, seed: 4)
    let one = fit(rows)
    let two = fit(rows, threads: 2)
    #expect(one.shares == two.shares)
    #expect(one.overBound == two.overBound)
  }

  @Test(arguments: [5, 6, 7] as [UInt64]) func sizesOfFewRowsAreSpreadFurtherThanOfMany(seed: UInt64) {
    let over = DistortionComponents.over
    func spread(_ mixture: DistortionMixture) -> Double {
      let sizes = zip(DistortionComponents.shifts, mixture.shares[over])
      let total = mixture.shares[over].reduce(0, +)
      let mean = sizes.reduce(0) { $0 + $1.0 * $1.1 } / total
      return (sizes.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total).squareRoot()
    }
    // All are raised by the same.
    let few = (1...8).map { spread(fit(observations(count: 300, over: 0.1, seed: seed * 10 + $0))) }
    let many = spread(fit(observations(count: 20_000, over: 0.1, seed: seed)))
    #expect(few.reduce(0, +) / 8 > 1.2 * many)
    #expect(many < 1)
  }

  @Test func sizesToAThresholdComeBackWhereMostStandFarBelow() {
    // Totals with the density exp(−t/5): of those raised by up to 6 points, one point twelve times likelier than none,
    // most came from far below. Noise of 2 points.
    var random = RandomStream(seed: 8)
    let points = Sign.cutoffPoints
    let met = points.map { exp($0 / 5) }
    let rates = points.indices.map { points[$0] <= 6 ? 1.0 : 0 }
    let (mean, total) = points.indices.reduce(into: (0.0, 0.0)) {
      $0.0 += rates[$1] * met[$1]
      $0.1 += rates[$1]
    }
    let observations = (0..<4000).map { i -> Observation in
      var chosen = 0
      if i < 800 {
        var left = random.uniform() * mean
        while left > rates[chosen] * met[chosen], chosen < points.count - 1 {
          left -= rates[chosen] * met[chosen]
          chosen += 1
        }
      }
      let noise = random.studentT(degreesOfFreedom: 30)
      var observation = Observation(
        residual: i < 800 ? noise + points[chosen] / 2 : noise, gaps: [],
        profile: CriterionProfile.shares.map { _ in -50 }, profileShift: CriterionProfile.shares.map { _ in 0 })
      observation.signs[Sign.cutoff.rawValue] = i < 1000 ? 20 : 0
      observation.cutoffRaises = i < 1000 ? points.map { CutoffRaise(shift: $0 / 2) } : []
      observation.cutoffFrequency = mean / total
      return observation
    }
    var components = DistortionComponents(
      residualDensity: TDensity(degreesOfFreedom: 30), gaps: [], honestHalo: false)
    components.cutoffExposures = met.map { $0 * total / mean }
    let mixture = DistortionMixture(
      observations, weights: observations.map { _ in 1 }, components: components,
      start: DistortionMixture(start: components, lowRatings: .underRating), threads: 1)
    let found = zip(points, mixture.cutoffRates).reduce(0) { $0 + $1.0 * $1.1 }
    // Uniform over 1…6 has the mean 3.5, those raised have 4.2.
    #expect(abs(found - 3.5) < 0.4)
  }

  @Test func whereHardlyAnythingIsRaisedTheResidualStillRanks() {
    // Profiles say nothing of who is raised, by two where the null has one: 60 of 1,500, too few to be found.
    for seed in 0..<5 {
      var random = RandomStream(seed: 90 + UInt64(seed))
      var rows = observations(count: 1500, over: 0, seed: 90 + UInt64(seed))
      for i in rows.indices {
        rows[i].profile = rows[i].profile.map { _ in 2 * random.normal() - 2 }
        if i < 60 { rows[i].residual += 2 }
      }
      let mixture = fit(rows)
      let odds = rows.map(mixture.logOddsOver)
      let higher = odds[60...].count { $0 < odds[..<60].reduce(0, +) / 60 }
      #expect(Double(higher) / 1440 > 0.85)
    }
  }

  @Test(arguments: LowRatings.allCases) func whatEarlierYearsSaidCountsInTheReadingThatHeardIt(reading: LowRatings) {
    let components = fit(observations(count: 200, over: 0.1, under: 0.05, seed: 9)).components
    let mixture = DistortionMixture(start: components, lowRatings: reading)
    var observation = observations(count: 1, over: 0, seed: 10)[0]
    let plain = mixture.ratios(observation)
    observation.persistence[reading] = .init(over: 3, low: 2)
    let known = mixture.ratios(observation)
    for c in plain.indices {
      let odds = DistortionMixture.overColumns.contains(c) ? 3.0 : reading.columns.contains(c) ? 2 : 1
      #expect(known[c] == odds * plain[c])
    }
    let other = LowRatings.allCases.first { $0 != reading } ?? reading
    #expect(DistortionMixture(start: components, lowRatings: other).ratios(observation) == plain)
  }

  @Test(arguments: LowRatings.allCases) func allRatiosAreWeighedAsThoseOfOneRow(reading: LowRatings) {
    var rows = observations(count: 3000, over: 0.1, seed: 11)
    for i in rows.indices { rows[i].persistence[reading] = .init(over: Double(i % 7), low: Double(i % 5)) }
    let mixture = DistortionMixture(start: fit(rows).components, lowRatings: reading)
    let chunks = RowChunks(count: rows.count, threads: 2)
    let ratios = ColumnRatios(rows, mixture.components, chunks).weighed(rows, reading)
    for i in [0, 1, 37, 1999, 2999] { #expect(ratios(row: i) == mixture.ratios(rows[i])) }
  }

  @Test func nothingPlantedHasLittleOfABound() {
    for seed in 0..<10 {
      #expect(fit(observations(count: 2000, over: 0, seed: 50 + UInt64(seed))).overBound < 0.02)
    }
  }

  /// Far beyond every size that occurs, heavy tails make an honest accident likelier again: not part of the law.
  @Test func theOddsRiseWithTheResidual() {
    let rows = observations(count: 3000, over: 0.1, seed: 6)
    let mixture = fit(rows)
    var observation = rows[0]
    var last = -Double.infinity
    for z in stride(from: 0.0, through: 6, by: 0.5) {
      observation.residual = z
      let odds = mixture.logOddsOver(observation)
      #expect(odds > last)
      last = odds
    }
  }

  @Test func unevenRaisingToAThresholdIsAWayOfItsOwn() {
    // A hundred and twenty rows at a threshold are raised by three, some criteria more than others.
    var rows = observations(count: 4000, over: 0, seed: 8)
    for i in 0..<120 {
      rows[i].signs[Sign.cutoff.rawValue] = 20
      rows[i].cutoffRaises = Sign.cutoffPoints.map { CutoffRaise(shift: $0 / 2) }
      rows[i].profile = rows[i].profile.map { _ in 4 }
      rows[i].residual += 3
    }
    let shares = fit(rows).shares
    let uneven = shares[DistortionComponents.unevenToCutoff].reduce(0, +)
    #expect(uneven > shares[DistortionComponents.columns(of: .cutoff)].reduce(0, +))
    #expect(uneven > shares[DistortionComponents.profiles].reduce(0, +))
    #expect(abs(uneven - 0.03) < 0.01)
  }

  /// Rows of which two hundred have criteria that stand out, which implies a shift of two; the residuals of the first
  /// `raised` of them have moved by it.
  private func rowsStandingOut(raised: Int, seed: UInt64) -> [Observation] {
    var rows = observations(count: 4000, over: 0, seed: seed)
    for i in 0..<200 {
      rows[i].profile = rows[i].profile.map { _ in 8 }
      rows[i].profileShift = rows[i].profileShift.map { _ in 2 }
      if i < raised { rows[i].residual += 2 }
    }
    return rows
  }

  @Test func criteriaThatStandOutWithoutAShiftAreHonest() {
    for seed in 0..<5 {
      let rows = rowsStandingOut(raised: 0, seed: 70 + UInt64(seed))
      let mixture = fit(rows)
      #expect(abs(mixture.shares[DistortionComponents.honestProfiles].reduce(0, +) - 0.05) < 0.02)
      // e⁸ in favour of the profile, and yet hardly any is over-rated rather than not.
      #expect((0..<200).count { mixture.logOddsOver(rows[$0]) > 0 } <= 10)
    }
  }

  @Test func criteriaThatStandOutWithTheShiftTheyImplyAreRaised() {
    for seed in 0..<5 {
      let rows = rowsStandingOut(raised: 200, seed: 80 + UInt64(seed))
      let mixture = fit(rows)
      #expect(mixture.shares[DistortionComponents.honestProfiles].reduce(0, +) < 0.02)
      #expect((0..<200).count { mixture.logOddsOver(rows[$0]) > 0 } >= 180)
    }
  }

  /// The mixture of rows one in twenty of which another rater doubts by one to ten deviations; the residuals of these rows
  /// have moved as far where `isRaised`.
  private func doubted(isRaised: Bool, seed: UInt64) -> (mixture: DistortionMixture, rows: [Observation]) {
    var random = RandomStream(seed: seed)
    var rows = observations(count: 4000, over: 0, seed: seed + 1000)
    for i in rows.indices {
      let doubt = i < 200 ? 1 + 9 * random.uniform() : 0
      rows[i].gaps = [random.studentT(degreesOfFreedom: 10) + doubt]
      rows[i].gapReach = [4]
      if isRaised { rows[i].residual += doubt / 2 }
    }
    let density = TDensity(degreesOfFreedom: 10)
    let components = DistortionComponents(
      residualDensity: density, gaps: [GapComponent(rater: .superior, density: density, slope: 0)], honestHalo: true)
    let mixture = DistortionMixture(
      rows, weights: rows.map { _ in 1 }, components: components,
      start: DistortionMixture(start: components, lowRatings: .underRating), threads: 2)
    return (mixture, rows)
  }

  @Test func doubtOfRatingsThatOutcomesBearOutIsHonest() {
    for seed in 0..<4 {
      let (mixture, rows) = doubted(isRaised: false, seed: 90 + UInt64(seed))
      #expect(abs(mixture.shares[DistortionComponents.doubts].reduce(0, +) - 0.05) < 0.02)
      #expect((0..<200).count { mixture.logOddsOver(rows[$0]) > 0 } <= 10)
    }
  }

  @Test func doubtOfRatingsThatOutcomesDoNotBearOutIsOverRating() {
    for seed in 0..<4 {
      let (mixture, rows) = doubted(isRaised: true, seed: 95 + UInt64(seed))
      #expect(mixture.shares[DistortionComponents.doubts].reduce(0, +) < 0.02)
      #expect((0..<200).count { mixture.logOddsOver(rows[$0]) > 0 } >= 130)
    }
  }

  @Test func aSignCountsOnlyAsFarAsTheResidualIsRaised() {
    // Eighty rows with a sign are raised by four, eighty are honest; nobody else is raised.
    var rows = observations(count: 4000, over: 0, seed: 5)
    for i in 0..<160 {
      rows[i].signs[Sign.straight.rawValue] = 200
      if i < 80 { rows[i].residual += 4 }
    }
    let mixture = fit(rows)
    let raised = (0..<80).map { mixture.logOddsOver(rows[$0]) }
    let honest = (80..<160).map { mixture.logOddsOver(rows[$0]) }
    #expect(raised.count { $0 > 0 } >= 70)
    // With sizes unknown, an honest residual above one standard deviation cannot be told from a raised one: a sixth of
    // eighty, and three standard errors.
    #expect(honest.count { $0 > 0 } <= 24)
  }

  @Test func ofSimilarAnswersAtMostHalfAreRaised() {
    var rows = observations(count: 3000, over: 0.05, seed: 6)
    for i in 0..<100 {
      rows[i].signs[Sign.similar.rawValue] = 500
      rows[i].residual += 1
    }
    let mixture = fit(rows)
    let raised = mixture.shares[DistortionComponents.columns(of: .similar)].reduce(0, +)
    let honest = mixture.shares[DistortionComponents.honestSigns.lowerBound + Sign.similar.rawValue]
    #expect(raised <= honest + 1e-6)
    #expect(raised + honest > 0.01)
  }
}
