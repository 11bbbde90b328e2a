import Foundation
internal import LinearAlgebra
internal import Statistics

/// Draws of κ_j that are plausible before the outcomes are asked and fit them.
///
/// Too large a correction turns small weights negative, and the non-negative solution b no longer fits: with d = g − Ab, A free
/// of the noise, and σ_r² the residual variance without noise, N d'G⁻¹d/σ_r² is twice the log-likelihood that is lost. The
/// draws are a Metropolis–Hastings chain on the prior's uniform numbers: each step draws some of them anew, which the prior
/// cannot tell from the old ones, so that the ratio of the likelihoods alone decides whether it is taken.
///
/// Source: Hastings (1970), Monte Carlo sampling methods using Markov chains; Neal (1998), Regression and classification using
/// Gaussian process priors, for proposals that keep the prior.
struct NoiseDraws {
  /// κ_j: draw, then criterion.
  let shares: [[Double]]

  /// Steps of the chain; a wider framework gets fewer, at least `fewestSteps`.
  private static let mostSteps = 1200
  private static let fewestSteps = 200
  private static let wide = 60.0
  /// The first steps forget where the chain began; then every fifth is kept.
  private static let forgottenShare = 0.15
  private static let interval = 5
  /// Where the chain begins: little noise.
  private static let start = 0.1
  /// At most this share of the numbers is drawn anew in a step; large and small steps are mixed.
  private static let mostRedrawn = 0.5

  /// The draws for some sums; nil where those are singular or fit perfectly.
  ///
  /// - Complexity: O(steps × p³).
  init?(_ moments: CalibrationMoments, prior: NoisePrior, seed: UInt64) {
    guard let misfit = NoiseMisfit(moments) else { return nil }
    var stream = RandomStream(seed: seed, 0x6B64)
    let relative = Self.wide / Double(max(moments.criteria, 1))
    let steps = min(Self.mostSteps, max(Self.fewestSteps, Int(Double(Self.mostSteps) * relative * relative * relative)))
    var state = [Double](repeating: Self.start, count: prior.dimensions)
    var shares = prior.shares(state)
    var loss = misfit.value(shares)
    var kept: [[Double]] = []
    for step in 0..<steps {
      let redrawn = max(1 / Double(prior.dimensions), Self.mostRedrawn * stream.uniform() * stream.uniform())
      let proposal = state.map { stream.uniform() < redrawn ? stream.uniform() : $0 }
      let proposed = prior.shares(proposal)
      let lossThere = misfit.value(proposed)
      // Drawn in every step: the same fit to the last bit or two must not change what comes next.
      let chance = log(stream.uniform())
      if lossThere <= loss || chance < (loss - lossThere) / 2 {
        (state, shares, loss) = (proposal, proposed, lossThere)
      }
      if step >= Int(Self.forgottenShare * Double(steps)), step % Self.interval == 0 { kept.append(shares) }
    }
    guard loss.isFinite else { return nil }
    self.shares = kept
  }
}

/// How badly non-negative weights fit under some noise.
struct NoiseMisfit {
  private let moments: CalibrationMoments
  private let inverse: Cholesky
  private let variance: Double
  private let ceiling: NoiseCeiling

  /// The misfit of sums; nil where they are singular or fit perfectly.
  init?(_ moments: CalibrationMoments) {
    let variance = moments.residualVariance
    guard variance > 0, let inverse = try? Cholesky(moments.ridged) else { return nil }
    self.moments = moments
    self.inverse = inverse
    self.variance = variance
    ceiling = NoiseCeiling(moments)
  }

  /// N d'G⁻¹d/σ_r²; infinite where κ leave nothing of some direction.
  ///
  /// - Complexity: O(p³).
  func value(_ shares: [Double]) -> Double {
    guard ceiling.isAbove(shares) else { return .infinity }
    let a = moments.gram(without: shares)
    guard let b = try? solveNonNegative(hessian: a, linear: moments.linear).x else { return .infinity }
    let d = zip(moments.linear, a * b).map { $0 - $1 }
    return moments.count * dot(d, inverse.solve(d)) / variance
  }
}
