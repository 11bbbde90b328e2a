/// What declared or assumed reliabilities fix of a factor model.
struct FixedParameters {
  /// Which outcomes have values.
  var isUsed: [Bool]
  /// λ_k where it is fixed.
  var loading: [Double?]
  /// ψ_k where it is fixed.
  var uniqueness: [Double?]

  /// The reliability of an outcome when the data cannot tell and nobody has said: the convention of this toolkit.
  static let defaultReliability = 0.6

  /// A reliability r fixes ψ = 1 − r; with one or two outcomes, or when `all` is set, λ = √r as well.
  ///
  /// `meanSamplingVariance` is the part of ψ that the denominators already explain.
  init(isUsed: [Bool], reliabilities: [Double?], meanSamplingVariance: [Double], all: Bool = false) {
    self.isUsed = isUsed
    let used = isUsed.indices.filter { isUsed[$0] }
    let isIdentified = !all && (used.count >= 3 || (used.count == 2 && used.contains { reliabilities[$0] != nil }))
    loading = [Double?](repeating: nil, count: isUsed.count)
    uniqueness = loading
    for k in used {
      guard let reliability = reliabilities[k] ?? (isIdentified ? nil : Self.defaultReliability) else { continue }
      let least = FactorEstimation.leastUniqueness
      uniqueness[k] = max(least, 1 - reliability - meanSamplingVariance[k])
      if used.count <= 2 || all { loading[k] = reliability.squareRoot() }
    }
  }

  /// The parameters that the iteration starts from.
  func start(origin: TCellFactor.Origin) -> TCellFactor {
    let start = FactorEstimation.startingLoading
    return TCellFactor(
      loadings: isUsed.indices.map { isUsed[$0] ? loading[$0] ?? start : 0 },
      uniquenesses: isUsed.indices.map { uniqueness[$0] ?? 1 - start * start },
      degreesOfFreedom: FactorEstimation.degreesOfFreedom[0], origin: origin, isUsed: isUsed)
  }
}
