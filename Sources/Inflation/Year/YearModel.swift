internal import Evaluation
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The fitted model of one year's ratings: what honest units say, what appraisers add, and who departs from it.
///
/// What `YearFit` finds, and what it means for a row.
///
/// Source: METHODS sections 5 and 6.
struct YearModel: Sendable {
  let data: AssessedRows
  let composite: CompositeScore
  let profile: CriterionProfile
  let expected: ExpectedRating
  private(set) var appraisers: AppraiserLeniency
  let gaps: [RaterGap]
  let gapModels: [GapModel]
  /// The mixture under the reading of low ratings that is borne out.
  private(set) var mixture: DistortionMixture
  /// What the year says of the shares of the mixture.
  private(set) var shareEvidence: MixtureFit.Classes?
  private let readings: MixtureReadings
  let cutoffs: CutoffEvidence
  /// What is seen of each row, standardised under the null.
  let observations: [Observation]
  /// u − x'β − c x_d of each row, on the logit scale.
  let residuals: [Double]
  /// The part of the residual that is the appraiser's honest effect.
  let appraiserEffect: [Double]
  /// c x_d of each row.
  let appraiserSlope: [Double]
  /// The standard deviation of the residual under the null, estimation included.
  let nullDeviation: [Double]
  /// What outcomes and appraisers do not explain of each row, its own history left in, in standard deviations.
  let departures: [Double]
  /// P(neither over- nor under-rated) of each row by itself, whatever its appraiser.
  private(set) var unitHonesty: [Double]
  /// How many points of the total one read off the composite is worth.
  private(set) var pointsPerShift = PointsPerShift.none
  private var sizes: SizePosterior
  /// How far the gaps of each row move with its composite: rater, then row.
  private let reach: [[Double]]
  /// The smallest effect that counts as leniency, in residual standard deviations.
  let leastLeniency: Double
  private let spreadOfLeniency: [Double]

  /// Fits the year.
  ///
  /// - Throws: `LinearAlgebraError` when the ratings do not vary enough to fit anything.
  /// - Complexity: that of `YearFit`.
  init(_ inputs: YearFit.Inputs) throws(LinearAlgebraError) {
    let fit = try YearFit(inputs)
    let (data, composite, state) = (fit.data, fit.composite, fit.state)
    self.data = data
    self.composite = composite
    profile = fit.profile
    expected = fit.expected
    gaps = inputs.gaps
    cutoffs = fit.cutoffs
    leastLeniency = fit.leastLeniency
    appraisers = state.appraisers
    gapModels = state.gapModels
    readings = state.readings
    (mixture, shareEvidence) = (readings.borneOut.mixture, readings.borneOut.shareEvidence)
    observations = state.observations
    residuals = state.residuals
    appraiserEffect = state.effects
    appraiserSlope = data.appraiser.map { state.appraiserSlope.value($0) }
    nullDeviation = state.deviations
    departures = state.departures(fit.expected)
    unitHonesty = state.unitHonesty
    spreadOfLeniency = Self.spreadsOfLeniency(
      members: data.byAppraiser, means: state.appraisers.meanResidual, residuals: state.residuals,
      deviations: state.deviations, honesty: state.unitHonesty)
    reach = SizePosterior.reach(
      state.gapModels, data, composite, deviations: state.deviations, threads: inputs.threads)
    sizes = SizePosterior(
      state.observations, weights: state.probabilityAlone(data), mixture: mixture, reach: reach,
      threads: inputs.threads)
    pointsPerShift = try PointsPerShift(self)
  }

  /// What the year says of how low ratings are to be read.
  var evidenceOfLowRatings: LowRatingEvidence { readings.evidence }

  /// The shares of the mixture under a reading.
  func shares(_ lowRatings: LowRatings) -> MixtureShares { readings(lowRatings).mixture.allShares }

  /// Reads low ratings as all years together bear it out.
  ///
  /// - Complexity: O(rows × columns of the mixture); nothing where the year read them so.
  mutating func read(_ lowRatings: LowRatings, threads: Int) {
    guard readings.honestHalo, mixture.lowRatings != lowRatings else { return }
    let reading = readings(lowRatings)
    (mixture, shareEvidence) = (reading.mixture, reading.shareEvidence)
    let (mixture, observations) = (mixture, observations)
    unitHonesty = RowChunks(count: observations.count, threads: threads).map { i in
      YearState.honesty(mixture.posterior(observations[i]))
    }
    sizes = SizePosterior(
      observations, weights: observations.indices.map { 1 - probabilityLenient(row: $0) }, mixture: mixture,
      reach: reach, threads: threads)
    if let points = try? PointsPerShift(self) { pointsPerShift = points }
  }

