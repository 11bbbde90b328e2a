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
/// How much honest appraisers differ, and how heavy the tails of their effects are, decides how far out one may lie; what
/// all appraisers say of both is in `LeniencyPosterior`.
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
  /// τ²; 0 where there are too few appraisers to say.
  let varianceBetween: Double
  /// P(lenient) of each appraiser at the lower bound of their share.
  private(set) var probabilityLenient: [Double]
  /// What each appraiser adds if it is honest; 0 where nothing is known.
  private let honestEffects: [LeniencyPosterior.Estimate]
  /// What all appraisers say; nil where there are too few to compare.
  private let posterior: LeniencyPosterior?

  /// The largest effect, in residual standard deviations.
  private static let largestEffect = 8.0
  /// Enough for steps of less than the standard error of an appraiser of a hundred units where effects are small; a multiple
  /// of four, for as many are taken at once.
  private static let gridSteps = 64
  /// Fewer appraisers than this cannot be compared.
  private static let leastAppraisers = 3

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
    probabilityLenient = [Double](repeating: 0, count: members.count)
    var effects = members.map { _ in LeniencyPosterior.Estimate(mean: 0, variance: 0) }
    guard known.count >= Self.leastAppraisers else {
      (varianceBetween, honestEffects, posterior) = (0, effects, nil)
      return
    }
    let ofGaps = concurrentMap(LeniencyPosterior.densities.count, threads: threads) { k in
      known.map { d in Self.gapRatios(d, gaps, grid: grid, LeniencyPosterior.densities[k]) }
    }
    let estimates = known.map { LeniencyPosterior.Estimate(mean: means[$0].mean, variance: means[$0].variance) }
    let posterior = LeniencyPosterior(estimates, unit: sigma, leastShare: leastShare, threads: threads) {
      k, tails, deviation in
      Self.ratios(
        mean: estimates[k].mean, deviation: deviation, ofGaps: ofGaps[tails][k], grid: grid, unit: sigma,
        density: LeniencyPosterior.densities[tails])
    }
    for (k, d) in known.enumerated() {
      (probabilityLenient[d], effects[d]) = (posterior.probabilities[k], posterior.honestEffect(estimates[k]))
    }
    (varianceBetween, honestEffects, self.posterior) = (posterior.varianceBetween, effects, posterior)
  }

  /// Takes in what all years say of each appraiser.
  mutating func inform(_ pooled: PooledLeniency) {
    for d in probabilityLenient.indices where meanResidual[d].isFinite {
      probabilityLenient[d] = pooled.probability(d, ofYear: probabilityLenient[d])
    }
  }

  /// The shrunken effect of an appraiser taken to be honest, and its variance.
  func honestEffect(_ d: Int) -> LeniencyPosterior.Estimate { honestEffects[d] }

  /// The upper tail of an appraiser's mean residual under the honest null; 1 where nothing is known.
  func pValue(_ d: Int) -> Double {
    guard let posterior, meanResidual[d].isFinite else { return 1 }
    return posterior.upperTail(.init(mean: meanResidual[d], variance: variance[d]))
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

  /// LA of both kinds: the mean over the grid of effects of the ratio of densities.
  private static func ratios(
    mean: Double, deviation: Double, ofGaps: [SIMD4<Double>], grid: [SIMD4<Double>], unit: Double, density: TDensity
  ) -> LeniencyPosterior.Ratios {
    var (confirmed, unconfirmed) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for (k, effects) in grid.enumerated() {
      let residual = density.ratio((mean - effects * unit) / deviation, over: mean / deviation)
      confirmed += residual
      unconfirmed += ofGaps.isEmpty ? residual : residual * ofGaps[k]
    }
    let steps = Double(gridSteps)
    return LeniencyPosterior.Ratios(unconfirmed: unconfirmed.sum() / steps, confirmed: confirmed.sum() / steps)
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
}
