internal import Foundation
internal import Statistics

/// The shares of honest, over-rated and under-rated units, and of each way in which ratings come about.
///
/// f(unit) = core · (π₀ + Σ_c π_c R_c(unit)): a non-parametric mixture whose shares are found by
/// expectation–maximisation.
///
/// Source: METHODS section 6; Efron (2010), Large-scale inference, chapter 5, for the local false discovery rate.
struct DistortionMixture: Sendable {
  /// The share of each column of `DistortionComponents`; the core has the rest.
  private(set) var shares: [Double]
  /// The share of the core.
  private(set) var coreShare: Double
  /// The densities of the columns.
  private(set) var components: DistortionComponents
  /// Σ π_c over the over-rating columns at the lower bound of that share.
  private(set) var overBound = 0.0
  /// The same for under-rating.
  private(set) var underBound = 0.0
  /// The lower bound of the share of the profiles of some criteria among all else, over its estimate, in 0…1: where plain
  /// over-rating explains as well what they explain, they count for little.
  private(set) var profileConfidence = 1.0

  private static let overColumns = DistortionComponents.anyOver

  /// The share that every column keeps, so that each unit has odds to be ranked by.
  private static let leastShare = 1e-9

  /// The shares before anything is known: most units honest, the rest spread evenly.
  init(start components: DistortionComponents) {
    self.components = components
    let columns = DistortionComponents.count
    shares = [Double](repeating: 0.2 / Double(columns), count: columns)
    coreShare = 0.8
  }

  /// Fits the shares to the observations, each counted with its weight: units of lenient appraisers, which shift
  /// together, must not teach how often units shift alone.
  ///
  /// - Parameters:
  ///   - start: the mixture of the round before, whose shares are where this one begins.
  ///   - iterations: of expectation–maximisation.
  /// - Complexity: O(observations × columns) an iteration.
  init(
    _ observations: [Observation], weights: [Double], components: DistortionComponents, start: DistortionMixture,
    threads: Int, iterations: Int = 40
  ) {
    let chunks = RowChunks(count: observations.count, threads: threads)
    self.components = components
    self.components.gapShareWeights = start.components.gapShareWeights
    shares = start.shares
    coreShare = start.coreShare
    var ratios = Self.ratios(observations, self.components, chunks)
    expectationMaximisation(ratios, weights: weights, chunks, iterations: iterations)
    if components.gapDensity != nil {
      learnGapShares(observations, ratios, weights: weights, chunks)
      ratios = Self.ratios(observations, self.components, chunks)
      expectationMaximisation(ratios, weights: weights, chunks, iterations: iterations / 2)
    }
    overBound = bound(ratios, weights: weights, of: Self.overColumns)
    underBound = bound(ratios, weights: weights, of: DistortionComponents.under)
    let profileShare = self.shares[DistortionComponents.profiles].reduce(0, +)
    if profileShare > 0 {
      profileConfidence = bound(ratios, weights: weights, of: DistortionComponents.profiles) / profileShare
    }
  }

  /// The share of units that over-rate, as estimated.
  var overShare: Double { shares[Self.overColumns].reduce(0, +) }
  /// The share of units that under-rate, as estimated.
  var underShare: Double { shares[DistortionComponents.under].reduce(0, +) }

  /// The posterior of one unit over the columns, the core last.
  func posterior(_ observation: Observation) -> [Double] {
    var ratios: [Double] = []
    components.append(observation, to: &ratios)
    var joint = zip(shares, ratios).map { $0 * $1 } + [coreShare]
    let total = joint.reduce(0, +)
    for c in joint.indices { joint[c] /= total }
    return joint
  }

  /// The log odds that a unit over-rates, with the share at its lower bound; only columns that `counts` admits are
  /// over-rating, the others count as honest.
  func logOddsOver(_ observation: Observation, counts: (Int) -> Bool = { _ in true }) -> Double {
    logOdds(observation, of: Self.overColumns, share: overShare, bound: overBound, counts: counts)
  }

  /// The log odds that a unit under-rates, likewise.
  func logOddsUnder(_ observation: Observation, counts: (Int) -> Bool = { _ in true }) -> Double {
    logOdds(observation, of: DistortionComponents.under, share: underShare, bound: underBound, counts: counts)
  }

