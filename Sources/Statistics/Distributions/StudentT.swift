internal import CBoostMath
import Foundation

/// Student's t distribution.
///
/// f(x) = Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) · (1 + x²/ν)^(−(ν+1)/2)
public struct StudentT: ContinuousDistribution {
  /// The degrees of freedom ν, positive and possibly infinite (the normal); any other makes every figure NaN.
  public let degreesOfFreedom: Double

  private let logNormalizer: Double

  /// The t distribution of the given degrees of freedom.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom > 0 ? degreesOfFreedom : .nan
    let half = self.degreesOfFreedom / 2
    logNormalizer =
      half.isInfinite
      ? -0.5 * log(2 * Double.pi) : -log(cboost_gamma_delta_ratio(half, 0.5)) - 0.5 * log(2 * half * Double.pi)
  }

  /// The natural logarithm of the density.
  public func logDensity(_ x: Double) -> Double {
    guard !degreesOfFreedom.isInfinite else { return logNormalizer - 0.5 * x * x }
    return logNormalizer - 0.5 * (degreesOfFreedom + 1) * log1p(x * x / degreesOfFreedom)
  }

  /// The probability P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    guard !degreesOfFreedom.isInfinite else { return NormalDistribution.standard.cumulative(x) }
    return cboost_student_t_cumulative(degreesOfFreedom, x)
  }

  /// The probability P(X > x).
  public func upperTail(_ x: Double) -> Double {
    guard !degreesOfFreedom.isInfinite else { return NormalDistribution.standard.upperTail(x) }
    return cboost_student_t_upper_tail(degreesOfFreedom, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    guard !degreesOfFreedom.isInfinite else { return cboost_normal_quantile(p) }
    return cboost_student_t_quantile(degreesOfFreedom, p)
  }

  /// The x with P(X > x) = p.
  public func upperQuantile(_ p: Double) -> Double {
    guard !degreesOfFreedom.isInfinite else { return cboost_normal_upper_quantile(p) }
    return cboost_student_t_upper_quantile(degreesOfFreedom, p)
  }
}
