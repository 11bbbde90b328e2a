internal import LinearAlgebra
internal import Statistics

/// How much of each criterion's variance is noise of its raters, κ_j in 0…1, and how much of it a shift that a unit's ratings
/// share: A = G − diag(κ_j G_jj) − ηvv'.
///
/// What is known of κ_j before the outcomes are asked is a ``NoisePrior``; what fits the outcomes of it are ``NoiseDraws``. The
/// estimate uses their mean, each replicate of the weights one of them, so that intervals know what of the noise is not known.
/// η = κ̄ times the ratio that the gap to the superior shows, κ̄ the mean of κ_j beside rounding, where the superior's shifts
/// are as large as the unit's, and 2/(1 + r) of that where their variance is r times as large. A shift on the logit scale
/// moves a share by v_j = E[x(1 − x)]: in criteria that tell units little apart it is most of what varies in common, so that
/// without η they got too few points (in simulated studies a third of a standard error).
///
/// Source: Sheppard (1898) for the variance of rounding; Fuller (1987), Measurement Error Models, section 2.2.
struct RatingNoise {
  /// κ_j as the estimate uses it.
  let used: [Double]
  /// κ_j as it may be as well: draw, then criterion; at least one.
  let draws: [[Double]]
  /// η where it is as large as the gap shows, in squared logits; 0 where nothing tells it.
  let halo: Double

  /// Rows a criterion that the noise can be told from.
  private static let rowsPerCriterion = 20.0
  /// More of a variance than this is never put down to rounding.
  private static let mostRounding = 0.5
  /// η stays below this share of 1/v'A⁻¹v, at which A would be singular.
  private static let mostHalo = 0.5

  /// No noise at all, as a fixed penalty has it.
  static func none(criteria p: Int) -> RatingNoise {
    RatingNoise(used: [Double](repeating: 0, count: p))
  }

  private init(used: [Double]) {
    self.used = used
    draws = [used]
    halo = 0
  }

  /// The noise that is declared, and what the moments and the gap to the superior show of the rest.
  ///
  /// A study with few rows tells noise from nothing: there only rounding and what is declared is taken out.
  ///
  /// - Parameters:
  ///   - declared: κ_j where it is known.
  ///   - roundingVariance: (h/M)²/12 of each criterion.
  ///   - stepVariance: (h/M)² of each criterion.
  ///   - yearly: how much larger a share of each criterion's variance the errors of a year are than in one year.
  ///   - place: the place of each criterion in an order of their own.
  /// - Complexity: O(steps × p³) of ``NoiseDraws``.
  init(
    _ moments: CalibrationMoments, declared: [Double?], roundingVariance: [Double], stepVariance: [Double]? = nil,
    yearly: [Double]? = nil, gap: RatingGap? = nil, place: [Int]? = nil, seed: UInt64
  ) {
    let diagonal = moments.gram.diagonal
    let rounding = zip(roundingVariance, diagonal).map { $1 > 0 ? min(Self.mostRounding, $0 / $1) : 0 }
    let steps = zip(stepVariance ?? roundingVariance, diagonal).map { $1 > 0 ? $0 / $1 : 0 }
    let prior = NoisePrior(
      knowledge: declared.indices.map { j in
        if let share = declared[j] { return .share(share) }
        if let gap { return .gap(max(rounding[j], gap.noise[j]), error: gap.error[j], spread: gap.spread) }
        return .nothing(step: steps[j], yearly: yearly?[j] ?? 1)
      }, rounding: rounding, place: place ?? Array(declared.indices))
    let isLarge = moments.count >= Self.rowsPerCriterion * Double(moments.criteria)
    let plain = zip(declared, rounding).map { $0 ?? $1 }
    draws = isLarge && !prior.isCertain ? NoiseDraws(moments, prior: prior, seed: seed)?.shares ?? [plain] : [plain]
    let found = draws
    used = plain.indices.map { j in found.reduce(0) { $0 + $1[j] } / Double(found.count) }
    let beside = zip(used, rounding).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    halo = (gap?.haloRatio ?? 0) * beside / Double(max(plain.count, 1))
  }

  /// What η may be, from a uniform number: its mean is ``halo``.
  func halo(_ uniform: Double) -> Double { 2 * halo / (1 + NoisePrior.errorRatio(uniform)) }

  /// A = G − diag(κ_j G_jj) − ηvv' with given κ and η, as far as these moments leave room for them.
  func adjusted(_ moments: CalibrationMoments, shares wanted: [Double]? = nil, halo given: Double? = nil) -> Matrix {
    let shares = NoiseCeiling(moments).lowered(wanted ?? used)
    var result = moments.gram(without: shares)
    let variance = given ?? halo
    let v = moments.sensitivity.map { $0 / moments.count }
    guard variance > 0, let factor = try? Cholesky(result) else { return result }
    let length = dot(v, factor.solve(v))
    guard length > 0 else { return result }
    let taken = min(variance, Self.mostHalo / length)
    for j in v.indices {
      for i in v.indices { result[i, j] -= taken * v[i] * v[j] }
    }
    return result
  }

  /// κ_j as the estimate uses it, all of them smaller by one factor where these moments leave no room for them.
  func shares(_ moments: CalibrationMoments) -> [Double] { NoiseCeiling(moments).lowered(used) }
}
