internal import Foundation
internal import Statistics

/// The shares of a mixture by expectation–maximisation over units, each counted with its weight: units of lenient
/// appraisers, which shift together, must not teach how often units shift alone.
///
/// Source: Dempster, Laird and Rubin (1977); Silverman, Jones, Wilson and Nychka (1990) for the smoothing; Meng and
/// Rubin (1993) for the gaps' shares with those of the columns held fixed.
struct MixtureFit: Sendable {
  /// The mixture as far as it is fitted.
  private(set) var mixture: DistortionMixture
  private let observations: [Observation]
  private let weights: [Double]
  private let chunks: RowChunks
  /// The ratios without what earlier years said of the observations, and with it.
  private var plainRatios: ColumnRatios
  private var ratios: ColumnRatios
  /// Whether earlier years said anything of them.
  private let hasPrecedents: Bool

  private static let iterations = 40
  /// What hardly any unit does by a shift teaches nothing of the gaps under it.
  private static let leastMass = 1e-3
  static let iterationsOfGapShares = 10
  private static let plainRows = 3.0
  /// How many rows are enough for one pass of the smoothing, and how few count as so many.
  private static let rowsOfOnePass = 4000.0
  private static let fewestOfSizes = 5.0

  /// The fit before its first iteration.
  ///
  /// - Parameter start: the mixture of the round before, whose shares are where this one begins.
  /// - Complexity: O(observations × columns × raters × gap shares).
  init(
    _ observations: [Observation], weights: [Double], components: DistortionComponents, start: DistortionMixture,
    threads: Int
  ) {
    self.observations = observations
    self.weights = weights
    chunks = RowChunks(count: observations.count, threads: threads)
    mixture = start
    mixture.components = components
    for (k, gap) in components.gaps.enumerated() {
      let known = start.components.gaps.first { $0.rater == gap.rater }
      if let known { mixture.components.gaps[k].shareWeights = known.shareWeights }
    }
    hasPrecedents = observations.contains { $0.persistence != PersistenceOdds.unknown }
    plainRatios = ColumnRatios(observations, mixture.components, chunks)
    ratios = plainRatios
    weighRatios()
  }

  private mutating func weighRatios() {
    ratios = hasPrecedents ? plainRatios.weighed(observations, mixture.lowRatings) : plainRatios
  }

  /// A fit of the same observations that begins from another mixture, with what this one knows of the gaps.
  func begun(from other: DistortionMixture) -> MixtureFit {
    var fit = self
    fit.mixture = other
    fit.mixture.components = mixture.components
    if other.lowRatings != mixture.lowRatings { fit.weighRatios() }
    return fit
  }

  /// Improves the shares of several fits of the same observations.
  ///
  /// - Complexity: O(observations × columns × fits) an iteration.
  static func improve(_ fits: inout [MixtureFit]) { expectationMaximisation(&fits, iterations: iterations) }

  /// Improves the shares once more, after what was learnt of the gaps has moved them a little.
  ///
  /// - Complexity: O(observations × columns × fits) an iteration.
  static func improveAgain(_ fits: inout [MixtureFit]) {
    guard let first = fits.first, !first.mixture.components.gaps.isEmpty else { return }
    expectationMaximisation(&fits, iterations: iterations / 2)
  }

  /// Takes in what was learnt of the gaps.
  ///
  /// - Complexity: O(observations × columns × raters × gap shares).
  mutating func renewRatios() {
    guard !mixture.components.gaps.isEmpty else { return }
    plainRatios = ColumnRatios(observations, mixture.components, chunks)
    weighRatios()
  }

  /// Σ w_i log(π₀ + Σ_c π_c R_c(unit i)) under some shares.
  ///
  /// - Complexity: O(observations × columns).
  func logLikelihood(_ shares: MixtureShares) -> Double {
    let densities = ratios.densities(shares)
    return zip(weights, densities).reduce(0) { $0 + $1.0 * log($1.1) }
  }

  /// Bounds the shares from below.
  ///
  /// - Complexity: O(observations × columns).
  @discardableResult mutating func bound() -> Classes {
    let evidence = MixtureFit.Classes(
      over: evidence(of: DistortionMixture.overColumns), under: evidence(of: DistortionComponents.under),
      profiles: evidence(of: DistortionComponents.profiles))
    mixture.bound(
      over: evidence.over.lowerBound, under: evidence.under.lowerBound, profiles: evidence.profiles.lowerBound)
    return evidence
  }

