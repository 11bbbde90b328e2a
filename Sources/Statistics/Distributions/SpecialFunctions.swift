internal import CBoostMath

/// The natural logarithm of |Γ(x)|.
public func logGamma(_ x: Double) -> Double {
  cboost_log_gamma(x)
}

/// The natural logarithm of the beta function, ln Γ(a) + ln Γ(b) − ln Γ(a + b), for positive a and b.
public func logBeta(_ a: Double, _ b: Double) -> Double {
  cboost_log_beta(a, b)
}

/// The regularised lower incomplete gamma function P(a, x) = γ(a, x) / Γ(a), for a > 0 and x ≥ 0.
public func regularizedGammaLower(_ a: Double, _ x: Double) -> Double {
  cboost_regularized_gamma_lower(a, x)
}

/// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), for a > 0 and x ≥ 0.
public func regularizedGammaUpper(_ a: Double, _ x: Double) -> Double {
  cboost_regularized_gamma_upper(a, x)
}
