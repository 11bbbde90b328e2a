internal import Foundation
internal import Statistics

/// What observations say of the share π of a class in a mixture: ℓ(π) = Σ w_i log(1 − π + π R_i).
///
/// Source: METHODS section 6.
struct ShareEvidence: Sendable {
  /// π̂.
  let share: Double
  /// R_i, the likelihood of the class over that of all else.
  let ratios: [Double]
  /// w_i, what each observation counts for.
  let weights: [Double]

  /// Half the 0.90 quantile of χ² with one degree of freedom.
  static let drop = 1.353
  /// Half its 0.50 quantile, for the one-sided 75 % lower bound: of a few dozen observations that there are any at all has
  /// to be shown, but to understate how many there then are would leave most of what is found off the list.
  static let likelyDrop = 0.2275
  private static let evaluations = 25

  /// ℓ(π).
  ///
  /// - Complexity: O(n).
  func logLikelihood(_ share: Double) -> Double {
    zip(ratios, weights).reduce(0) { $0 + $1.1 * log1p(share * ($1.0 - 1)) }
  }

  /// −1/ℓ''(π̂).
  private var variance: Double {
    let information = zip(ratios, weights).reduce(0.0) { sum, entry in
      let slope = (entry.0 - 1) / (1 + share * (entry.0 - 1))
      return sum + entry.1 * slope * slope
    }
    return 1 / max(information, 1e-300)
  }

  /// The one-sided 95 % lower bound by the profile likelihood, the smallest π with ℓ(π̂) − ℓ(π) ≤ 1.353: half the 90 %
  /// quantile of χ²₁. Wald's bound is 0 with few observations.
  ///
  /// - Complexity: O(n) an evaluation, 25 evaluations.
  var lowerBound: Double { Self.lowerBound(top: share, logLikelihood) }

  /// The 95 % bounds of the shares of several years, each of which counts for the others as far as they agree.
  ///
  /// A share of another year differs by a variance of 2τ² beside its own v, τ² the variance of shares between years by
  /// the method of DerSimonian and Laird; its log likelihood counts v/(v + 2τ²) times.
  ///
  /// Source: Ibrahim and Chen (2000), Power prior distributions for regression models.
  ///
  /// - Complexity: O(years² n) an evaluation, about 65 evaluations.
  static func lowerBounds(_ years: [ShareEvidence], threads: Int) -> [Double] {
    let variances = years.map(\.variance)
    let between = varianceBetween(years.map(\.share), variances: variances).variance
    return concurrentMap(years.count, threads: threads) { k in
      func logLikelihood(_ share: Double) -> Double {
        years.indices.reduce(0) { sum, y in
          let discount = y == k ? 1 : variances[y] / (variances[y] + 2 * between)
          return sum + discount * years[y].logLikelihood(share)
        }
      }
      return lowerBound(upTo: years.map(\.share).max() ?? 0, logLikelihood)
    }
  }

  /// The smallest argument at which a log likelihood with its top at `share` has not yet dropped by `drop`; 0 where at 0 it
  /// has not dropped by 1.353.
  static func lowerBound(
    top share: Double, drop: Double = drop, _ logLikelihood: (Double) -> Double
  ) -> Double {
    let top = logLikelihood(share)
    guard share > 0, top - logLikelihood(0) > Self.drop else { return 0 }
    return bisection(from: 0, to: share, halvings: evaluations) { top - logLikelihood($0) <= drop }.high
  }

  /// The same with the top somewhere between 0 and `largest`, which is looked for.
  static func lowerBound(
    upTo largest: Double, precision: Double = Double.ulpOfOne.squareRoot(), drop: Double = drop,
    _ logLikelihood: (Double) -> Double
  ) -> Double {
    let top = goldenSection(from: 0, to: largest, precision: precision) { -logLikelihood($0) }
    return lowerBound(top: top.argument, drop: drop, logLikelihood)
  }
}
