internal import CBoostMath
import Foundation

/// Fisher's F distribution, of the ratio of two independent chi-squared numbers over their degrees of freedom.
///
/// f(x) = (m/n)^(m/2) x^(m/2−1) (1 + mx/n)^(−(m+n)/2) / B(m/2, n/2), x ≥ 0
public struct FisherF: ContinuousDistribution {
  /// The degrees of freedom m of the numerator, positive; any other makes every figure NaN.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom n of the denominator, positive; any other makes every figure NaN.
  public let denominatorDegreesOfFreedom: Double

  /// The F distribution of the degrees of freedom of numerator and denominator.
  public init(_ numerator: Double, _ denominator: Double) {
    numeratorDegreesOfFreedom = numerator > 0 ? numerator : .nan
    denominatorDegreesOfFreedom = denominator > 0 ? denominator : .nan
  }

  /// The density f(x), 0 below 0.
  public func density(_ x: Double) -> Double {
    x < 0 ? 0 : cboost_fisher_f_density(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  /// The natural logarithm of the density, −∞ below 0.
  public func logDensity(_ x: Double) -> Double {
    guard !(x < 0) else { return -.infinity }
    let (m, n) = (numeratorDegreesOfFreedom, denominatorDegreesOfFreedom)
    let power = m == 2 ? 0 : (m / 2 - 1) * log(x)
    return m / 2 * log(m / n) + power - (m + n) / 2 * log1p(m * x / n) - cboost_log_beta(m / 2, n / 2)
  }

  /// The probability P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x < 0 ? 0 : cboost_fisher_f_cumulative(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  /// The probability P(X > x).
  public func upperTail(_ x: Double) -> Double {
    x < 0 ? 1 : cboost_fisher_f_upper_tail(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    cboost_fisher_f_quantile(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, p)
  }

  /// The x with P(X > x) = p.
  public func upperQuantile(_ p: Double) -> Double {
    cboost_fisher_f_upper_quantile(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, p)
  }
}
