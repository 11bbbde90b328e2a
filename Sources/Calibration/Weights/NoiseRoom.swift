internal import LinearAlgebra
internal import Statistics

/// How much noise of the ratings the outcomes leave room for.
///
/// Too large a correction turns small weights negative, and the non-negative solution no longer fits: with d = g − Ab and σ_r²
/// the residual variance without noise, N d'G⁻¹d/σ_r² exceeds what chance would make of it.
struct NoiseRoom {
  private let moments: CalibrationMoments
  private let adjusted: (Double) -> Matrix
  private let inverse: Cholesky
  private let variance: Double

  private static let bisections = 30
  private static let level = 0.05

  /// The room that sums leave; nil where they are singular or fit perfectly.
  ///
  /// - Parameter adjusted: A for a common κ.
  init?(_ moments: CalibrationMoments, adjusted: @escaping (Double) -> Matrix) {
    let variance = moments.residualVariance
    guard variance > 0, let inverse = try? Cholesky(moments.ridged) else { return nil }
    self.moments = moments
    self.adjusted = adjusted
    self.inverse = inverse
    self.variance = variance
  }

  /// The largest κ below a bound at which the statistic stays below the 95 % point of χ² with one degree of freedom; 0 where
  /// it exceeds that without noise already, as many true zeros make it do.
  func largest(below most: Double) -> Double {
    let limit = ChiSquared(degreesOfFreedom: 1).upperQuantile(Self.level)
    return supremum(below: most) { $0.statistic <= limit } ?? 0
  }

  /// κ, or the largest smaller one at which the statistic stays below the 95 % point of χ² with one degree of freedom for each
  /// weight at zero; κ as it is where even none fits, which something else than noise must then explain.
  ///
  /// Source: Bartholomew (1961), Ordered tests in the analysis of variance, for the conditional test at a boundary.
  func least(of share: Double) -> Double {
    supremum(below: share) { fit in
      fit.zeros == 0 || fit.statistic <= ChiSquared(degreesOfFreedom: Double(fit.zeros)).upperQuantile(Self.level)
    } ?? share
  }

  private struct Fit {
    var statistic: Double
    var zeros: Int
  }

  private func fit(_ share: Double) -> Fit? {
    let a = adjusted(share)
    guard let b = try? solveNonNegative(hessian: a, linear: moments.linear).x else { return nil }
    let d = zip(moments.linear, a * b).map { $0 - $1 }
    return Fit(
      statistic: moments.count * dot(d, inverse.solve(d)) / variance, zeros: b.count { $0 <= 0 })
  }

  /// The largest share up to a bound that passes, by bisection; nil where 0 does not.
  private func supremum(below most: Double, _ passes: (Fit) -> Bool) -> Double? {
    func isIn(_ share: Double) -> Bool { fit(share).map(passes) ?? false }
    guard isIn(0) else { return nil }
    guard most > 0 else { return 0 }
    var (low, high) = (0.0, most)
    if isIn(high) { low = high }
    for _ in 0..<Self.bisections where low < high {
      let middle = (low + high) / 2
      if isIn(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
