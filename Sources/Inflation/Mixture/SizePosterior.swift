/// By which way a distorted rating came about, given that it was distorted: what a gap says of the size is read on the
/// row's own scale.
///
/// Whether a row was distorted is asked with a reach of its gap half way between the typical one and that of the row, which
/// moves with its own noise: where most marks are full, honest rows with little room would count as moved far. Once it is
/// taken for distorted, how far depends on the room that it has itself: near full marks a small raise is many deviations of
/// the gap. So
///
/// P(way) = P(class) P'(way | class),
///
/// P with the reach half way and P' with that of the row, the shares left in its gap, π_κ, learnt under it.
struct SizePosterior: Sendable {
  private let mixture: DistortionMixture
  /// h of each row: rater, then row.
  private let reach: [[Double]]

  /// π_κ under the rows' own reach.
  var gaps: [GapComponent] { mixture.components.gaps }

  /// Below this what was distorted has no size to speak of.
  private static let negligible = 1e-4
  /// About the least raise that is found, in deviations of the residual.
  private static let foundRaise = 2.0

  /// Learns π_κ under the rows' own reach.
  ///
  /// - Complexity: O(observations × columns × raters × gap shares).
  init(
    _ observations: [Observation], weights: [Double], mixture: DistortionMixture, reach: [[Double]], threads: Int
  ) {
    self.reach = reach
    guard !reach.isEmpty else {
      self.mixture = mixture
      return
    }
    let own = observations.indices.map { i in Self.observation(observations[i], reach: reach, row: i) }
    var fit = MixtureFit(
      own, weights: weights, components: mixture.components, start: mixture, threads: threads)
    fit.learnGapShares()
    self.mixture = fit.mixture
  }

  /// How far the gaps of each row move with its composite, over a fall as large as the raises that are found: rater, then
  /// row.
  ///
  /// - Complexity: O(rows × (criteria + raters)).
  static func reach(
    _ gapModels: [GapModel], _ data: AssessedRows, _ composite: CompositeScore, deviations: [Double], threads: Int
  ) -> [[Double]] {
    guard !gapModels.isEmpty else { return [] }
    let falls = RowFalls(data, composite, by: deviations.map { foundRaise * $0 }, threads: threads)
    let ofOne = falls.ofTotal.map { $0 / foundRaise }
    return gapModels.map { $0.reach(ofOne) }
  }

  private static func observation(_ observation: Observation, reach: [[Double]], row i: Int) -> Observation {
    var own = observation
    own.gapReach = reach.map { $0[i] / observation.steepness }
    return own
  }

  /// The posterior of row i over the columns, the core last, of which `posterior` is that with the reach half way.
  func callAsFunction(_ posterior: [Double], _ observation: Observation, row i: Int) -> [Double] {
    let classes = [DistortionMixture.overColumns, DistortionComponents.under]
    let masses = classes.map { posterior[$0].reduce(0, +) }
    guard !reach.isEmpty, masses.contains(where: { $0 > Self.negligible }) else { return posterior }
    let own = mixture.posterior(Self.observation(observation, reach: reach, row: i))
    var sized = posterior
    for (columns, mass) in zip(classes, masses) {
      let total = own[columns].reduce(0, +)
      guard total > 0 else { continue }
      for c in columns { sized[c] = mass * own[c] / total }
    }
    return sized
  }
}
