internal import Evaluation
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// One state of the alternation that fits a year; each is made from the one before it.
struct YearState: Sendable {
  /// u − x'β − c x_d.
  private(set) var residuals: [Double]
  /// How ratings rise with quality from appraiser to appraiser.
  private(set) var appraiserSlope = AppraiserSlope.none
  /// The honest effect of the row's appraiser.
  private(set) var effects: [Double]
  /// The residual's standard deviation under the null.
  private(set) var deviations: [Double]
  private(set) var observations: [Observation] = []
  private(set) var appraisers: AppraiserLeniency
  /// The models of the gaps to other raters, of those that could be fitted.
  private(set) var gapModels: [GapModel] = []
  private(set) var readings: MixtureReadings
  /// P(neither over- nor under-rated) of each row by itself, whatever its appraiser; empty before the first mixture.
  private(set) var unitHonesty: [Double] = []
  /// P(honest and without a habit of rating high or low) of each row by itself; likewise.
  private var unitCore: [Double] = []
  /// What earlier years said of each row.
  private var persistence: [ByReading<PersistenceOdds>]
  /// What the superior's agreement with every cell, or its want, counts for.
  private var concurrence: [(over: Double, under: Double)]

  private static let leastHonesty = 1e-6
  private static let leastSteepness = 1e-3

  /// P(a share of the criteria raised and the others not) of each row: row first, then share; likewise.
  private(set) var profiles: [[Double]] = []

  /// The state before anything is known of distortions.
  init(
    _ data: AssessedRows, expected: ExpectedRating, response: [Double], honestHalo: Bool,
    lowRatings: MixtureReadings.Known
  ) {
    residuals = expected.residuals(of: response)
    effects = [Double](repeating: 0, count: data.count)
    deviations = (0..<data.count).map { expected.scale(row: $0) }
    persistence = [ByReading<PersistenceOdds>](repeating: PersistenceOdds.unknown, count: data.count)
    concurrence = [(over: Double, under: Double)](repeating: (1, 1), count: data.count)
    let noMembers = [[Int]](repeating: [], count: data.appraiserCount)
    appraisers = AppraiserLeniency(
      members: noMembers, residuals: residuals, scale: deviations, weights: [], gaps: [], leastShift: 0)
    let components = DistortionComponents(residualDensity: expected.density, gaps: [], honestHalo: honestHalo)
    readings = MixtureReadings(start: components, known: lowRatings)
  }

  /// The mixture of the reading that the year bears out.
  var mixture: DistortionMixture { readings.borneOut.mixture }

  /// P(clean) of each row: honest by itself and without a habit, under an appraiser that is not lenient. From such rows is
  /// learnt what is expected.
  func probabilityClean(_ data: AssessedRows) -> [Double] {
    zip(unitCore, probabilityAlone(data)).map { $0 * $1 }
  }

  /// P(the row's appraiser is not lenient): what it did itself then shows.
  func probabilityAlone(_ data: AssessedRows) -> [Double] {
    data.appraiser.map { $0 < 0 ? 1 : 1 - appraisers.probabilityLenient[$0] }
  }

  /// P(honest) of the rows below what is expected of them, and 1 of those above: ratings that may be raised have to count
  /// for honest where the scale of the composite is learnt, for without them the others would lean to the left, be bent,
  /// and have more taken for raised.
  func honestyBelow(_ clean: [Double]) -> [Double] {
    clean.indices.map { residuals[$0] > effects[$0] ? 1 : clean[$0] }
  }

  /// What outcomes and appraisers do not explain of each row, its own history left in, in median null standard deviations.
  func departures(_ expected: ExpectedRating) -> [Double] {
    let unit = max(median(deviations), 1e-12)
    return residuals.indices.map { (residuals[$0] + expected.historyPart(row: $0) - effects[$0]) / unit }
  }

  /// The gaps of the criteria on the scales of their appraisers: rater, then criterion, then row.
  func criterionGaps(_ data: AssessedRows, _ gaps: [RaterGap]) -> [[[Double]]] {
    gapModels.compactMap { model in gaps.first { $0.rater == model.rater }.map { model.cells(data, $0) } }
  }

