/// A one-factor model with independent t-distributed errors: y_k = λ_k θ + √ψ_k ε_k, θ ~ N(0, 1), ε_k ~ t_ν.
struct TCellFactor: Sendable, Equatable {
  /// How the figures came about.
  enum Origin: Sendable, Equatable {
    /// Estimated from the rows of the type.
    case own
    /// Estimated from the rows of all types of the year.
    case pooled
    /// Taken from reliabilities, declared or assumed.
    case reliability
  }

  /// λ_k ≥ 0; 0 for an outcome that is not used.
  var loadings: [Double]
  /// ψ_k > 0, the squared scale of the errors.
  var uniquenesses: [Double]
  /// ν.
  var degreesOfFreedom: Double
  /// How the figures came about.
  var origin: Origin
  /// Which outcomes the model knows.
  var isUsed: [Bool]

  /// The outcomes that the model knows.
  var used: [Int] { isUsed.indices.filter { isUsed[$0] } }

  /// λ'Ψ⁻¹λ over all outcomes: the precision that a complete row adds to the prior.
  var information: Double {
    used.reduce(0) { $0 + loadings[$1] * loadings[$1] / uniquenesses[$1] }
  }

  /// The same model without some of its outcomes.
  func leavingOut(_ indicators: Set<Int>) -> TCellFactor {
    var result = self
    for k in indicators where k < isUsed.count { result.isUsed[k] = false }
    return result
  }
}
