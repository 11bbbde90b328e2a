import Foundation
internal import LinearAlgebra

/// The null distribution of z-values as the bulk of them shows it, N(δ, σ²), and the share of values that follow it.
///
/// Source: Efron (2004), Large-scale simultaneous hypothesis testing: the choice of a null hypothesis; Efron (2010),
/// Large-Scale Inference, chapter 6.
public struct EmpiricalNull: Sendable, Equatable {
  /// How the null was estimated.
  public enum Method: Sendable, Equatable {
    /// A truncated normal fitted to the central values by maximum likelihood.
    case maximumLikelihood
    /// A parabola fitted to the log density between the quartiles.
    case centralMatching
  }

  /// The method of the estimate.
  public let method: Method
  /// δ, the centre of the null, in units of the z-values.
  public let center: Double
  /// σ, the standard deviation of the null.
  public let standardDeviation: Double
  /// π₀, the share of values that follow the null; above 1 where the bulk is narrower than the density's shoulders.
  public let proportion: Double
  /// Standard errors of centre, standard deviation and proportion; nil for central matching.
  public let standardErrors: [Double]?

  /// The null by maximum likelihood from the values in x₀ ± b·s, with b = 4.3·exp(−0.26·log₁₀N), not below 1.
  ///
  /// Twice: with median and quartile spread for x₀ and s, then with the δ and σ found. π₀ is the share of values in the
  /// interval over the null's probability of it. NaN is left out.
  /// - Throws: `tooFewObservations` without three central values; `noSpread` when the quartiles coincide; `notConverged`
  ///   where the middle of the histogram is not bell-shaped.
  /// - Complexity: O(n log n).
  /// - Source: Efron (2007), Size, power and false discovery rates, section 4; the interval as in R's locfdr.
  public static func maximumLikelihood(_ zValues: [Double]) throws(FitError) -> EmpiricalNull {
    let sorted = sortedNumbers(zValues)
    let total = Double(sorted.count)
    let quartiles = [0.25, 0.75].map { quantileOfSorted(sorted, at: $0) }
    guard total >= 3 else { throw .tooFewObservations(found: sorted.count, needed: 3) }
    guard quartiles[1] > quartiles[0] else { throw .noSpread }
    let reach = max(1, 4.3 * exp(-0.26 * log10(total)))
    let spread = (quartiles[1] - quartiles[0]) / (2 * NormalDistribution.standard.quantile(0.75))
    let first = try TruncatedNormal(sorted, center: medianOfSorted(sorted), halfWidth: reach * spread)
    let fit = try TruncatedNormal(sorted, center: first.mean, halfWidth: reach * first.standardDeviation)
    let inside = Double(fit.count) / total
    let proportion = inside / fit.probability
    let gradient = fit.probabilityGradient
    let fromInside = inside * (1 - inside) / total
    let fromNull = proportion * proportion * dot(gradient, fit.covariance * gradient)
    let proportionError = (fromInside + fromNull).squareRoot() / fit.probability
    return EmpiricalNull(
      method: .maximumLikelihood, center: fit.mean, standardDeviation: fit.standardDeviation, proportion: proportion,
      standardErrors: fit.covariance.diagonal.map { $0.squareRoot() } + [proportionError])
  }

  /// The null by a parabola through the log density between the quartiles of the values.
  ///
  /// log f ≈ c₀ + c₁x + c₂x²: σ² = −1/(2c₂), δ = c₁σ², π₀ the parabola's part of the density. NaN is left out.
  /// - Throws: `tooFewObservations` with fewer than three bins between the quartiles; `notConverged` where the middle of
  ///   the density is not bell-shaped.
  /// - Complexity: O(n log n).
  /// - Source: Efron (2004), section 4.
  public static func centralMatching(
    _ zValues: [Double], density: SplineDensity
  ) throws(FitError) -> EmpiricalNull {
    let quartiles = quantiles(zValues, at: [0.25, 0.75])
    let middles = density.middles
    let central = middles.indices.filter { middles[$0] > quartiles[0] && middles[$0] < quartiles[1] }
    guard central.count >= 3 else { throw .tooFewObservations(found: central.count, needed: 3) }
    let peak = middles[middles.indices.max { density.logExpected[$0] < density.logExpected[$1] } ?? 0]
    let design = Matrix(rowsOf: central.map { [1, middles[$0] - peak, (middles[$0] - peak) * (middles[$0] - peak)] })
    let parabola = try weightedLeastSquares(
      design, central.map { density.logExpected[$0] }, weights: central.map { _ in 1 })
    guard parabola[2] < 0 else { throw .notConverged(iterations: 1) }
    let variance = -1 / (2 * parabola[2])
    let matched = middles.reduce(0.0) { sum, middle in
      let x = middle - peak
      return sum + exp(parabola[0] + parabola[1] * x + parabola[2] * x * x)
    }
    return EmpiricalNull(
      method: .centralMatching, center: peak + parabola[1] * variance, standardDeviation: variance.squareRoot(),
      proportion: matched / density.expected.reduce(0, +), standardErrors: nil)
  }
}
