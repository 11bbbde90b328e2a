internal import LinearAlgebra
internal import Statistics

/// How much of each criterion's variance is noise of its raters, κ_j in 0…1, and how much of it a shift that a unit's ratings
/// share: A = G − diag(κ_j G_jj) − ηvv'.
///
/// κ_j comes from the reliability where that is known. For the others it is what rounding to the step adds, (h/M)²/12, and a
/// common κ: what the gap to the superior shows (``RatingGap``), as far as the outcomes leave room for it, or else a share of
/// the largest κ that they leave room for (``NoiseRoom``). η = κ̄ times the ratio that the gap shows, κ̄ the mean of κ_j
/// beside rounding. A shift on the logit scale moves a share by v_j = E[x(1 − x)]: in criteria that tell units little apart it
/// is most of what varies in common, so that without η they got too few points (in simulated studies a third of a standard
/// error).
///
/// Source: Sheppard (1898) for the variance of rounding; Fuller (1987), Measurement Error Models, section 2.2.
struct RatingNoise {
  /// The common κ; 0 where the study is too small to tell it.
  let common: Double
  /// The known κ_j; nil where a criterion's reliability is not.
  let declared: [Double?]
  /// The share of each criterion's variance that is rounding to its step.
  let rounding: [Double]
  /// η/κ̄ in squared logits; 0 where nothing tells it.
  let haloRatio: Double
  /// How many times what was found the common κ and η may be: METHODS section 3.2 draws from 0.3 to 1.1 of κ_NN where 0.7 is
  /// used; where only κ_NN is known, up to all of it.
  let range: ClosedRange<Double>

  /// The share of the largest κ that is used, beside the rounding. Over nine kinds of simulated study the error of the
  /// weights was 0.92, 0.86, 0.84, 0.87 points with 0, 0.2, 0.4 and 0.55.
  private static let usedShare = 0.4
  private static let usualRange = 0.3 / 0.7...1.1 / 0.7
  /// Rows a criterion that the noise can be told from.
  static let rowsPerCriterion = 20.0
  /// κ stays below this share of what would make A singular.
  private static let eigenvalueShare = 0.9
  /// A common noise above this share is not believed without a declared reliability: where no weight is near zero the
  /// fit bounds it hardly at all.
  static let mostCommon = 0.25
  /// More of a variance than this is never put down to rounding.
  private static let mostRounding = 0.5
  /// η stays below this share of 1/v'A⁻¹v, at which A would be singular.
  private static let mostHalo = 0.5

  /// No noise at all, as a fixed penalty has it.
  static func none(criteria p: Int) -> RatingNoise {
    RatingNoise(criteria: p)
  }

  private init(criteria p: Int) {
    common = 0
    haloRatio = 0
    range = Self.usualRange
    declared = [Double?](repeating: nil, count: p)
    rounding = [Double](repeating: 0, count: p)
  }

  /// The noise that is declared, and what the moments and the gap to the superior show of the rest.
  ///
  /// - Complexity: O(p³) a bisection.
  init(_ moments: CalibrationMoments, declared: [Double?], roundingVariance: [Double], gap: RatingGap? = nil) {
    let rounding = zip(roundingVariance, moments.gram.diagonal).map { $1 > 0 ? min(Self.mostRounding, $0 / $1) : 0 }
    self.declared = declared
    self.rounding = rounding
    haloRatio = gap?.haloRatio ?? 0
    range =
      gap == nil
      ? Self.usualRange.lowerBound...max(Self.usualRange.upperBound, 1 / Self.usedShare) : Self.usualRange
    guard declared.contains(where: { $0 == nil }),
      moments.count >= Self.rowsPerCriterion * Double(moments.criteria),
      let room = NoiseRoom(
        moments,
        adjusted: { share in
          Self.without(Self.shares(moments, common: share, declared: declared, rounding: rounding), moments)
        })
    else {
      common = 0
      return
    }
    let most = min(Self.mostCommon, Self.ceiling(moments))
    common = gap.map { room.least(of: min($0.noise, most)) } ?? Self.usedShare * room.largest(below: most)
  }

  /// A = G − diag(κ_j G_jj) − ηvv', where the common κ and η are so many times what was found, as far as these moments leave
  /// room for them.
  func adjusted(_ moments: CalibrationMoments, times: Double = 1, halo: Double = 1) -> Matrix {
    let shares = shares(moments, times: times)
    var result = Self.without(shares, moments)
    let beside = zip(shares, rounding).map { max(0, $0 - $1) }
    let wanted = halo * haloRatio * beside.reduce(0, +) / Double(max(shares.count, 1))
    let v = moments.sensitivity.map { $0 / moments.count }
    guard wanted > 0, let factor = try? Cholesky(result) else { return result }
    let length = dot(v, factor.solve(v))
    guard length > 0 else { return result }
    let variance = min(wanted, Self.mostHalo / length)
    for j in v.indices {
      for i in v.indices { result[i, j] -= variance * v[i] * v[j] }
    }
    return result
  }

  /// κ_j where the common κ is so many times what was found, all of them smaller by one factor where these moments leave no
  /// room for them.
  func shares(_ moments: CalibrationMoments, times: Double = 1) -> [Double] {
    Self.shares(moments, common: times * common, declared: declared, rounding: rounding)
  }

  private static func shares(
    _ moments: CalibrationMoments, common: Double, declared: [Double?], rounding: [Double]
  ) -> [Double] {
    let wanted = zip(declared, rounding).map { $0 ?? $1 + common }
    guard wanted.contains(where: { $0 > 0 }), !isBelowCeiling(moments, wanted) else { return wanted }
    let factor = ceiling(moments, of: wanted)
    return wanted.map { factor * $0 }
  }

  private static func without(_ shares: [Double], _ moments: CalibrationMoments) -> Matrix {
    var result = moments.gram
    for (j, noise) in shares.enumerated() { result[j, j] *= 1 - noise }
    return result
  }

  /// 0.9 of the smallest eigenvalue of the correlation matrix C, the most that a common κ can be.
  private static func ceiling(_ moments: CalibrationMoments) -> Double {
    guard let values = try? SymmetricEigen(correlation(moments)).values, let least = values.first else { return 0 }
    return max(0, eigenvalueShare * least)
  }

  /// The most that κ_j = tk_j leave of C, t = 0.9/λ_max(K^½C⁻¹K^½) with K = diag(k): C − K t/0.9 is then singular. With equal k
  /// it is the ceiling of a common κ; a criterion whose ratings are mostly noise may have more.
  private static func ceiling(_ moments: CalibrationMoments, of shares: [Double]) -> Double {
    // A set that is singular but for its ridge leaves no room at all.
    var lowered = correlation(moments)
    for j in shares.indices { lowered[j, j] -= CalibrationMoments.ridge }
    guard let factor = try? Cholesky(lowered) else { return 0 }
    let roots = Matrix(diagonal: shares.map { max(0, $0).squareRoot() })
    let product = roots * factor.solve(roots)
    guard let most = try? SymmetricEigen(0.5 * (product + product.transposed)).values.last, most > 0 else { return 0 }
    return min(1, eigenvalueShare / most)
  }

  /// Whether κ_j are below the ceiling, by one Cholesky factorisation instead of the eigenvalues.
  private static func isBelowCeiling(_ moments: CalibrationMoments, _ shares: [Double]) -> Bool {
    var shifted = correlation(moments)
    for j in 0..<shifted.rows { shifted[j, j] -= shares[j] / eigenvalueShare }
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
