internal import CBoostMath
import Foundation

/// The chi-squared distribution.
///
/// f(x) = x^(k/2−1) e^(−x/2) / (2^(k/2) Γ(k/2)), x ≥ 0
public struct ChiSquared: ContinuousDistribution {
  /// The degrees of freedom k, positive; any other makes every figure NaN.
  public let degreesOfFreedom: Double

  /// The chi-squared distribution of the given degrees of freedom.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom > 0 ? degreesOfFreedom : .nan
  }

  /// The density f(x), 0 below 0.
  public func density(_ x: Double) -> Double {
    x < 0 ? 0 : cboost_chi_squared_density(degreesOfFreedom, x)
  }

  /// The natural logarithm of the density, −∞ below 0.
  public func logDensity(_ x: Double) -> Double {
    guard !(x < 0) else { return -.infinity }
    let half = degreesOfFreedom / 2
    let power = half == 1 ? 0 : (half - 1) * log(x)
    return power - x / 2 - half * log(2) - cboost_log_gamma(half)
  }

  /// The probability P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x < 0 ? 0 : cboost_chi_squared_cumulative(degreesOfFreedom, x)
  }

  /// The probability P(X > x).
  public func upperTail(_ x: Double) -> Double {
    x < 0 ? 1 : cboost_chi_squared_upper_tail(degreesOfFreedom, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    cboost_chi_squared_quantile(degreesOfFreedom, p)
  }

  /// The x with P(X > x) = p.
  public func upperQuantile(_ p: Double) -> Double {
    cboost_chi_squared_upper_quantile(degreesOfFreedom, p)
  }
}
