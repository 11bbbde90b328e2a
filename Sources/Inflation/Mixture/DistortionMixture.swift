internal import Foundation
internal import Statistics

/// The shares of honest, over-rated and under-rated units, and of each way in which ratings come about.
///
/// f(unit) = core · (π₀ + Σ_c π_c R_c(unit)): a non-parametric mixture, whose shares `MixtureFit` finds.
///
/// Source: METHODS section 6; Efron (2010), Large-scale inference, chapter 5, for the local false discovery rate.
struct DistortionMixture: Sendable {
  /// The share of each column of `DistortionComponents`; the core has the rest.
  var shares: [Double]
  /// The share of the core.
  var coreShare: Double
  /// The densities of the columns.
  var components: DistortionComponents
  /// What ratings far below what is expected are put down to; the other reading's columns keep the least share.
  let lowRatings: LowRatings
  /// Σ π_c over the over-rating columns at the lower bound of that share.
  private(set) var overBound = 0.0
  /// The same for under-rating.
  private(set) var underBound = 0.0
  /// The lower bound of the share of the profiles of some criteria among all else, over its estimate, in 0…1: where plain
  /// over-rating explains as well what they explain, they count for little.
  private(set) var profileConfidence = 1.0

  static let overColumns = DistortionComponents.anyOver

  /// The share that every column keeps, so that each unit has odds to be ranked by.
  static let leastShare = 1e-9

  /// What honest habits have at first: more than any other column, for the wide ones are over-rating's rivals.
  private static let startingHabits = 0.1

  /// The shares before anything is known: most units honest, the rest spread evenly.
  init(start components: DistortionComponents, lowRatings: LowRatings) {
    self.components = components
    self.lowRatings = lowRatings
    let columns = DistortionComponents.count
    let habits = DistortionComponents.habits
    shares = [Double](repeating: 0.2 / Double(columns), count: columns)
    for c in habits { shares[c] = Self.startingHabits / Double(habits.count) }
    for c in lowRatings.excludedColumns { shares[c] = Self.leastShare }
    coreShare = 1 - shares.reduce(0, +)
  }

  /// The shares before anything is known of a study but the habits of those who rate, which are those of another.
  init(startWithHabitsOf other: DistortionMixture) {
    self.init(start: other.components, lowRatings: other.lowRatings)
    for c in DistortionComponents.habits { shares[c] = other.shares[c] }
    coreShare = 1 - shares.reduce(0, +)
  }

  /// Fits the shares to the observations, each counted with its weight.
  ///
  /// - Parameter start: the mixture whose shares are where this one begins.
  /// - Complexity: O(observations × columns) an iteration.
  init(
    _ observations: [Observation], weights: [Double], components: DistortionComponents, start: DistortionMixture,
    threads: Int
  ) {
    var fits = [
      MixtureFit(observations, weights: weights, components: components, start: start, threads: threads)
    ]
    MixtureFit.improve(&fits)
    fits[0].learnGapShares()
    fits[0].renewRatios()
    MixtureFit.improveAgain(&fits)
    fits[0].bound()
    self = fits[0].mixture
  }

  /// Takes the lower bounds of the shares of over-rating, of under-rating, and of the profiles of some criteria.
  mutating func bound(over: Double, under: Double, profiles: Double) {
    overBound = over
    underBound = under
    let share = shares[DistortionComponents.profiles].reduce(0, +)
    profileConfidence = share > 0 ? min(profiles / share, 1) : 1
  }

  /// All shares.
  var allShares: MixtureShares { MixtureShares(core: coreShare, columns: shares) }

  /// The share of units that over-rate, as estimated.
  var overShare: Double { shares[Self.overColumns].reduce(0, +) }
  /// The share of units that under-rate, as estimated.
  var underShare: Double { shares[DistortionComponents.under].reduce(0, +) }

  /// The share of units that an honest habit moves by two null standard deviations or more.
  var farHabitShare: Double {
    let often = HonestHabit.frequencies(beyond: 2)
    return zip(shares[DistortionComponents.habits], often + often).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The share of each size among all that raises to a threshold.
  var cutoffRates: [Double] {
    let columns = zip(DistortionComponents.columns(of: .cutoff), DistortionComponents.unevenToCutoff)
    let sums = columns.map { shares[$0] + shares[$1] }
    let total = sums.reduce(0, +)
    return sums.map { $0 / total }
  }

  /// The ratio of every column to the core for one unit.
  ///
  /// - Complexity: O(columns × gap shares).
  func ratios(_ observation: Observation) -> [Double] { weighed(plainRatios(observation), observation) }

  /// The same without what earlier years said of the unit.
  func plainRatios(_ observation: Observation) -> [Double] {
    var ratios: [Double] = []
    ratios.reserveCapacity(DistortionComponents.count)
    components.append(observation, to: &ratios)
    return ratios
  }

  /// Such ratios with what earlier years said, as this reading of low ratings has it.
  func weighed(_ plain: [Double], _ observation: Observation) -> [Double] {
    var ratios = plain
    DistortionComponents.weigh(&ratios, observation.persistence[lowRatings], lowRatings)
    return ratios
  }

  /// The posterior of one unit over the columns, the core last.
  func posterior(_ observation: Observation) -> [Double] { posterior(ratios: ratios(observation)) }

  /// The same given its ratios.
  func posterior(ratios: [Double]) -> [Double] {
    var joint = zip(shares, ratios).map { $0 * $1 } + [coreShare]
    let total = joint.reduce(0, +)
    for c in joint.indices { joint[c] /= total }
    return joint
  }

  /// The log odds that a unit over-rates, with the share at its lower bound.
  func logOddsOver(_ observation: Observation) -> Double { logOddsOver(ratios: ratios(observation)) { _ in true } }

  /// The same given its ratios; only columns that `counts` admits are over-rating, the others count as honest.
  func logOddsOver(ratios: [Double], counts: (Int) -> Bool) -> Double {
    logOdds(ratios, of: Self.overColumns, share: overShare, bound: overBound, counts: counts)
  }

  /// The log odds that a unit under-rates, likewise.
  func logOddsUnder(ratios: [Double], counts: (Int) -> Bool) -> Double {
    logOdds(ratios, of: DistortionComponents.under, share: underShare, bound: underBound, counts: counts)
  }

  private func logOdds(
    _ ratios: [Double], of columns: Range<Int>, share: Double, bound: Double, counts: (Int) -> Bool
  ) -> Double {
    let bound = max(bound, Self.leastShare)
    let inside = bound / share
    let outside = (1 - bound) / (1 - share)
    var found = 0.0
    var rest = coreShare * outside
    for c in ratios.indices {
      let mass = shares[c] * ratios[c] * (DistortionComponents.profiles.contains(c) ? profileConfidence : 1)
      if columns.contains(c) {
        if counts(c) { found += inside * mass } else { rest += inside * mass }
      } else {
        rest += outside * mass
      }
    }
    return log(found) - log(rest)
  }
}
