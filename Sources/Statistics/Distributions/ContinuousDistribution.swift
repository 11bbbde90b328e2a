import Foundation

/// A distribution on the real line with a density.
public protocol ContinuousDistribution: Sendable {
  /// The density f(x).
  func density(_ x: Double) -> Double
  /// The natural logarithm of the density, −∞ outside the support.
  func logDensity(_ x: Double) -> Double
  /// The probability P(X ≤ x), accurate in the lower tail.
  func cumulative(_ x: Double) -> Double
  /// The probability P(X > x), accurate in the upper tail.
  func upperTail(_ x: Double) -> Double
  /// The x with P(X ≤ x) = p; infinite where the support is and p is 0 or 1, NaN for p outside 0…1.
  func quantile(_ p: Double) -> Double
  /// The x with P(X > x) = p, accurate for small p; NaN for p outside 0…1.
  func upperQuantile(_ p: Double) -> Double
}

extension ContinuousDistribution {
  /// The density f(x).
  public func density(_ x: Double) -> Double { exp(logDensity(x)) }
}
