internal import Foundation
internal import Statistics

/// What the ratings under an appraiser have in common that outcomes do not explain.
///
/// The clean-weighted mean residual l_d has variance v_d. Honest appraisers differ a little, A_d ~ N(0, τ²): such
/// effects are shrunken and taken out of the units' residuals. A lenient appraiser's effect Δ lies within 0…8 standard
/// deviations, its root spread evenly, for small effects are the more frequent, so that
///
/// LA(l_d) = mean over Δ of t((l_d − Δ)/√(τ²+v_d)) / t(l_d/√(τ²+v_d)).
///
/// How heavy the tails of honest effects are decides how far out an appraiser may lie; P(lenient) is the mean over three
/// tails, each by how well it fits all appraisers.
///
/// Where others rate too, a lenient appraiser is of one of two kinds. Either they keep their own standard, and the mean
/// gaps q_d move with the residual; or they confirm what the units say, and the gaps do not move. The shares of both kinds
/// are learnt from all appraisers, so that the gap counts for as much as it has shown to be worth.
///
/// Source: METHODS section 5.4, where both sources had to agree; there superiors never confirmed.
struct AppraiserLeniency: Sendable {
  /// l_d, on the logit scale of the composite; NaN where there is no row.
  let meanResidual: [Double]
  /// v_d.
  let variance: [Double]
  /// τ².
  let varianceBetween: Double
  /// P(lenient) of each appraiser at the lower bound of their share.
  private(set) var probabilityLenient: [Double]
  /// The upper tail of the mean residual under the honest null.
  let pValue: [Double]

  /// The tails of honest appraisers' effects that are taken to be equally likely beforehand: a few dozen appraisers
  /// hardly show their own.
  private static let densities = [7.0, 11, 31].map { TDensity(degreesOfFreedom: $0) }
  /// The heaviest of them, by which effects are shrunken and p-values taken.
  private static let density = densities[0]
  /// The largest effect, in residual standard deviations.
  private static let largestEffect = 8.0
  /// Enough for steps of less than the standard error of an appraiser of a hundred units where effects are small; a multiple
  /// of four, for as many are taken at once.
  private static let gridSteps = 64

  /// The side of the evidence that the gaps to one kind of rater show.
  struct GapSide: Sendable {
    /// The mean gap of each appraiser's units; NaN where there is none.
    let mean: [Double]
    /// Its variance, severity included.
    let variance: [Double]
    /// How much of a shift of the self-rating reaches the gap, and how often.
    let shiftShare: [(kappa: Double, weight: Double)]
    /// How many standard deviations of the gap the logits are that one of the residual is, in the mean of its units.
    let reach: [Double]

    /// The side of a fitted gap.
    init(
      _ model: GapModel, mean: [Double], variance: [Double], severity: Double, components: DistortionComponents,
      reach: [Double], members: [[Int]]
    ) {
      self.mean = Array(mean.prefix(members.count))
      self.variance = variance.prefix(members.count).map { $0 + severity }
      let typical = median(reach)
      self.reach = members.map { rows in
        rows.isEmpty ? typical : rows.reduce(0) { $0 + reach[$1] } / Double(rows.count)
      }
      let known = components.gaps.first { $0.rater == model.rater }
      let weights = known?.shareWeights ?? GapComponent.startingWeights
      shiftShare = zip(GapComponent.shares, weights).map { ($0, $1) }
    }
  }

