internal import Foundation
internal import Statistics

/// How much more, or less, than within an appraiser the rating rises with quality from appraiser to appraiser.
///
/// What units of one appraiser have in common need not show in the ratings as what tells them apart does: with x_d the mean
/// quality of an appraiser's units, the honest mean residual is c x_d + A_d, A_d ~ t₆ with the variance τ² + v_d. Without c
/// honest appraisers of good units look lenient. c is found by iterated least squares over appraisers, τ² with it, and
/// shrunken by the positive part of 1 − (f/(f − 2))/t², t its t statistic on f degrees of freedom: what chance alone
/// would show is left out.
///
/// Source: Mundlak (1978), On the pooling of time series and cross section data, for the between slope; James and Stein
/// (1961) for the shrinkage.
struct AppraiserSlope: Sendable {
  /// c.
  let slope: Double
  /// x_d less its mean, by appraiser; 0 for one without rows.
  let quality: [Double]

  /// No slope at all.
  static let none = AppraiserSlope(slope: 0, quality: [])

  private static let density = TDensity(degreesOfFreedom: 6)
  private static let iterations = 20

  private init(slope: Double, quality: [Double]) {
    self.slope = slope
    self.quality = quality
  }

  /// The slope over the appraisers of a year.
  ///
  /// - Parameters:
  ///   - means: the mean residual of each appraiser and its sampling variance; NaN for one without rows.
  ///   - quality: the mean quality of its units.
  ///   - honesty: P(honest) of each.
  /// - Complexity: O(appraisers × iterations).
  init(means: [(mean: Double, variance: Double)], quality raw: [Double], honesty: [Double]) {
    let known = means.indices.filter { means[$0].mean.isFinite && raw[$0].isFinite }
    let freedom = Double(known.count - 2)
    guard freedom > 2 else {
      self = .none
      return
    }
    let centre = known.reduce(0) { $0 + raw[$1] } / Double(known.count)
    var quality = [Double](repeating: 0, count: raw.count)
    for d in known { quality[d] = raw[d] - centre }
    let start = medianAbsoluteDeviation(known.map { means[$0].mean }, center: 0)
    var (level, slope, tau2) = (0.0, 0.0, start * start)
    var error = Double.infinity
    for _ in 0..<Self.iterations {
      var sums = (w: 0.0, x: 0.0, y: 0.0, xx: 0.0, xy: 0.0)
      var (excess, total) = (0.0, 0.0)
      for d in known {
        let variance = tau2 + means[d].variance
        let residual = means[d].mean - level - slope * quality[d]
        let weight = honesty[d] * Self.density.weight(residual / variance.squareRoot())
        let (x, y, w) = (quality[d], means[d].mean, weight / variance)
        sums = (sums.w + w, sums.x + w * x, sums.y + w * y, sums.xx + w * x * x, sums.xy + w * x * y)
        excess += (weight * residual * residual - honesty[d] * means[d].variance) / (variance * variance)
        total += honesty[d] / (variance * variance)
      }
      let spread = sums.xx - sums.x * sums.x / sums.w
      guard spread > 1e-12 * sums.w, total > 0 else {
        self = .none
        return
      }
      slope = (sums.xy - sums.x * sums.y / sums.w) / spread
      level = (sums.y - slope * sums.x) / sums.w
      tau2 = max(excess / total * Double(known.count) / freedom, 0)
      error = 1 / spread
    }
    let statistic = slope * slope / error
    let kept = max(1 - freedom / (freedom - 2) / max(statistic, 1e-12), 0)
    self.init(slope: kept * slope, quality: quality)
  }

  /// c x_d of an appraiser; 0 for none.
  func value(_ d: Int) -> Double { d < 0 || quality.isEmpty ? 0 : slope * quality[d] }
}