  private func logOdds(
    _ observation: Observation, of columns: Range<Int>, share: Double, bound: Double, counts: (Int) -> Bool
  ) -> Double {
    let bound = max(bound, Self.leastShare)
    var ratios: [Double] = []
    components.append(observation, to: &ratios)
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

  /// The ratio of every column to the core: columns of one observation after the other.
  private static func ratios(
    _ observations: [Observation], _ components: DistortionComponents, _ chunks: RowChunks
  ) -> [Double] {
    let parts = chunks.parts { rows -> [Double] in
      var ratios: [Double] = []
      ratios.reserveCapacity(rows.count * DistortionComponents.count)
      for i in rows { components.append(observations[i], to: &ratios) }
      return ratios
    }
    return parts.flatMap { $0 }
  }

  private mutating func expectationMaximisation(
    _ ratios: [Double], weights: [Double], _ chunks: RowChunks, iterations: Int
  ) {
    let columns = DistortionComponents.count
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    for _ in 0..<iterations {
      let (shares, coreShare) = (shares, coreShare)
      let parts = chunks.parts { rows -> [Double] in
        var mass = [Double](repeating: 0, count: columns)
        for i in rows {
          var density = coreShare
          for c in 0..<columns { density += shares[c] * ratios[i * columns + c] }
          let inverse = weights[i] / density
          for c in 0..<columns { mass[c] += ratios[i * columns + c] * inverse }
        }
        return mass
      }
      for c in 0..<columns {
        let mass = parts.reduce(0) { $0 + $1[c] }
        self.shares[c] = max(shares[c] * mass / total, Self.leastShare)
      }
      smooth(DistortionComponents.over)
      smooth(DistortionComponents.under)
      order(DistortionComponents.columns(of: .cutoff))
      for sign in [Sign.similar, .straight] { tie(sign) }
      self.coreShare = 1 - self.shares.reduce(0, +)
    }
  }

  /// Spreads each share over its neighbours by ¼, ½, ¼: sizes of over-rating do not sit on a few points, as the
  /// unsmoothed estimate has them. What would be spread below the smallest shift goes to the core, for a shift that
  /// small cannot be told from the null's own shape.
  ///
  /// Source: Silverman, Jones, Wilson and Nychka (1990), A smoothed EM approach to indirect estimation problems.
  private mutating func smooth(_ range: Range<Int>) {
    let old = shares
    for c in range {
      let before = c == range.lowerBound ? 0 : old[c - 1]
      let after = old[min(c + 1, range.upperBound - 1)]
      shares[c] = 0.25 * before + 0.5 * old[c] + 0.25 * after
    }
  }

  /// Makes the nearer to a threshold not the less likely to be raised to it: share over frequency becomes the nearest
  /// sequence that does not rise.
  private mutating func order(_ columns: Range<Int>) {
    let frequencies = components.cutoffFrequencies
    let rates = zip(shares[columns], frequencies).map { $0 / $1 }
    let falling = isotonicRegression(rates.reversed(), weights: frequencies.reversed()).reversed()
    for (c, (rate, frequency)) in zip(columns, zip(falling, frequencies)) {
      shares[c] = max(rate * frequency, Self.leastShare)
    }
  }

  /// Gives over-rating with a sign the sizes of over-rating at large, for the few units with a sign cannot teach their
  /// own; of two units with similar answers one at least gave its own, so that no more than half of them are raised.
  private mutating func tie(_ sign: Sign) {
    let columns = DistortionComponents.columns(of: sign)
    let honest = DistortionComponents.honestSigns.lowerBound + sign.rawValue
    var raised = shares[columns].reduce(0, +)
    if sign == .similar, raised > shares[honest] {
      raised = (raised + shares[honest]) / 2
      shares[honest] = raised
    }
    let sizes =
      Array(zip(DistortionComponents.shifts, shares[DistortionComponents.over]))
      + Array(zip(DistortionComponents.unevenShifts, shares[DistortionComponents.uneven]))
    var masses = [Double](repeating: Self.leastShare, count: columns.count)
    for (shift, share) in sizes {
      let nearest = sign.shifts.indices.min { abs(sign.shifts[$0] - shift) < abs(sign.shifts[$1] - shift) }
      if let nearest { masses[nearest] += share }
    }
    let total = masses.reduce(0, +)
    for (c, mass) in zip(columns, masses) { shares[c] = max(raised * mass / total, Self.leastShare) }
  }

  /// π_κ by expectation–maximisation over the units' over- and under-rating columns.
  private mutating func learnGapShares(
    _ observations: [Observation], _ ratios: [Double], weights: [Double], _ chunks: RowChunks
  ) {
    let columns = DistortionComponents.count
    let (shares, coreShare, components) = (shares, coreShare, components)
    let parts = chunks.parts { rows -> [Double] in
      var sums = [Double](repeating: 0, count: DistortionComponents.gapShares.count)
      for i in rows where observations[i].gap.isFinite {
        var density = coreShare
        for c in 0..<columns { density += shares[c] * ratios[i * columns + c] }
        for c in 0..<columns {
          let mass = weights[i] * shares[c] * ratios[i * columns + c] / density
          // What hardly any unit does by this shift teaches nothing.
          guard mass > 1e-3, let shift = DistortionComponents.shift(ofColumn: c, observations[i]),
            let parts = components.gapRatios(observations[i], shift: shift)
          else { continue }
          let weighted = zip(parts, components.gapShareWeights).map { $0 * $1 }
          let total = max(weighted.reduce(0, +), 1e-300)
          for k in sums.indices { sums[k] += mass * weighted[k] / total }
        }
      }
      return sums
    }
    let sums = DistortionComponents.gapShares.indices.map { k in parts.reduce(0) { $0 + $1[k] } }
    // One unit's worth spread evenly keeps every share possible.
    let total = sums.reduce(0, +) + 1
    self.components.gapShareWeights = sums.map { ($0 + 1 / Double(sums.count)) / total }
  }

  private func bound(_ ratios: [Double], weights: [Double], of range: Range<Int>) -> Double {
    let columns = DistortionComponents.count
    let share = shares[range].reduce(0, +)
    guard share > 0, share < 1 else { return 0 }
    let relative = weights.indices.map { i -> Double in
      var inside = 0.0
      var outside = coreShare
      for c in 0..<columns {
        let mass = shares[c] * ratios[i * columns + c]
        if range.contains(c) { inside += mass } else { outside += mass }
      }
      return (inside / share) / (outside / (1 - share))
    }
    return ShareBound.lower(share: share, ratios: relative, weights: weights)
  }
}