  /// Weighs the appraisers.
  ///
  /// - Parameters:
  ///   - residuals: u − x'β of each row.
  ///   - scale: s of each row, the residual's standard deviation under the null without the appraiser.
  ///   - weights: the t weight times the probability that the row itself is clean.
  ///   - leastShift: the smallest effect that counts as leniency, in residual standard deviations.
  ///   - leastShare: the share of lenient appraisers that is assumed at the least.
  init(
    members: [[Int]], residuals: [Double], scale: [Double], weights: [Double], gaps: [GapSide], leastShift: Double,
    leastShare: Double = 0, threads: Int = 1
  ) {
    let sigma = max(median(scale), 1e-12)
    let means = members.map { rows in Self.mean(rows, residuals: residuals, scale: scale, weights: weights) }
    meanResidual = means.map(\.mean)
    variance = means.map(\.variance)
    let known = means.indices.filter { means[$0].mean.isFinite }
    let grid = [SIMD4](
      packing: (0..<Self.gridSteps).map { k in
        leastShift + (Self.largestEffect - leastShift) * pow((Double(k) + 0.5) / Double(Self.gridSteps), 2)
      })
    let fits = concurrentMap(Self.densities.count, threads: threads) { k in
      let density = Self.densities[k]
      let ofGaps = means.indices.map { d in Self.gapRatios(d, gaps, grid: grid, density) }
      let ratios = { (d: Int, tau2: Double) -> Ratios in
        Self.ratios(
          mean: means[d].mean, deviation: (tau2 + means[d].variance).squareRoot(), ofGaps: ofGaps[d], grid: grid,
          unit: sigma, density: density)
      }
      let fit = Self.fit(known, means: means, density: density, ratios: ratios)
      let share = max(fit.bound, leastShare)
      let odds = known.map { share / (1 - share) * fit.ratio(ratios($0, fit.tau2)) }
      return (mixture: fit, probability: odds.map { $0 / (1 + $0) })
    }
    let tau2 = fits[0].mixture.tau2
    varianceBetween = tau2
    let weights = Self.weights(ofLogLikelihoods: fits.map(\.mixture.logLikelihood))
    var probability = [Double](repeating: 0, count: members.count)
    var tails = [Double](repeating: 1, count: members.count)
    for (k, d) in known.enumerated() {
      probability[d] = zip(weights, fits).reduce(0) { $0 + $1.0 * $1.1.probability[k] }
      tails[d] = Self.upperTail(means[d].mean / (tau2 + means[d].variance).squareRoot())
    }
    probabilityLenient = probability
    pValue = tails
  }

  /// The posterior of the densities, which are equally likely beforehand.
  private static func weights(ofLogLikelihoods logs: [Double]) -> [Double] {
    let total = logSum(logs)
    return total.isFinite ? logs.map { exp($0 - total) } : logs.map { _ in 1 / Double(logs.count) }
  }

  /// Takes in what all years say of each appraiser.
  mutating func inform(_ pooled: PooledLeniency) {
    for d in probabilityLenient.indices where meanResidual[d].isFinite {
      probabilityLenient[d] = pooled.probability(d, ofYear: probabilityLenient[d])
    }
  }

  /// The shrunken effect of an appraiser taken to be honest, and its variance.
  ///
  /// τ²/(τ² + w v_d) l_d with the t weight w = (ν+1)/(ν+z²): an appraiser that lies far out is shrunken less, as the
  /// heavy tails of honest effects ask.
  func honestEffect(_ d: Int) -> (mean: Double, variance: Double) {
    guard meanResidual[d].isFinite, varianceBetween > 0 else { return (0, 0) }
    let weight = Self.density.weight(meanResidual[d] / (varianceBetween + variance[d]).squareRoot())
    let share = varianceBetween / (varianceBetween + weight * variance[d])
    return (share * meanResidual[d], share * variance[d])
  }

  /// l_d of the rows of an appraiser, and v_d.
  static func mean(
    _ rows: [Int], residuals: [Double], scale: [Double], weights: [Double]
  ) -> (mean: Double, variance: Double) {
    var sum = 0.0
    var total = 0.0
    for i in rows {
      let precision = weights[i] / (scale[i] * scale[i])
      sum += precision * residuals[i]
      total += precision
    }
    return total > 0 ? (sum / total, 1 / total) : (.nan, .infinity)
  }

  /// The likelihood ratios of the two kinds of leniency.
  private struct Ratios {
    /// Others rate by their own standard: residual and gaps move.
    var unconfirmed = 0.0
    /// Others confirm what its units say: the residual moves and the gaps do not.
    var confirmed = 0.0
  }

  /// LA of both kinds: the mean over the grid of effects of the ratio of densities.
  private static func ratios(
    mean: Double, deviation: Double, ofGaps: [SIMD4<Double>], grid: [SIMD4<Double>], unit: Double, density: TDensity
  ) -> Ratios {
    var (confirmed, unconfirmed) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for (k, effects) in grid.enumerated() {
      let residual = density.ratio((mean - effects * unit) / deviation, over: mean / deviation)
      confirmed += residual
      if !ofGaps.isEmpty { unconfirmed += residual * ofGaps[k] }
    }
    let steps = Double(gridSteps)
    return Ratios(unconfirmed: unconfirmed.sum() / steps, confirmed: confirmed.sum() / steps)
  }

  /// The ratio of an appraiser's mean gaps under each effect; empty where it has none.
  private static func gapRatios(
    _ d: Int, _ gaps: [GapSide], grid: [SIMD4<Double>], _ density: TDensity
  ) -> [SIMD4<Double>] {
    let known = gaps.filter { $0.mean[d].isFinite }
    guard !known.isEmpty else { return [] }
    return grid.map { effects in known.reduce(.one) { $0 * gapRatio(d, $1, effects: effects, density) } }
  }