  /// The shift by which each row was distorted, in median null standard deviations, given all that is seen of it.
  ///
  /// - Complexity: O(rows × columns × gap shares).
  func distortions(threads: Int) -> [RatingRecord.Shift] {
    let unit = max(median(nullDeviation), 1e-12)
    return RowChunks(count: observations.count, threads: threads).map { i in
      let observation = observations[i]
      let posterior = posterior(row: i)
      var (mean, square) = (0.0, 0.0)
      for c in 0..<DistortionComponents.count {
        guard let shift = DistortionComponents.shift(ofColumn: c, observation) else { continue }
        mean += posterior[c] * shift
        square += posterior[c] * shift * shift
      }
      let scale = nullDeviation[i] / unit
      return .init(
        mean: scale * mean, variance: scale * scale * max(square - mean * mean, 0),
        origins: readings.origins(of: observation))
    }
  }

  /// The posterior of a row over the columns of the mixture, the core last.
  ///
  /// - Complexity: O(columns × gap shares).
  func posterior(row i: Int) -> [Double] {
    sizes(mixture.posterior(observations[i]), observations[i], row: i)
  }

  /// What is known of a row's over-rating beside its size.
  func overOdds(row i: Int) -> Double { observations[i].overOdds(mixture.lowRatings) }

  /// What is left of a raise in the gap to each other rater, learnt on the rows' own scales.
  var ownGaps: [GapComponent] { sizes.gaps }

  /// Takes in what all years say of each appraiser.
  mutating func inform(_ pooled: PooledLeniency) { appraisers.inform(pooled) }

  /// Bounds the shares of several years' mixtures, each year by what the others say too.
  static func boundShares(_ models: inout [YearModel], threads: Int) {
    let years = models.compactMap(\.shareEvidence)
    guard years.count > 1, years.count == models.count else { return }
    let over = ShareEvidence.lowerBounds(years.map(\.over), threads: threads)
    let under = ShareEvidence.lowerBounds(years.map(\.under), threads: threads)
    let profiles = ShareEvidence.lowerBounds(years.map(\.profiles), threads: threads)
    for k in models.indices { models[k].mixture.bound(over: over[k], under: under[k], profiles: profiles[k]) }
  }

  /// How far a row's composite lies above what is expected of it under its appraiser's honest effect, in logits.
  func departure(row i: Int) -> Double {
    residuals[i] - (data.appraiser[i] < 0 ? 0 : appraisers.honestEffect(data.appraiser[i]).mean)
  }

  /// The total of a row whose composite lies lower by `shift` on its scale.
  func total(row i: Int, loweredBy shift: Double) -> Double {
    data.total(row: i, loweredBy: composite.logits(ofFall: shift, row: i))
  }

  /// The gap to the superior; nil where no superior rates.
  var superiorGap: RaterGap? { gaps.first { $0.rater == .superior } }

  /// P(lenient) of the row's appraiser; 0 where there is none.
  func probabilityLenient(row i: Int) -> Double {
    data.appraiser[i] < 0 ? 0 : appraisers.probabilityLenient[data.appraiser[i]]
  }

  /// The probability that neither the row nor its appraiser over- or under-rates.
  func probabilityHonest(row i: Int) -> Double { unitHonesty[i] * (1 - probabilityLenient(row: i)) }

  /// How far a lenient appraiser raised a row, in logits.
  struct Leniency {
    /// l_d, by how much it raised its units.
    let ofAll: Double
    /// By how much it raised this one, given the row's own residual, if the row has not departed by itself.
    let mean: Double
    /// The standard deviation of that.
    let deviation: Double
  }

  /// How far a lenient appraiser raised a row; nil without one.
  ///
  /// Units of one appraiser are raised by l_d + N(0, ω²), ω² what their residuals spread beyond the null; the row's own
  /// residual e pulls that to l_d + ω²/(ω² + s²)(e − l_d). What an honest appraiser would have added, τ², stays open.
  func leniency(row i: Int) -> Leniency? {
    let d = data.appraiser[i]
    guard d >= 0, appraisers.meanResidual[d].isFinite else { return nil }
    let mean = appraisers.meanResidual[d]
    let between = spreadOfLeniency[d]
    let own = nullDeviation[i] * nullDeviation[i]
    let share = between / (between + own)
    return Leniency(
      ofAll: mean, mean: mean + share * (residuals[i] - mean),
      deviation: (share * own + appraisers.variance[d] + appraisers.varianceBetween).squareRoot())
  }

  /// ω² of each appraiser: the mean squared residual about l_d less the null variance, at least 0, over rows as far as
  /// they have not departed by themselves.
  private static func spreadsOfLeniency(
    members: [[Int]], means: [Double], residuals: [Double], deviations: [Double], honesty: [Double]
  ) -> [Double] {
    members.indices.map { d in
      let weight = members[d].reduce(0) { $0 + honesty[$1] }
      guard weight > 1, means[d].isFinite else { return 0 }
      let excess = members[d].reduce(0.0) { sum, i in
        let error = residuals[i] - means[d]
        return sum + honesty[i] * (error * error - deviations[i] * deviations[i])
      }
      return max(excess / (weight - 1), 0)
    }
  }
}
