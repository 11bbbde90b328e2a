internal import Foundation

/// The one-sided 95 % lower bound of a mixture's share by its profile likelihood.
///
/// ℓ(π) = Σ log(1 − π + π R_i); the bound is the smallest π with ℓ(π̂) − ℓ(π) ≤ 1.353, half the 90 % quantile of χ²₁.
/// Wald's bound is 0 with few observations.
///
/// Source: METHODS section 6.
enum ShareBound {
  /// Half the 0.90 quantile of χ² with one degree of freedom.
  static let drop = 1.353

  /// The bound of a share whose estimate is `share`, given the likelihood ratios of the observations and
  /// what each counts for.
  ///
  /// - Complexity: O(n) an evaluation, 50 evaluations.
  static func lower(share: Double, ratios: [Double], weights: [Double]) -> Double {
    func logLikelihood(_ pi: Double) -> Double {
      zip(ratios, weights).reduce(0) { $0 + $1.1 * log1p(pi * ($1.0 - 1)) }
    }
    let top = logLikelihood(share)
    guard share > 0, top - logLikelihood(0) > drop else { return 0 }
    var low = 0.0
    var high = share
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if top - logLikelihood(middle) > drop { low = middle } else { high = middle }
    }
    return high
  }
}