  private static func gapRatio(
    _ d: Int, _ gap: GapSide, effects: SIMD4<Double>, _ density: TDensity
  ) -> SIMD4<Double> {
    let moved = gap.reach[d] * effects
    let exact = gap.variance[d].squareRoot()
    let widened = (gap.variance[d] + GapComponent.cellVariance * moved * moved).squareRoot()
    return gap.shiftShare.reduce(.zero) { sum, entry in
      let deviation = entry.kappa > 0 ? widened : SIMD4(repeating: exact)
      return sum + entry.weight * exact / deviation
        * density.ratio((gap.mean[d] - entry.kappa * moved) / deviation, over: gap.mean[d] / exact)
    }
  }

  /// τ² and the shares of both kinds of leniency.
  private struct Mixture {
    var tau2: Double
    var unconfirmed = 0.02
    var confirmed = 0.03
    var logLikelihood = -Double.infinity
    /// The lower bound of the sum of both shares.
    var bound = 0.0

    var lenient: Double { unconfirmed + confirmed }

    /// The ratio of leniency of either kind to honesty.
    func ratio(_ ratios: Ratios) -> Double {
      lenient > 0
        ? (unconfirmed * ratios.unconfirmed + confirmed * ratios.confirmed) / lenient
        : (ratios.unconfirmed + ratios.confirmed) / 2
    }
  }

  /// Expectation–maximisation from two starts; the shares at the likely bound of their sum.
  private static func fit(
    _ known: [Int], means: [(mean: Double, variance: Double)], density: TDensity, ratios: (Int, Double) -> Ratios
  ) -> Mixture {
    guard known.count >= 3 else { return Mixture(tau2: 0, unconfirmed: 0, confirmed: 0, logLikelihood: 0) }
    let spread = medianAbsoluteDeviation(known.map { means[$0].mean }, center: 0)
    var best = Mixture(tau2: 0, unconfirmed: 0, confirmed: 0)
    for start in [0.25 * spread * spread, spread * spread] {
      var mixture = Mixture(tau2: start)
      for _ in 0..<40 { mixture = step(mixture, known, means: means, density: density, ratios: ratios) }
      mixture.logLikelihood = known.reduce(0.0) { sum, d in
        let deviation = (mixture.tau2 + means[d].variance).squareRoot()
        let ratio = mixture.ratio(ratios(d, mixture.tau2))
        return sum + density.log(means[d].mean / deviation) - log(deviation)
          + log(1 - mixture.lenient + mixture.lenient * ratio)
      }
      if mixture.logLikelihood > best.logLikelihood { best = mixture }
    }
    let evidence = ShareEvidence(
      share: best.lenient, ratios: known.map { best.ratio(ratios($0, best.tau2)) }, weights: known.map { _ in 1 })
    best.bound = evidence.likelyBound
    return best
  }

  private static func step(
    _ mixture: Mixture, _ known: [Int], means: [(mean: Double, variance: Double)], density: TDensity,
    ratios: (Int, Double) -> Ratios
  ) -> Mixture {
    var next = mixture
    next.unconfirmed = 0
    next.confirmed = 0
    var lenient: [Double] = []
    for d in known {
      let ratio = ratios(d, mixture.tau2)
      let parts = (mixture.unconfirmed * ratio.unconfirmed, mixture.confirmed * ratio.confirmed)
      let total = 1 - mixture.lenient + parts.0 + parts.1
      next.unconfirmed += parts.0 / total / Double(known.count)
      next.confirmed += parts.1 / total / Double(known.count)
      lenient.append((parts.0 + parts.1) / total)
    }
    // More than half of the appraisers cannot be lenient: what most of them do is the type's own level.
    let excess = max(next.lenient / 0.5, 1)
    next.unconfirmed /= excess
    next.confirmed /= excess
    next.tau2 = honestVariance(known, means: means, lenient: lenient, from: mixture.tau2, density)
    return next
  }

  /// One step of the t likelihood's equation for τ²: the mean of weighted squares less their sampling variance.
  private static func honestVariance(
    _ known: [Int], means: [(mean: Double, variance: Double)], lenient: [Double], from tau2: Double, _ density: TDensity
  ) -> Double {
    var excess = 0.0
    var total = 0.0
    for (k, d) in known.enumerated() {
      let variance = tau2 + means[d].variance
      let z = means[d].mean / variance.squareRoot()
      let precision = (1 - lenient[k]) / (variance * variance)
      excess += precision * (density.weight(z) * means[d].mean * means[d].mean - means[d].variance)
      total += precision
    }
    return total > 0 ? max(excess / total, 0) : 0
  }

  private static func upperTail(_ z: Double) -> Double {
    StudentT(degreesOfFreedom: density.degreesOfFreedom).upperTail(z)
  }
}
