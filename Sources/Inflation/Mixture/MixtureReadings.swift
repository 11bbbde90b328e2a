/// The mixture of a year under each reading of its low ratings, and which of them the year bears out.
///
/// Low ratings are under-rating where that explains the year better than habit by what `LowRatingEvidence` asks for: habits
/// go as far up as down and seldom far, and what was lowered or raised on purpose has sizes of its own. Until then as many
/// high ratings as there are low ones count as honest.
struct MixtureReadings: Sendable {
  /// A mixture and what the rows say of its shares; nothing before the last round.
  struct Reading: Sendable {
    var mixture: DistortionMixture
    var shareEvidence: MixtureFit.Classes?
  }

  /// Whether honest habits may be assumed.
  let honestHalo: Bool
  /// With honest habits, as it began where they may not be assumed; and with under-rating.
  private var readings: ByReading<Reading>
  /// What these rows say of which it is.
  private(set) var evidence = LowRatingEvidence()
  private let known: Known

  /// What is known of low ratings before these rows are seen.
  struct Known {
    /// What the rows of earlier years say.
    var earlier = LowRatingEvidence()
    /// The shares that each reading found in each of them.
    var shares: [LowRatings: [MixtureShares]] = [:]
    /// The reading that is assumed whatever the rows say; nil to take the one that is borne out.
    var assumed: LowRatings?
  }

  /// The readings of some rows, with the fits that they come from.
  struct Fitted: Sendable {
    let readings: MixtureReadings

    /// The fit of the reading that is borne out.
    var borneOut: MixtureFit { fits[readings.place(in: fits)] }

    /// The fits of the readings that are considered.
    let fits: [MixtureFit]
  }

  /// The mixtures before anything is seen of the rows.
  init(start components: DistortionComponents, known: Known = Known()) {
    self.known = known
    honestHalo = components.honestHalo
    readings = ByReading(
      habit: Reading(mixture: DistortionMixture(start: components, lowRatings: .habit)),
      underRating: Reading(mixture: DistortionMixture(start: components, lowRatings: .underRating)))
  }

  /// The reading that is assumed, or that these rows and those of earlier years bear out.
  var lowRatings: LowRatings {
    guard honestHalo else { return .underRating }
    return known.assumed ?? (known.earlier + evidence).lowRatings
  }

  /// What the rows make of that reading.
  var borneOut: Reading { self(lowRatings) }

  /// What a reading makes of the rows.
  func callAsFunction(_ lowRatings: LowRatings) -> Reading { readings[lowRatings] }

  /// Whence the shift of an observation came, under each reading that is considered.
  ///
  /// - Complexity: O(columns × gap shares).
  func origins(of observation: Observation) -> [LowRatings: RatingRecord.Shift.Origin] {
    var origins: [LowRatings: RatingRecord.Shift.Origin] = [:]
    // Both readings have the same components.
    let plain = borneOut.mixture.plainRatios(observation)
    for lowRatings in considered {
      let mixture = self(lowRatings).mixture
      let posterior = mixture.posterior(ratios: mixture.weighed(plain, observation))
      origins[lowRatings] = .init(
        over: posterior[DistortionMixture.overColumns].reduce(0, +),
        low: posterior[lowRatings.columns].reduce(0, +))
    }
    return origins
  }

  private var considered: [LowRatings] { honestHalo ? LowRatings.allCases : [.underRating] }

  /// What both readings make of other observations of the rows, where these left off.
  ///
  /// What is left of a raise in the gaps is learnt under the reading that is borne out, for both.
  ///
  /// - Parameter isLast: whether what was learnt of the gaps has to be taken in and the shares to be bounded.
  /// - Returns: the readings and the fits.
  /// - Complexity: that of two fits of `MixtureFit`.
  func fitted(
    _ observations: [Observation], weights: [Double], components: DistortionComponents, isLast: Bool, threads: Int
  ) -> Fitted {
    let first = MixtureFit(
      observations, weights: weights, components: components, start: self(.underRating).mixture, threads: threads)
    var fits = considered.map { first.begun(from: self($0).mixture) }
    MixtureFit.improve(&fits)
    var next = self
    next.compare(fits, weights)
    var informed = fits[next.place(in: fits)]
    informed.learnGapShares()
    if isLast { informed.renewRatios() }
    fits = fits.map { informed.begun(from: $0.mixture) }
    if isLast {
      MixtureFit.improveAgain(&fits)
      next.compare(fits, weights)
    }
    for k in fits.indices { next.take(&fits[k], isLast: isLast) }
    return Fitted(readings: next, fits: fits)
  }

  /// Compares the readings under the mean of the shares that each found in this year and in those before: the reading with
  /// more shares to fit would gain by that once a year if every year had its own.
  private mutating func compare(_ fits: [MixtureFit], _ weights: [Double]) {
    guard fits.count > 1 else { return }
    let known = known.shares
    let logLikelihoods = fits.map { fit in
      let all = (known[fit.mixture.lowRatings] ?? []) + [fit.mixture.allShares]
      return fit.logLikelihood(MixtureShares(meanOf: all))
    }
    evidence = LowRatingEvidence(
      gain: logLikelihoods[1] - logLikelihoods[0],
      rows: fits[1].mixture.underShare * weights.reduce(0, +))
  }

  fileprivate func place(in fits: [MixtureFit]) -> Int {
    fits.firstIndex { $0.mixture.lowRatings == lowRatings } ?? 0
  }

  private mutating func take(_ fit: inout MixtureFit, isLast: Bool) {
    let evidence = isLast ? fit.bound() : nil
    readings[fit.mixture.lowRatings] = Reading(mixture: fit.mixture, shareEvidence: evidence)
  }
}
