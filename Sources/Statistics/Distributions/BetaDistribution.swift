internal import CBoostMath
import Foundation

/// The beta distribution.
///
/// f(x) = x^(a−1) (1 − x)^(b−1) / B(a, b), 0 ≤ x ≤ 1
public struct BetaDistribution: ContinuousDistribution {
  /// The shape a, positive; any other makes every figure NaN.
  public let a: Double
  /// The shape b, positive; any other makes every figure NaN.
  public let b: Double

  /// The beta distribution of two shapes.
  public init(_ a: Double, _ b: Double) {
    self.a = a > 0 ? a : .nan
    self.b = b > 0 ? b : .nan
  }

  /// The density f(x), 0 outside 0…1.
  public func density(_ x: Double) -> Double {
    x < 0 || x > 1 ? 0 : cboost_beta_density(a, b, x)
  }

  /// The natural logarithm of the density, −∞ outside 0…1.
  public func logDensity(_ x: Double) -> Double {
    guard !(x < 0 || x > 1) else { return -.infinity }
    let low = a == 1 ? 0 : (a - 1) * log(x)
    let high = b == 1 ? 0 : (b - 1) * log1p(-x)
    return low + high - cboost_log_beta(a, b)
  }

  /// The probability P(X ≤ x), which is the regularised incomplete beta function I_x(a, b).
  public func cumulative(_ x: Double) -> Double {
    x < 0 ? 0 : x > 1 ? 1 : cboost_beta_cumulative(a, b, x)
  }

  /// The probability P(X > x).
  public func upperTail(_ x: Double) -> Double {
    x < 0 ? 1 : x > 1 ? 0 : cboost_beta_upper_tail(a, b, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    cboost_beta_quantile(a, b, p)
  }

  /// The x with P(X > x) = p.
  public func upperQuantile(_ p: Double) -> Double {
    cboost_beta_upper_quantile(a, b, p)
  }
}
