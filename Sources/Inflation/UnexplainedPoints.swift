internal import Foundation

/// How many points of a rating outcomes and other raters do not explain: a posterior over sizes, in points of 100.
///
/// Each way in which the rating can have come about implies a shift of the logits; the points are
/// T − Σ_j (100 M_j / ΣM) share(ℓ_ij − shift_j). The posterior mean over all ways, honest ones at 0, is right on
/// average over all units; conditional on being over-rated it would be biased upward.
///
/// Source: METHODS section 6.
struct UnexplainedPoints: Sendable {
  /// The posterior mean.
  let mean: Double
  /// The sizes with their probabilities, by size.
  let sizes: [(points: Double, probability: Double)]

  /// Ways less probable than this change no figure that is shown.
  private static let negligible = 1e-5

  /// The posterior of row i.
  ///
  /// - Complexity: O(probable ways × criteria).
  init(_ model: YearModel, row i: Int) {
    let data = model.data
    let posterior = model.mixture.posterior(model.observations[i])
    let deviation = model.nullDeviation[i]
    let lenient = model.probabilityLenient(row: i)
    let leniency = data.appraiser[i] < 0 ? 0 : model.appraisers.meanResidual[data.appraiser[i]]
    let total = data.total(row: i, loweredBy: 0)
    var sizes: [(points: Double, probability: Double)] = []
    for (base, share) in [(0.0, 1 - lenient), (leniency.isFinite ? leniency : 0, lenient)] where share > Self.negligible {
      var honest = 0.0
      for (c, probability) in posterior.enumerated() {
        let joint = probability * share
        guard joint > Self.negligible, let shift = Self.shift(column: c, model, row: i, deviation: deviation) else {
          honest += joint
          continue
        }
        sizes.append((total - data.total(row: i) { base + shift($0) }, joint))
      }
      sizes.append((base == 0 ? 0 : total - data.total(row: i, loweredBy: base), honest))
    }
    let mass = sizes.reduce(0) { $0 + $1.probability }
    self.sizes = sizes.map { ($0.points, $0.probability / mass) }.sorted { $0.points < $1.points }
    mean = self.sizes.reduce(0) { $0 + $1.points * $1.probability }
  }

  /// The size that the posterior stays below with probability p.
  func quantile(_ p: Double) -> Double {
    var sum = 0.0
    for size in sizes {
      sum += size.probability
      if sum >= p - 1e-12 { return size.points }
    }
    return sizes.last?.points ?? 0
  }

  /// The shift of each criterion's logit under a column; nil for the honest columns.
  private static func shift(
    column c: Int, _ model: YearModel, row i: Int, deviation: Double
  ) -> ((Int) -> Double)? {
    if DistortionComponents.over.contains(c) {
      let shift = DistortionComponents.shifts[c] * deviation
      return { _ in shift }
    }
    if DistortionComponents.under.contains(c) {
      let shift = -DistortionComponents.shifts[c - DistortionComponents.under.lowerBound] * deviation
      return { _ in shift }
    }
    if DistortionComponents.profiles.contains(c) {
      let alternative = c - DistortionComponents.profiles.lowerBound
      return { j in model.profile.expectedRaise(row: i, criterion: j, alternative: alternative, type: model.data.type[i]) }
    }
    return nil
  }
}