  /// The next state: appraisers, then the gap, then the mixture.
  func advanced(_ round: YearRound) throws(LinearAlgebraError) -> YearState {
    var next = self
    let (data, scale) = (round.data, round.scale)
    let unitClean = unitCore.isEmpty ? round.clean : unitCore
    next.takeResiduals(round, scale: scale, clean: unitClean)
    next.weighAppraisers(round, scale: scale, clean: unitClean)
    next.spreadEffects(round, scale: scale)
    let z = (0..<data.count).map { (next.residuals[$0] - next.effects[$0]) / next.deviations[$0] }
    let falls = round.gaps.isEmpty ? [] : Self.falls(round, by: next.deviations)
    let steepness = next.steepness(round, residuals: z, falls: falls)
    let inGap = zip(steepness, z).map { $0 * $1 }
    next.gapModels = concurrentMap(round.gaps.count, threads: round.threads) { k in
      try? GapModel(data, gap: round.gaps[k], residual: inGap, clean: round.clean)
    }.compactMap { $0 }
    let cutoffExposures = next.observe(round, residuals: z, steepness: steepness, falls: falls)
    var components = DistortionComponents(
      residualDensity: round.density,
      gaps: next.gapModels.map { GapComponent(rater: $0.rater, density: $0.density, slope: $0.slopeOnResidual) },
      honestHalo: round.settings.honestHalo)
    components.cutoffExposures = cutoffExposures
    let alone = next.probabilityAlone(data)
    let fitted = readings.fitted(
      next.observations, weights: alone, components: components, isLast: round.isLast, threads: round.threads)
    next.readings = fitted.readings
    let posteriors = fitted.borneOut.posteriors { i, posterior in
      let honesty = Self.honesty(posterior)
      let core = honesty - posterior[DistortionComponents.habits].reduce(0, +)
      let probability = Distorted(
        over: posterior[DistortionMixture.overColumns].reduce(0, +),
        under: posterior[DistortionComponents.under].reduce(0, +))
      return (
        honesty, max(core, Self.leastHonesty),
        DistortionComponents.byShare(posterior).map { $0 * alone[i] }, probability
      )
    }
    next.unitHonesty = posteriors.map(\.0)
    next.unitCore = posteriors.map(\.1)
    next.profiles = posteriors.map(\.2)
    if !round.isLast {
      next.weighPersistence(data.precedents, fitted.fits, weights: alone)
      next.weighConcurrence(round, probabilities: posteriors.map(\.3), weights: alone)
    }
    return next
  }

  /// P(neither over- nor under-rated) of a posterior over the columns of the mixture.
  static func honesty(_ posterior: [Double]) -> Double {
    max(1 - posterior[..<DistortionComponents.under.upperBound].reduce(0, +), leastHonesty)
  }

  /// The probabilities that a row was distorted.
  private struct Distorted {
    let over: Double
    let under: Double

    /// The likelihood of a probability p over that of all else where a share of all rows is taken to be distorted.
    static func ratio(_ p: Double, share: Double) -> Double { p / max(1 - p, 1e-15) * (1 - share) / share }
  }

  /// What earlier years said, as far as this year bears it out: each reading of low ratings learns it for itself, so that both
  /// know as much of those years.
  private mutating func weighPersistence(
    _ precedents: [LowRatings: Precedents], _ fits: [MixtureFit], weights: [Double]
  ) {
    for fit in fits {
      let reading = fit.mixture.lowRatings
      guard let known = precedents[reading], known.areKnown else { continue }
      let probabilities = fit.posteriors { _, posterior in
        (over: posterior[DistortionMixture.overColumns].reduce(0, +), low: posterior[reading.columns].reduce(0, +))
      }
      let odds = persistence.map { $0[reading] }
      let over = Self.odds(
        known.over, probabilities.map(\.over), share: fit.mixture.overShare, known: odds.map(\.over), weights: weights)
      let low = Self.odds(
        known.low, probabilities.map(\.low), share: fit.mixture.shares[reading.columns].reduce(0, +),
        known: odds.map(\.low), weights: weights)
      for i in persistence.indices { persistence[i][reading] = .init(over: over[i], low: low[i]) }
    }
  }

