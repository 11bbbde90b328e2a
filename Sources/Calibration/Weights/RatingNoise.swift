internal import LinearAlgebra

/// How much of each criterion's variance is noise of its raters, κ_j in 0…1, so that A = G − diag(κ_j G_jj).
///
/// κ_j = 1 − reliability where it is declared. For the others it is what rounding to the step adds, (h/M)²/12, and a
/// common κ: the largest at which the non-negative solution still fits, N d'G⁻¹d/σ_r² ≤ 3.84 with d = g − Ab and σ_r²
/// the residual variance at κ = 0. Too large a correction turns small weights negative, which is what the bound detects.
///
/// Source: Sheppard (1898) for the variance of rounding.
struct RatingNoise {
  /// The largest common κ at which the solution fits; 0 where the study is too small or κ = 0 fails already.
  let largest: Double
  /// The declared κ_j; nil where a criterion's reliability is not known.
  let declared: [Double?]
  /// The share of each criterion's variance that is rounding to its step.
  let rounding: [Double]

  /// The 95 % point of χ² with one degree of freedom.
  private static let fitLimit = 3.841458820694124
  /// The share of the largest κ that is used, beside the rounding. Over nine kinds of simulated study the error of the
  /// weights was 0.92, 0.86, 0.84, 0.87 points with 0, 0.2, 0.4 and 0.55.
  static let usedShare = 0.4
  /// Rows a criterion that the noise can be told from.
  static let rowsPerCriterion = 20.0
  /// κ stays below this share of the smallest eigenvalue of the correlation matrix, or A is indefinite.
  private static let eigenvalueShare = 0.9
  private static let bisections = 30
  /// A common noise above this share is not believed without a declared reliability: where no weight is near zero the
  /// fit bounds it hardly at all.
  static let mostCommon = 0.25
  /// More of a variance than this is never put down to rounding.
  private static let mostRounding = 0.5

  /// No noise at all, as a fixed penalty has it.
  static func none(criteria p: Int) -> RatingNoise {
    RatingNoise(criteria: p)
  }

  private init(criteria p: Int) {
    largest = 0
    declared = [Double?](repeating: 0, count: p)
    rounding = [Double](repeating: 0, count: p)
  }

  /// The noise that the moments and the declared reliabilities show.
  ///
  /// - Complexity: O(p³) a bisection.
  init(_ moments: CalibrationMoments, reliabilities: [Double?], roundingVariance: [Double]) {
    declared = reliabilities.map { $0.map { 1 - $0 } }
    rounding = zip(roundingVariance, moments.gram.diagonal).map { $1 > 0 ? min(Self.mostRounding, $0 / $1) : 0 }
    let p = Double(moments.criteria)
    let variance = moments.residualVariance
    guard declared.contains(where: { $0 == nil }), moments.count >= Self.rowsPerCriterion * p, variance > 0,
      let inverse = try? Cholesky(moments.ridged)
    else {
      largest = 0
      return
    }
    let (declared, rounding) = (self.declared, self.rounding)
    func fits(_ share: Double) -> Bool {
      let a = Self.adjusted(moments, share: share, declared: declared, rounding: rounding)
      guard let b = try? solveNonNegative(hessian: a, linear: moments.linear).x else { return false }
      let d = zip(moments.linear, a * b).map { $0 - $1 }
      return moments.count * dot(d, inverse.solve(d)) / variance <= Self.fitLimit
    }
    var low = 0.0
    var high = min(Self.mostCommon, Self.ceiling(moments))
    guard high > 0, fits(0) else {
      largest = 0
      return
    }
    if fits(high) { low = high }
    for _ in 0..<Self.bisections where low < high {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    largest = low
  }

  /// A = G − diag(κ_j G_jj) for a common κ = share, with the ridge of every solve; κ_j is kept below the ceiling of these
  /// moments.
  func adjusted(_ moments: CalibrationMoments, share: Double) -> Matrix {
    Self.adjusted(moments, share: share, declared: declared, rounding: rounding)
  }

  /// κ_j for a common κ = share, each kept below the ceiling of these moments.
  func shares(_ moments: CalibrationMoments, share: Double) -> [Double] {
    Self.shares(moments, share: share, declared: declared, rounding: rounding)
  }

  private static func shares(
    _ moments: CalibrationMoments, share: Double, declared: [Double?], rounding: [Double]
  ) -> [Double] {
    let wanted = zip(declared, rounding).map { $0 ?? $1 + share }
    let largest = wanted.max() ?? 0
    guard largest > 0, !isBelowCeiling(moments, largest) else { return wanted }
    let most = ceiling(moments)
    return wanted.map { min($0, most) }
  }

  private static func adjusted(
    _ moments: CalibrationMoments, share: Double, declared: [Double?], rounding: [Double]
  ) -> Matrix {
    var result = moments.gram
    for (j, noise) in shares(moments, share: share, declared: declared, rounding: rounding).enumerated() {
      result[j, j] *= 1 - noise
    }
    return result
  }

  /// 0.9 of the smallest eigenvalue of the correlation matrix.
  private static func ceiling(_ moments: CalibrationMoments) -> Double {
    guard let values = try? SymmetricEigen(correlation(moments)).values, let least = values.first else { return 0 }
    return max(0, eigenvalueShare * least)
  }

  /// Whether κ is below the ceiling, by one Cholesky factorisation instead of the eigenvalues.
  private static func isBelowCeiling(_ moments: CalibrationMoments, _ share: Double) -> Bool {
    var shifted = correlation(moments)
    for j in 0..<shifted.rows { shifted[j, j] -= share / eigenvalueShare }
    return (try? Cholesky(shifted)) != nil
  }

  private static func correlation(_ moments: CalibrationMoments) -> Matrix {
    let roots = moments.scatter.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    var result = moments.scatter
    for j in roots.indices {
      for i in roots.indices { result[i, j] /= roots[i] * roots[j] }
    }
    return result
  }
}
