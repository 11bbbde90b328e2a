internal import Foundation

/// Of all mixtures that explain the observations about as well, the one with the least over- and under-rating.
///
/// What some units rate higher or lower without meaning anything by it, and others do not share, looks like over-rating on
/// one side and like under-rating on the other; only that it is even on both sides and thins out from the middle tells
/// it. Expectation–maximisation stops anywhere between the two. So shares of over- and under-rating are given over to
/// `DistortionComponents.unsharedHalo` step by step while the likelihood stays within its one-sided 95 % bound; how many are
/// over- and under-rated beside that halo is then as likely as can be.
///
/// Source: the least favourable of the distributions in a likelihood interval; Owen (2001), Empirical likelihood, for
/// profiling over the shares of a mixture.
extension MixtureFit {
  private static let steps = 20
  /// What a step gives over of the shares.
  private static let given = 0.15
  private static let improvements = 2
  private static let leastShare = 1e-5
  private static let classIterations = 15

  /// Gives over what the observations leave open.
  ///
  /// - Complexity: O(observations × columns) an iteration, sixty iterations at the most, three where nothing is open.
  mutating func disfavourDistortion() {
    guard mixture.components.honestHalo else { return }
    let top = logLikelihood
    for _ in 0..<Self.steps where mixture.overShare + mixture.underShare > Self.leastShare {
      let before = mixture
      giveOver()
      expectationMaximisation(iterations: Self.improvements)
      guard top - logLikelihood <= ShareEvidence.drop else {
        mixture = before
        break
      }
    }
    weighClasses()
  }

  private mutating func giveOver() {
    var freed = 0.0
    for columns in [DistortionComponents.over, DistortionComponents.under] {
      for c in columns {
        freed += Self.given * mixture.shares[c]
        mixture.shares[c] *= 1 - Self.given
      }
    }
    let halo = DistortionComponents.unsharedHalo
    for c in halo { mixture.shares[c] += freed / Double(halo.count) }
  }

  /// The most likely shares of over-rating, of under-rating and of all else, each made up as it is.
  private mutating func weighClasses() {
    let columns = DistortionComponents.count
    let (mixture, ratios, weights) = (mixture, ratios, weights)
    let parts = chunks.map { i -> SIMD3<Double> in
      var sums = SIMD3(0, 0, mixture.coreShare)
      for c in 0..<columns { sums[Self.place(c)] += mixture.shares[c] * ratios[i * columns + c] }
      return sums
    }
    var factors = SIMD3<Double>(repeating: 1)
    var shares = SIMD3(mixture.overShare, mixture.underShare, 1 - mixture.overShare - mixture.underShare)
    let start = shares
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    for _ in 0..<Self.classIterations {
      var sums = SIMD3<Double>.zero
      for (part, weight) in zip(parts, weights) {
        let joint = factors * part
        sums += weight / joint.sum() * joint
      }
      shares = sums / total
      factors = shares / start
    }
    for c in 0..<columns { self.mixture.shares[c] *= factors[Self.place(c)] }
    self.mixture.coreShare *= factors[2]
  }

  /// The class of a column: over-rating, under-rating, honest.
  private static func place(_ column: Int) -> Int {
    DistortionMixture.overColumns.contains(column) ? 0 : DistortionComponents.under.contains(column) ? 1 : 2
  }
}
