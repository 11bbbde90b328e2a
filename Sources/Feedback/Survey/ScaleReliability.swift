internal import Calibration
internal import LinearAlgebra
internal import Statistics

/// How well the items of a scale hang together.
public struct ScaleReliability: Sendable, Equatable {
  /// Cronbach's alpha of the items as they are.
  public let alpha: Double
  /// Feldt's interval of alpha: 1 − (1 − α) F with the F of n − 1 and (n − 1)(k − 1) degrees of freedom; nil with fewer than
  /// two respondents.
  ///
  /// Source: Feldt, Woodruff and Salih (1987), Statistical inference for coefficient alpha.
  public let interval: ClosedRange<Double>?
  /// McDonald's omega, (Σλ)²/Σr = 1 − Σ(1 − λ²)/Σr of the standardised items on one common factor; nil where none is found.
  ///
  /// Source: McDonald (1999), Test Theory, section 6; R's `psych::omega` with `nfactors = 1`.
  public let omega: Double?
  /// The loadings of the items on the common factor.
  public let loadings: [Double]?
  /// The correlation of each item with the sum of the others.
  public let itemRest: [Double]
  /// Alpha without each item; NaN with two items.
  public let alphaIfDeleted: [Double]

  /// The reliability of items, one column each (respondents), NaN where an answer is missing; reversed ones turned.
  ///
  /// Covariances are taken over the respondents that have both; n is the number that answered all.
  /// - Complexity: O(respondents × items²).
  public init(_ items: [[Double]], confidence: Double) {
    let covariance = pairwiseCovariance(items)
    let count = items.first.map { first in first.indices.count { row in items.allSatisfy { $0[row].isFinite } } } ?? 0
    let alpha = cronbachAlpha(covariance)
    self.alpha = alpha
    interval = Self.interval(alpha, respondents: count, items: items.count, confidence: confidence)
    let correlation = correlations(ofCovariance: covariance)
    loadings = oneFactorLoadings(correlation)
    let total = correlation.elements.reduce(0, +)
    omega = loadings.flatMap { total > 0 ? 1 - $0.reduce(0) { $0 + 1 - $1 * $1 } / total : nil }
    itemRest = itemRestCorrelations(covariance)
    alphaIfDeleted = items.indices.map { j in
      let kept = items.indices.filter { $0 != j }
      return cronbachAlpha(covariance.submatrix(rows: kept, columns: kept))
    }
  }

  private static func interval(
    _ alpha: Double, respondents: Int, items: Int, confidence: Double
  ) -> ClosedRange<Double>? {
    guard respondents > 1, items > 1, alpha.isFinite else { return nil }
    let free = Double(respondents - 1)
    let f = FisherF(free, free * Double(items - 1))
    let lower = 1 - (1 - alpha) * f.quantile(0.5 + confidence / 2)
    return lower...(1 - (1 - alpha) * f.quantile(0.5 - confidence / 2))
  }
}
