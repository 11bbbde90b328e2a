internal import CBoostMath
import Foundation

/// The normal distribution.
///
/// f(x) = exp(−z²/2) / (σ√(2π)), z = (x − μ)/σ
public struct NormalDistribution: ContinuousDistribution {
  /// The mean μ.
  public let mean: Double
  /// The standard deviation σ, positive; any other makes every figure NaN.
  public let standardDeviation: Double

  private let logNormalizer: Double

  /// Mean 0 and standard deviation 1.
  public static let standard = NormalDistribution(mean: 0, standardDeviation: 1)

  /// The normal distribution of a mean and a standard deviation.
  public init(mean: Double, standardDeviation: Double) {
    self.mean = mean
    self.standardDeviation = standardDeviation > 0 ? standardDeviation : .nan
    logNormalizer = -log(self.standardDeviation) - 0.5 * log(2 * Double.pi)
  }

  /// The natural logarithm of the density.
  public func logDensity(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return logNormalizer - 0.5 * z * z
  }

  /// The probability P(X ≤ x) = ½ erfc(−z/√2); the C library's erfc is right in the tails and ten times as fast as
  /// Boost's, which computes in long double.
  public func cumulative(_ x: Double) -> Double {
    0.5 * erfc(-(x - mean) / standardDeviation * 0.5.squareRoot())
  }

  /// The probability P(X > x).
  public func upperTail(_ x: Double) -> Double {
    0.5 * erfc((x - mean) / standardDeviation * 0.5.squareRoot())
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * cboost_normal_quantile(p)
  }

  /// The x with P(X > x) = p.
  public func upperQuantile(_ p: Double) -> Double {
    mean + standardDeviation * cboost_normal_upper_quantile(p)
  }
}