  /// What precedents count for on the odds of a state that a fit finds with these probabilities, as far as that bears them
  /// out.
  private static func odds(
    _ precedents: [Persistence.Precedent?], _ probabilities: [Double], share: Double, known: [Double], weights: [Double]
  ) -> [Double] {
    let ratios = zip(probabilities, known).map { Distorted.ratio($0, share: share) / $1 }
    return precedents.map(Persistence(precedents, ratios: ratios, weights: weights, share: share).odds)
  }

  /// What the superior's agreement or its want says, as far as this year bears it out.
  private mutating func weighConcurrence(_ round: YearRound, probabilities: [Distorted], weights: [Double]) {
    guard let gap = round.gaps.first(where: { $0.rater == .superior }) else { return }
    let data = round.data
    let share = (over: mixture.overShare, under: mixture.underShare)
    let ratios = probabilities.map {
      (over: Distorted.ratio($0.over, share: share.over), under: Distorted.ratio($0.under, share: share.under))
    }
    let repetition = HonestRepetition(
      ratios.indices.map(gap.isRepeated), group: data.appraiser.map { $0 < 0 ? data.appraiserCount : $0 },
      residuals: observations.map(\.residual), honesty: unitHonesty)
    let known = concurrence
    let (over, under) = concurrently(threads: round.threads) {
      Concurrence(
        repetition, ratios: zip(ratios, known).map { $0.over / $1.over }, weights: weights, share: share.over)
    } _: {
      Concurrence(
        repetition, ratios: zip(ratios, known).map { $0.under / $1.under }, weights: weights, share: share.under)
    }
    concurrence = ratios.indices.map { (over.factor(row: $0), under.factor(row: $0)) }
  }

  /// The effects of the rows' appraisers, and the null standard deviations that they leave.
  private mutating func spreadEffects(_ round: YearRound, scale: [Double]) {
    let data = round.data
    var variances = scale.map { $0 * $0 }
    for i in 0..<data.count where data.appraiser[i] >= 0 {
      let d = data.appraiser[i]
      let effect = appraisers.honestEffect(d)
      let lenient = appraisers.probabilityLenient[d]
      let mean = appraisers.meanResidual[d]
      effects[i] = (1 - lenient) * effect.mean + (lenient > 0 && mean.isFinite ? lenient * mean : 0)
      variances[i] += effect.variance
    }
    deviations = (0..<data.count).map { (variances[$0] + round.expected.leverageVariance(row: $0)).squareRoot() }
  }

  /// Takes in what is seen of each row, given its standardised residual.
  ///
  /// - Returns: how often each size of raising to a threshold is met.
  private mutating func observe(
    _ round: YearRound, residuals z: [Double], steepness: [Double], falls: [Double]
  ) -> [Double] {
    let (deviations, gapModels, persistence, concurrence) = (deviations, gapModels, persistence, concurrence)
    let (composite, profile) = (round.composite, round.profile)
    let chunks = RowChunks(count: round.data.count, threads: round.threads)
    let raises = chunks.map { i in round.cutoffShifts.raises(row: i, composite: composite, deviation: deviations[i]) }
    let frequencies = round.cutoffs.frequencies(
      rates: mixture.cutoffRates, raises: raises, residuals: z, density: round.density)
    let independent = IndependentGaps(
      errors: gapModels.map(\.errors), densities: gapModels.map(\.density), clean: round.clean)
    let reach = gapModels.map { $0.reach(falls) }
    let slopes = gapModels.map(\.slopeOnResidual)
    observations = chunks.map { i in
      Observation(
        residual: z[i],
        gaps: zip(slopes, independent.errors(row: i)).map { $1 + $0 * steepness[i] * z[i] },
        steepness: steepness[i],
        gapReach: reach.map { $0[i] },
        profile: profile.logRatios[i],
        profileLowered: profile.mirroredLogRatios[i],
        profileShift: profile.implied[i].map { composite.fall(ofLogits: $0.shift, row: i) / deviations[i] },
        profileGapMove: profile.implied[i].map(\.gapMove),
        signs: round.signs[i],
        cutoffRaises: raises[i], cutoffFrequency: frequencies.ofRows[i], persistence: persistence[i],
        concurrence: concurrence[i])
    }
    return frequencies.ofSizes
  }