  /// What the observations say of the shares that are bounded.
  struct Classes: Sendable {
    let over: ShareEvidence
    let under: ShareEvidence
    let profiles: ShareEvidence
  }

  /// What `summary` makes of the posterior of each observation.
  ///
  /// - Complexity: O(observations × columns).
  func posteriors<Value: Sendable>(_ summary: @Sendable (Int, [Double]) -> Value) -> [Value] {
    let (mixture, ratios) = (mixture, ratios)
    return chunks.map { i in summary(i, mixture.posterior(ratios: ratios(row: i))) }
  }

  private static func expectationMaximisation(_ fits: inout [MixtureFit], iterations: Int) {
    guard let first = fits.first else { return }
    let total = first.weights.reduce(0, +)
    guard total > 0 else { return }
    for _ in 0..<iterations {
      let masses =
        first.hasPrecedents
        ? fits.flatMap { $0.ratios.masses([$0.mixture], weights: $0.weights) }
        : first.ratios.masses(fits.map(\.mixture), weights: first.weights)
      for k in fits.indices { fits[k].step(masses[k], rows: total) }
    }
  }

  /// One iteration, Σ_i w_i R_c(i) / f_i of each column known.
  private mutating func step(_ masses: [Double], rows total: Double) {
    for c in masses.indices {
      mixture.shares[c] = max(mixture.shares[c] * masses[c] / total, DistortionMixture.leastShare)
    }
    for c in mixture.lowRatings.excludedColumns { mixture.shares[c] = DistortionMixture.leastShare }
    keepPlain(rows: total)
    smooth(DistortionComponents.over, rows: total)
    if mixture.lowRatings == .underRating { smooth(DistortionComponents.evenUnder, rows: total) }
    order(DistortionComponents.columns(of: .cutoff))
    order(DistortionComponents.unevenToCutoff)
    for sign in [Sign.similar, .straight] { tie(sign) }
    mixture.coreShare = 1 - mixture.shares.reduce(0, +)
  }

  /// Keeps a few rows' worth of plain over-rating among all that over-rate without a sign: where raised ratings hardly
  /// differ from honest ones, the likelihood would rather have them all of the few whose criteria stand out by chance.
  private mutating func keepPlain(rows: Double) {
    let plain = mixture.shares[DistortionComponents.over].reduce(0, +)
    let others = DistortionComponents.uneven.lowerBound..<DistortionComponents.profiles.upperBound
    let rest = mixture.shares[others].reduce(0, +)
    let kept = (plain + rest) * rows / ((plain + rest) * rows + Self.plainRows)
    for c in others { mixture.shares[c] *= kept }
    for c in DistortionComponents.over { mixture.shares[c] *= 1 + (1 - kept) * rest / plain }
  }

  /// Spreads each share over its neighbours by ¼, ½, ¼: sizes of over-rating do not sit on a few points, as the
  /// unsmoothed estimate has them. What would be spread below the smallest shift goes to the core, for a shift that
  /// small cannot be told from the null's own shape. Of few rows the estimate is rougher than of many: as for the best
  /// kernel, the variance that is spread falls with n^(−2/5), n the rows of these columns, down to one pass.
  ///
  /// Source: Silverman, Jones, Wilson and Nychka (1990), A smoothed EM approach to indirect estimation problems;
  /// Silverman (1986), Density estimation, section 3.4.
  private mutating func smooth(_ range: Range<Int>, rows: Double) {
    let count = max(mixture.shares[range].reduce(0, +) * rows, Self.fewestOfSizes)
    let passes = max(Int(pow(Self.rowsOfOnePass / count, 0.4).rounded()), 1)
    for _ in 0..<passes {
      let old = mixture.shares
      for c in range {
        let before = c == range.lowerBound ? 0 : old[c - 1]
        let after = old[min(c + 1, range.upperBound - 1)]
        mixture.shares[c] = 0.25 * before + 0.5 * old[c] + 0.25 * after
      }
    }
  }

