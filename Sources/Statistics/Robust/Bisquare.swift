/// Tukey's bisquare: a loss that grows like a square for small residuals and is constant for gross ones.
///
/// ρ(u) = 1 − (1 − (u/c)²)³ for |u| ≤ c and 1 beyond, u a residual in units of its scale, c the tuning constant.
///
/// Source: Beaton and Tukey (1974); Maronna, Martin, Yohai and Salibián-Barrera (2019), Robust Statistics, section 2.4.
public struct Bisquare: Sendable {
  /// c, the residual in units of scale from which on an observation has no weight.
  public let tuning: Double

  /// The tuning for which half of a normal sample's ρ is expected: breakdown point one half.
  public static let highBreakdown = Bisquare(tuning: 1.54764)
  /// The tuning of 95 % efficiency at the normal.
  public static let efficient = Bisquare(tuning: 4.685061)

  /// The bisquare of a tuning constant, above 0.
  public init(tuning: Double) {
    self.tuning = tuning
  }

  /// ρ(u), between 0 and 1.
  public func loss(_ u: Double) -> Double {
    let kept = remainder(u)
    return 1 - kept * kept * kept
  }

  /// ρ'(u) = (6u/c²)(1 − (u/c)²)².
  public func lossDerivative(_ u: Double) -> Double {
    6 / (tuning * tuning) * psi(u)
  }

  /// ψ(u) = u(1 − (u/c)²)², the derivative of the loss with slope 1 at 0.
  public func psi(_ u: Double) -> Double {
    u * weight(u)
  }

  /// ψ'(u) = (1 − (u/c)²)(1 − 5(u/c)²), 0 beyond c.
  public func psiDerivative(_ u: Double) -> Double {
    let ratio = u / tuning
    return remainder(u) * (1 - 5 * ratio * ratio)
  }

  /// The robustness weight ψ(u)/u = (1 − (u/c)²)², between 0 and 1.
  public func weight(_ u: Double) -> Double {
    let kept = remainder(u)
    return kept * kept
  }

  /// 1 − (u/c)², not below 0.
  private func remainder(_ u: Double) -> Double {
    let ratio = u / tuning
    return max(0, 1 - ratio * ratio)
  }
}
