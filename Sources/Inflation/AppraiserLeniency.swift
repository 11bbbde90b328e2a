internal import Foundation
internal import Statistics

/// What the ratings under an appraiser have in common that outcomes do not explain.
///
/// The clean-weighted mean residual l_d has variance v_d. Honest appraisers differ a little, A_d ~ N(0, τ²): such
/// effects are shrunken and taken out of the units' residuals. A lenient appraiser's effect is spread evenly over
/// 0…8 standard deviations, so that
///
/// LA(l_d) = mean over Δ of t((l_d − Δ)/√(τ²+v_d)) / t(l_d/√(τ²+v_d)),
///
/// and, where superiors rate, the mean gap q_d has to say so too: the smaller of the two ratios counts, for a district
/// that is honestly better than its outcomes show moves l_d alone.
///
/// Source: METHODS section 5.4.
struct AppraiserLeniency: Sendable {
  /// l_d, on the logit scale of the composite; NaN where there is no row.
  let meanResidual: [Double]
  /// v_d.
  let variance: [Double]
  /// τ².
  let varianceBetween: Double
  /// P(lenient) of each appraiser at the lower bound of their share.
  let probabilityLenient: [Double]
  /// The upper tail of the evidence under the null, the larger of the two sources'.
  let pValue: [Double]

  /// The tails of appraisers' effects.
  private static let density = TDensity(degreesOfFreedom: 6)
  /// The largest effect, in residual standard deviations.
  private static let largestEffect = 8.0
  private static let gridSteps = 32

  /// The gap's side of the evidence: the mean gap, its variance (severity included), and how much of a shift of the
  /// self-rating reaches the gap.
  struct GapSide: Sendable {
    let mean: [Double]
    let variance: [Double]
    let shiftShare: [(kappa: Double, weight: Double)]
  }

  /// Weighs the appraisers.
  ///
  /// - Parameters:
  ///   - residuals: u − x'β of each row.
  ///   - scale: s of each row, the residual's standard deviation under the null without the appraiser.
  ///   - weights: the t weight times the probability that the row itself is clean.
  ///   - leastShift: the smallest effect that counts as leniency, in residual standard deviations.
  init(
    members: [[Int]], residuals: [Double], scale: [Double], weights: [Double], gap: GapSide?, leastShift: Double
  ) {
    let sigma = max(median(scale), 1e-12)
    let means = members.map { rows in Self.mean(rows, residuals: residuals, scale: scale, weights: weights) }
    meanResidual = means.map(\.mean)
    variance = means.map(\.variance)
    let known = means.indices.filter { means[$0].mean.isFinite }
    let grid = (0..<Self.gridSteps).map { k in
      leastShift + (Self.largestEffect - leastShift) * (Double(k) + 0.5) / Double(Self.gridSteps)
    }
    let ratio = { (d: Int, tau2: Double) -> Double in
      let own = Self.ratio(means[d].mean, deviation: (tau2 + means[d].variance).squareRoot(), grid: grid, unit: sigma)
      guard let gap else { return own }
      return min(own, Self.gapRatio(d, gap, grid: grid))
    }
    let fit = Self.fit(known, means: means, ratio: ratio)
    varianceBetween = fit.tau2
    var probability = [Double](repeating: 0, count: members.count)
    var tails = [Double](repeating: 1, count: members.count)
    for d in known {
      let odds = fit.share / (1 - fit.share) * ratio(d, fit.tau2)
      probability[d] = odds / (1 + odds)
      tails[d] = Self.upperTail(means[d].mean / (fit.tau2 + means[d].variance).squareRoot())
      if let gap, gap.mean[d].isFinite {
        tails[d] = max(tails[d], Self.upperTail(gap.mean[d] / gap.variance[d].squareRoot()))
      } else if gap != nil {
        tails[d] = 1
      }
    }
    probabilityLenient = probability
    pValue = tails
  }

  /// The shrunken effect of an appraiser taken to be honest, and its variance.
  func honestEffect(_ d: Int) -> (mean: Double, variance: Double) {
    guard meanResidual[d].isFinite, varianceBetween > 0 else { return (0, 0) }
    let share = varianceBetween / (varianceBetween + variance[d])
    return (share * meanResidual[d], share * variance[d])
  }

  private static func mean(
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

  private static func ratio(_ mean: Double, deviation: Double, grid: [Double], unit: Double) -> Double {
    let base = density.log(mean / deviation)
    let sum = grid.reduce(0.0) { $0 + exp(density.log((mean - $1 * unit) / deviation) - base) }
    return sum / Double(grid.count)
  }

  private static func gapRatio(_ d: Int, _ gap: GapSide, grid: [Double]) -> Double {
    guard gap.mean[d].isFinite else { return 1 }
    let deviation = gap.variance[d].squareRoot()
    return gap.shiftShare.reduce(0.0) { sum, entry in
      sum + entry.weight
        * ratio(gap.mean[d], deviation: deviation, grid: grid.map { entry.kappa * $0 }, unit: 1)
    }
  }

  /// τ² and the share of lenient appraisers by expectation–maximisation from two starts; the share at the one-sided
  /// 95 % lower bound of its profile likelihood.
  private static func fit(
    _ known: [Int], means: [(mean: Double, variance: Double)], ratio: (Int, Double) -> Double
  ) -> (tau2: Double, share: Double) {
    guard known.count >= 3 else { return (0, 0) }
    let spread = 1.4826 * median(known.map { abs(means[$0].mean) })
    let starts = [0.25 * spread * spread, spread * spread]
    var best = (tau2: 0.0, share: 0.0, likelihood: -Double.infinity, ratios: [Double]())
    for start in starts {
      var tau2 = start
      var share = 0.05
      var ratios: [Double] = []
      for _ in 0..<40 {
        ratios = known.map { ratio($0, tau2) }
        let lenient = ratios.map { share * $0 / (1 - share + share * $0) }
        share = min(lenient.reduce(0, +) / Double(known.count), 0.5)
        tau2 = honestVariance(known, means: means, lenient: lenient, from: tau2)
      }
      ratios = known.map { ratio($0, tau2) }
      let likelihood = zip(known, ratios).reduce(0.0) { sum, pair in
        let deviation = (tau2 + means[pair.0].variance).squareRoot()
        return sum + density.log(means[pair.0].mean / deviation) - log(deviation) + log(1 - share + share * pair.1)
      }
      if likelihood > best.likelihood { best = (tau2, share, likelihood, ratios) }
    }
    return (best.tau2, ShareBound.lower(share: best.share, ratios: best.ratios))
  }

  /// One step of the t likelihood's equation for τ²: the mean of weighted squares less their sampling variance.
  private static func honestVariance(
    _ known: [Int], means: [(mean: Double, variance: Double)], lenient: [Double], from tau2: Double
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
