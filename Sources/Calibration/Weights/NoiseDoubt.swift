internal import LinearAlgebra
internal import Statistics

/// The pull of each criterion towards its points in force because the noise of ratings is not known.
///
/// With β = A⁻¹g and u_d = (κ_d − κ) ∘ diag G ∘ β over the draws d of κ, the estimate would be β + A⁻¹u_d under the noise of a
/// draw, less what only changes the scale: S_j is the variance of that, V_j = σ_r²(A⁻¹GA⁻¹)_jj/N the sampling variance. The
/// departures from the points in force, Δ_j, have a variance τ²q_j of their own, q_j that of a judged criterion, τ² from
/// Σ(Δ_j/√q_j)² with the variances (S_j + V_j)/q_j. What of S_j is beyond that of the middle criterion, S̃q_j, λ does not see,
/// for hardly anything else depends on it; it makes a pull h_j = (S_j/q_j − S̃)/(τ² (A⁻¹)_jj), under which a criterion by
/// itself keeps the share 1/(1 + (S_j/q_j − S̃)/τ²) of its departure. τ² is S̃ at least: smaller departures cannot be seen. A
/// criterion that tells units little apart, most of whose variance may be rounding, is the one of which least is known: under
/// the λ that suits the rest it could get ten times its points.
///
/// Source: Carroll, Ruppert, Stefanski and Crainiceanu (2006), Measurement Error in Nonlinear Models, section 3.2, for what the
/// noise does to an estimate; Morris (1983), Parametric empirical Bayes inference, for the pull.
struct NoiseDoubt {
  /// h of each criterion, in squared shares.
  let pulls: [Double]

  /// The doubt of an estimate; nil where the noise is certain or the sums are singular.
  ///
  /// - Parameters:
  ///   - coefficients: β.
  ///   - variances: q, in squared points up to a factor.
  /// - Complexity: O(draws × p² + p³).
  init?(
    _ sums: CalibrationMoments, noise: RatingNoise, coefficients beta: [Double], reference: [Double],
    variances: [Double]
  ) {
    let scale = beta.reduce(0, +)
    guard noise.draws.count > 1, scale > 0, let factor = try? Cholesky(noise.adjusted(sums)) else { return nil }
    let points = reference.reduce(0, +) / scale
    let doubt = Self.doubt(sums, noise: noise, beta: beta, factor: factor).map { points * points * $0 }
    let half = factor.solve(sums.gram)
    let rate = points * points * sums.residualVariance / sums.count
    let sampling = beta.indices.map { rate * factor.solve(half.row($0))[$0] }
    let departures = zip(beta, reference).map { points * $0 - $1 }
    let between = varianceBetween(
      zip(departures, variances).map { $0 / $1.squareRoot() },
      variances: beta.indices.map { max((doubt[$0] + sampling[$0]) / variances[$0], 1e-12) }
    ).variance
    let relative = zip(doubt, variances).map { $0 / $1 }
    let typical = median(relative)
    pulls = zip(relative, factor.inverse.diagonal).map { relative, variance in
      let excess = max(relative - typical, 0)
      return excess > 0 ? min(excess / max(between, typical), Self.most) / variance : 0
    }
  }

  /// A pull beyond this many times the information leaves nothing of a departure.
  private static let most = 1e4

  /// S of each criterion, in squared coefficients.
  private static func doubt(
    _ sums: CalibrationMoments, noise: RatingNoise, beta: [Double], factor: Cholesky
  ) -> [Double] {
    let diagonal = sums.gram.diagonal
    let middle = noise.shares(sums)
    let scale = beta.reduce(0, +)
    var squares = [Double](repeating: 0, count: beta.count)
    for draw in noise.draws {
      let moved = factor.solve(beta.indices.map { diagonal[$0] * (draw[$0] - middle[$0]) * beta[$0] })
      let growth = moved.reduce(0, +) / scale
      for j in beta.indices {
        let change = moved[j] - growth * beta[j]
        squares[j] += change * change
      }
    }
    return squares.map { $0 / Double(noise.draws.count) }
  }
}
