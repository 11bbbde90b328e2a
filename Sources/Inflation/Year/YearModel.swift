internal import Evaluation
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The fitted model of one year's ratings: what honest units say, what appraisers add, and who departs from it.
///
/// The expected rating, the appraisers' effects, the gaps to other raters and the mixture of distortions are fitted in
/// turn, each with the others held fixed, until the probabilities of being honest settle.
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
  private(set) var mixture: DistortionMixture
  /// What the year says of the shares of the mixture.
  let shareEvidence: MixtureFit.Classes?
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
  let unitHonesty: [Double]
  /// How many points of the total one read off the composite is worth.
  private(set) var pointsPerShift = PointsPerShift.none
  private let sizes: SizePosterior
  /// The smallest effect that counts as leniency, in residual standard deviations.
  let leastLeniency: Double
  private let spreadOfLeniency: [Double]

  /// The rounds after which the scale of the composite is learnt; the last are left for the rest to follow it.
  private static let bendingRounds = 1...5
  /// The first round after which it may be one under which raised ratings would be honest: before they are known, the scale
  /// takes them for its own upward lean and keeps them from being found.
  private static let upwardBendingRound = 3

  /// Fits the year.
  ///
  /// - Parameters:
  ///   - record: how the same units rated in earlier years.
  ///   - contrasts: what they were good at.
  ///   - cutoffs: the totals from which levels begin.
  ///   - shapes: similar and straight answers of the panel.
  /// - Throws: `LinearAlgebraError` when the ratings do not vary enough to fit anything.
  /// - Complexity: O(rows × (criteria² + columns of the mixture)) a round, five, eight or eleven rounds.
  init(
    _ rows: AssessedRows, gaps: [RaterGap], record: RatingRecord = RatingRecord(),
    contrasts: ContrastRecord = ContrastRecord(), cutoffs: [Double],
    shapes: AnswerShapes? = nil, settings: Settings, smallType: Int, threads: Int
  ) throws(LinearAlgebraError) {
    var data = rows
    data.precedents = record.precedents(year: data.year, units: data.unit)
    var clean = [Double](repeating: 1, count: data.count)
    var composite = try CompositeScore(data, clean: clean, smallType: smallType)
    var expected = try ExpectedRating(data, response: composite.values, smallType: smallType)
    var profile = CriterionProfile(
      data, composite: composite, gaps: [], clean: clean, smallType: smallType, threads: threads)
    let cutoffs = CutoffEvidence(
      totals: (0..<data.count).map { data.total(row: $0, loweredBy: 0) }, cutoffs: cutoffs)
    var cutoffShifts = CutoffShifts(
      data, weights: composite.weights, cutoffs: cutoffs, seed: settings.seed, threads: threads)
    let signs = (0..<data.count).map { i in
      [cutoffs.ratios[i], shapes?.similarRatio(data.rows[i]) ?? 0, shapes?.straightRatio(data.rows[i]) ?? 0]
    }
    var state = YearState(data, expected: expected, response: composite.values)
    let standardised = zip(state.residuals, state.deviations).map { $0 / $1 }
    clean = TrimmedStart(residuals: standardised, gaps: gaps.map(\.gaps), byAppraiser: data.byAppraiser).clean
    var progress = YearProgress()
    var round = 0
    while true {
      let isLast = progress.isNextLast
      if round > 0 {
        let effects = (0..<data.count).map { state.appraiserPart(data, row: $0) }
        for _ in 0..<3 {
          try expected.step(response: composite.values, appraiserEffects: effects, clean: clean)
        }
      }
      let fixed = YearRound(
        data: data, expected: expected, composite: composite, profile: profile, gaps: gaps, cutoffs: cutoffs,
        cutoffShifts: cutoffShifts, signs: signs, clean: clean, settings: settings, isLast: isLast, threads: threads)
      state = try state.advanced(fixed)
      if isLast {
        leastLeniency = fixed.leastLeniency
        break
      }
      clean = progress.next(
        after: round, honesty: state.probabilityHonest(data), share: state.mixture.overShare + state.mixture.underShare)
      if round == 1 {
        data.history = record.history(
          year: data.year, units: data.unit, departures: state.departures(expected), honesty: state.unitHonesty)
        composite = try CompositeScore(data, clean: clean, smallType: smallType)
        cutoffShifts = CutoffShifts(
          data, weights: composite.weights, cutoffs: cutoffs, seed: settings.seed, threads: threads)
        expected = try ExpectedRating(data, response: composite.values, smallType: smallType)
        profile = CriterionProfile(
          data, composite: composite, gaps: state.criterionGaps(data, gaps), clean: clean, record: contrasts,
          raised: state.profiles, smallType: smallType, threads: threads)
      }
      if Self.bendingRounds.contains(round), !progress.isNextLast,
        composite.bend(
          data, honesty: state.honestyBelow(clean), clean: round >= Self.upwardBendingRound ? clean : nil)
      {
        expected = try ExpectedRating(data, response: composite.values, smallType: smallType)
      }
      round += 1
    }
    self.data = data
    self.composite = composite
    self.profile = profile
    self.expected = expected
    self.gaps = gaps
    self.cutoffs = cutoffs
    appraisers = state.appraisers
    gapModels = state.gapModels
    mixture = state.mixture
    shareEvidence = state.shareEvidence
    observations = state.observations
    residuals = state.residuals
    appraiserEffect = state.effects
    appraiserSlope = data.appraiser.map { state.appraiserSlope.value($0) }
    nullDeviation = state.deviations
    departures = state.departures(expected)
    unitHonesty = state.unitHonesty
    spreadOfLeniency = Self.spreadsOfLeniency(
      members: data.byAppraiser, means: state.appraisers.meanResidual, residuals: state.residuals,
      deviations: state.deviations, honesty: state.unitHonesty)
    let (models, deviations) = (state.gapModels, state.deviations)
    let alone = data.appraiser.map { $0 < 0 ? 1 : 1 - state.appraisers.probabilityLenient[$0] }
    sizes = SizePosterior(
      state.observations, weights: alone, mixture: state.mixture,
      reach: models.map { $0.ownReach(data, composite, deviations: deviations, threads: threads) }, threads: threads)
    pointsPerShift = try PointsPerShift(self, expected: expected)
  }

  /// The shift by which each row was distorted, in median null standard deviations, given all that is seen of it.
  ///
  /// - Complexity: O(rows × columns × gap shares).
  func distortions(threads: Int) -> [RatingRecord.Shift] {
    let unit = max(median(nullDeviation), 1e-12)
    return RowChunks(count: observations.count, threads: threads).map { i in
      let observation = observations[i]
      let posterior = posterior(row: i)
      var (mean, square, over) = (0.0, 0.0, 0.0)
      for c in 0..<DistortionComponents.count {
        guard let shift = DistortionComponents.shift(ofColumn: c, observation) else { continue }
        mean += posterior[c] * shift
        over += shift > 0 ? posterior[c] : 0
        square += posterior[c] * shift * shift
      }
      let scale = nullDeviation[i] / unit
      return .init(mean: scale * mean, variance: scale * scale * max(square - mean * mean, 0), probabilityOver: over)
    }
  }

  /// The posterior of a row over the columns of the mixture, the core last.
  ///
  /// - Complexity: O(columns × gap shares).
  func posterior(row i: Int) -> [Double] {
    sizes(mixture.posterior(observations[i]), observations[i], row: i)
  }

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