  /// Makes the nearer to a threshold not the less likely to be raised to it: how many were raised by a size, over the
  /// width of its cell and how often it is met, becomes the nearest sequence that does not rise. The share of a column is
  /// the rate of its size, so that all columns together keep their share.
  private mutating func order(_ columns: Range<Int>) {
    let total = mixture.shares[columns].reduce(0, +)
    let widths = Sign.cutoffCells.map { $0.upperBound - $0.lowerBound }
    let exposures = zip(widths, mixture.components.cutoffExposures).map { $0 * $1 }
    let rates = zip(mixture.shares[columns], exposures).map { $0 / $1 }
    let falling = isotonicRegression(rates.reversed(), weights: exposures.reversed()).reversed()
    let shares = zip(falling, widths).map { $0 * $1 }
    let sum = shares.reduce(0, +)
    for (c, share) in zip(columns, shares) {
      mixture.shares[c] = max(total * share / sum, DistortionMixture.leastShare)
    }
  }

  /// Gives over-rating with a sign the sizes of over-rating at large, for the few units with a sign cannot teach their
  /// own; of two units with similar answers one at least gave its own, so that no more than half of them are raised.
  private mutating func tie(_ sign: Sign) {
    let columns = DistortionComponents.columns(of: sign)
    let honest = DistortionComponents.honestSigns.lowerBound + sign.rawValue
    var raised = mixture.shares[columns].reduce(0, +)
    if sign == .similar, raised > mixture.shares[honest] {
      raised = (raised + mixture.shares[honest]) / 2
      mixture.shares[honest] = raised
    }
    let sizes =
      Array(zip(DistortionComponents.shifts, mixture.shares[DistortionComponents.over]))
      + Array(zip(DistortionComponents.unevenShifts, mixture.shares[DistortionComponents.uneven]))
    var masses = [Double](repeating: DistortionMixture.leastShare, count: columns.count)
    for (shift, share) in sizes {
      let nearest = Sign.shifts.indices.min { abs(Sign.shifts[$0] - shift) < abs(Sign.shifts[$1] - shift) }
      if let nearest { masses[nearest] += share }
    }
    let total = masses.reduce(0, +)
    for (c, mass) in zip(columns, masses) {
      mixture.shares[c] = max(raised * mass / total, DistortionMixture.leastShare)
    }
  }

  /// π_κ of each rater from the units' over- and under-rating columns, how probable each of these is held fixed. One
  /// iteration is a short step where raises are small and each gap fits many κ: the shares would stay near those from which
  /// they began.
  ///
  /// - Complexity: O(observations × columns × raters × gap shares).
  mutating func learnGapShares() {
    let (mixture, ratios, observations, weights) = (mixture, ratios, observations, weights)
    let gaps = mixture.components.gaps
    guard !gaps.isEmpty else { return }
    let parts = chunks.parts { rows -> [MixingEvidence] in
      var found = gaps.map { _ in MixingEvidence() }
      for i in rows where observations[i].gapCount > 0 {
        let observation = observations[i]
        for (c, posterior) in mixture.posterior(ratios: ratios(row: i)).dropLast().enumerated() {
          let mass = weights[i] * posterior
          guard mass > Self.leastMass, let shift = DistortionComponents.shift(ofColumn: c, observation)
          else { continue }
          for k in gaps.indices {
            let ofShares = mixture.components.gapRatios(observation, of: k, column: c, shift: shift)
            if let ofShares { found[k].add(mass: mass, likelihoods: ofShares) }
          }
        }
      }
      return found
    }
    for k in gaps.indices {
      var evidence = MixingEvidence()
      for part in parts { evidence.append(part[k]) }
      self.mixture.components.gaps[k].shareWeights = evidence.weights(
        from: gaps[k].shareWeights, iterations: Self.iterationsOfGapShares, spread: 1)
    }
  }

  /// What the observations say of the share of a range of columns.
  private func evidence(of range: Range<Int>) -> ShareEvidence {
    let share = mixture.shares[range].reduce(0, +)
    func densities(coreShare: Double, of columns: (Int) -> Bool) -> [Double] {
      ratios.densities(
        MixtureShares(core: coreShare, columns: mixture.shares.indices.map { columns($0) ? mixture.shares[$0] : 0 }))
    }
    let inside = densities(coreShare: 0) { range.contains($0) }
    let outside = densities(coreShare: mixture.coreShare) { !range.contains($0) }
    let relative = zip(inside, outside).map { ($0 / share) / ($1 / (1 - share)) }
    return ShareEvidence(share: share, ratios: relative, weights: weights)
  }
}