  /// The residuals less what tells appraisers' qualities apart.
  private mutating func takeResiduals(_ round: YearRound, scale: [Double], clean: [Double]) {
    let data = round.data
    let plain = round.expected.residuals(of: round.composite.values)
    let weights = (0..<data.count).map { i in
      clean[i] * round.density.weight((plain[i] - appraiserPart(data, row: i)) / scale[i])
    }
    let members = data.byAppraiser
    let quality = members.map { rows in rows.reduce(0) { $0 + data.quality[$1] } / Double(rows.count) }
    appraiserSlope = AppraiserSlope(
      means: members.map { AppraiserLeniency.mean($0, residuals: plain, scale: scale, weights: weights) },
      quality: quality, honesty: appraisers.probabilityLenient.map { 1 - $0 })
    residuals = (0..<data.count).map { plain[$0] - appraiserSlope.value(data.appraiser[$0]) }
  }

  /// What a row's appraiser adds to its honest rating: c x_d and the honest effect.
  func appraiserPart(_ data: AssessedRows, row i: Int) -> Double {
    appraiserSlope.value(data.appraiser[i]) + effects[i]
  }

  private mutating func weighAppraisers(_ round: YearRound, scale: [Double], clean: [Double]) {
    let data = round.data
    let weights = (0..<data.count).map { i in
      clean[i] * round.density.weight((residuals[i] - effects[i]) / scale[i])
    }
    let falls = gapModels.isEmpty ? [] : Self.falls(round, by: scale)
    let sides = gapModels.map { model in
      AppraiserLeniency.GapSide(
        model, mean: model.meanGap, variance: model.meanGapVariance, severity: model.severityVariance,
        components: mixture.components, reach: model.reach(falls), members: data.byAppraiser)
    }
    // Where others rate, the first round has no gap model yet and leaves leniency alone.
    let waits = !round.gaps.isEmpty && sides.isEmpty
    appraisers = AppraiserLeniency(
      members: waits ? [[Int]](repeating: [], count: data.appraiserCount) : data.byAppraiser, residuals: residuals,
      scale: scale, weights: weights, gaps: sides, leastShift: round.leastLeniency, threads: round.threads)
  }

  /// ρ: how much further than a typical total that of each row moves with its composite, over as much as the row's residual,
  /// or one null standard deviation where that is less. Near full marks the same residual is a longer way; but how near a
  /// row is to them is half its own noise, so that the logarithm counts half.
  ///
  /// - Parameter falls: what totals fall by where the composite falls by one null deviation; empty where nobody else rates.
  private func steepness(_ round: YearRound, residuals z: [Double], falls: [Double]) -> [Double] {
    guard !falls.isEmpty else { return z.map { _ in 1 } }
    let sizes = z.map { $0 < 0 ? min($0, -1) : max($0, 1) }
    let own = RowFalls(
      round.data, round.composite, by: zip(sizes, deviations).map { $0 * $1 }, threads: round.threads)
    let typical = max(median(falls), 1e-12)
    return zip(own.ofTotal, sizes).map { max($0 / ($1 * typical), Self.leastSteepness).squareRoot() }
  }

  /// What the totals of rows fall by where their composite falls by so much.
  private static func falls(_ round: YearRound, by sizes: [Double]) -> [Double] {
    RowFalls(round.data, round.composite, by: sizes, threads: round.threads).ofTypicalTotal
  }
}
