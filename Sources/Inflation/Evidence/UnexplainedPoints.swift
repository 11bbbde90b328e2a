internal import Foundation

/// How many points of a rating outcomes and other raters do not explain: a posterior over sizes, in points of 100.
///
/// Each way in which the rating can have come about implies a shift of the logits; the points are
/// T − Σ_j (100 M_j / ΣM) share(ℓ_ij − shift_j), times what a point of the composite has shown to be worth. The
/// posterior mean over all ways, honest ones at 0, is right on average over all units; conditional on being over-rated
/// it would be biased upward.
///
/// Source: METHODS section 6.
struct UnexplainedPoints: Sendable {
  /// One way in which the rating can have come about: its points, their range over the way's cell of the grid, and its
  /// probability.
  private struct Way {
    let points: Double
    let low: Double
    let high: Double
    let probability: Double
  }

  /// The posterior mean.
  let mean: Double
  /// The ways, by size.
  private let ways: [Way]

  /// Ways less probable than this change no figure that is shown.
  private static let negligible = 1e-5
  /// The same of the profiles of some criteria, whose points are the dearest to find.
  private static let negligibleProfile = 1e-3
  /// Where so many of the criteria are raised, what the residual shows beyond them is a raise of all.
  private static let leastCommonShare = 0.5
  /// Points below this are none.
  private static let leastMean = 1e-3
  /// Nodes and weights of a normal distribution in five parts of equal standing, in standard deviations.
  private static let normalParts = [(-1.4, 0.2), (-0.53, 0.2), (0.0, 0.2), (0.53, 0.2), (1.4, 0.2)]

  /// The posterior of row i.
  ///
  /// - Complexity: O(probable ways × criteria).
  init(_ model: YearModel, row i: Int) {
    let lenient = model.probabilityLenient(row: i)
    let own = Self.ways(model, row: i, base: 0, share: 1 - lenient)
    var ways = own.ways + [Way(points: 0, low: 0, high: 0, probability: own.honest)]
    if lenient > Self.negligible, let raise = model.leniency(row: i) {
      let beyond = Self.ways(model, row: i, base: raise.ofAll, share: lenient)
      ways += beyond.ways + Self.waysOfAppraiser(raise, model, row: i, share: beyond.honest)
    }
    let mass = ways.reduce(0) { $0 + $1.probability }
    self.ways = ways.sorted { $0.points < $1.points }
      .map { Way(points: $0.points, low: $0.low, high: $0.high, probability: $0.probability / mass) }
    mean = self.ways.reduce(0) { $0 + $1.points * $1.probability }
  }

  /// The size that the posterior stays above with probability 1 − p.
  func lowerQuantile(_ p: Double) -> Double { way(at: p)?.low ?? 0 }

  /// The size that the posterior stays below with probability p.
  func upperQuantile(_ p: Double) -> Double { way(at: p)?.high ?? 0 }

  private func way(at p: Double) -> Way? {
    var sum = 0.0
    for way in ways {
      sum += way.probability
      if sum >= p - 1e-12 { return way }
    }
    return ways.last
  }

  /// The raise by an appraiser alone, of a row that has not departed by itself: normal about what its residual says.
  private static func waysOfAppraiser(
    _ raise: YearModel.Leniency, _ model: YearModel, row i: Int, share: Double
  ) -> [Way] {
    let total = model.data.total(row: i, loweredBy: 0)
    return normalParts.map { node, weight in
      let points =
        model.pointsPerShift.ofLeniency
        * (total - model.total(row: i, loweredBy: raise.mean + node * raise.deviation))
      return Way(points: points, low: points, high: points, probability: share * weight)
    }
  }

  /// The ways in which a row whose appraiser has raised it by `base` logits, with probability `share`, departed by itself,
  /// and what of the share is left for rows that did not.
  private static func ways(
    _ model: YearModel, row i: Int, base: Double, share: Double
  ) -> (ways: [Way], honest: Double) {
    guard share > negligible else { return ([], share) }
    let data = model.data
    let total = data.total(row: i, loweredBy: 0)
    var ways: [Way] = []
    var honest = 0.0
    let observation = model.observations[i]
    let posterior = model.posterior(row: i)
    let probable = DistortionComponents.profiles.filter { posterior[$0] * share > negligibleProfile }
    let raises = model.profile.raises(row: i, ofColumns: probable)
    for (c, probability) in posterior.enumerated() {
      let joint = probability * share
      if let raises = raises[c] {
        ways += waysOfProfile(raises, column: c, model, row: i, base: base, share: joint)
        continue
      }
      guard joint > negligible, let shift = DistortionComponents.shift(ofColumn: c, observation) else {
        honest += joint
        continue
      }
      if let (points, cell) = DistortionComponents.cutoffPoints(ofColumn: c) {
        let before = total - model.total(row: i, loweredBy: base)
        ways.append(
          Way(
            points: before + points, low: before + cell.lowerBound, high: before + cell.upperBound,
            probability: joint))
        continue
      }
      let factor = model.pointsPerShift.factors[c]
      let size = shift * model.nullDeviation[i]
      let halfWidth = halfWidth(ofColumn: c, shift: shift) * model.nullDeviation[i]
      let points = [-halfWidth, 0, halfWidth].map { edge in
        factor * (total - model.total(row: i, loweredBy: base + size + edge))
      }
      ways.append(Way(points: points[1], low: points[0], high: points[2], probability: joint))
    }
    return (ways, honest)
  }

  /// The ways of raising some criteria: each criterion counts with the probability that it was raised, so that the
  /// points of a way have the mean μ = Σ p points and the variance V = Σ p (1 − p) points² + (ρμ)², ρ the relative error
  /// of the size that the criteria share. The residual, of standard deviation n in points, says mμ with the column's
  /// multiple m; together the mean is μ + V/(V + n²) (mμ − μ) and the variance Vn²/(V + n²), taken as those of a
  /// log-normal. Where half of the criteria were raised and m > 1, all were raised beside: by what m − 1 times the shift
  /// of the profile takes.
  private static func waysOfProfile(
    _ raises: [CriterionProfile.Raise], column c: Int, _ model: YearModel, row i: Int, base: Double, share: Double
  ) -> [Way] {
    let (place, multiple) = DistortionComponents.profile(ofColumn: c)
    let isCommon = multiple > 1 && CriterionProfile.shares[place] >= leastCommonShare
    let common = isCommon ? (multiple - 1) * model.profile.implied[i][place].shift : 0
    let mass = raises.reduce(0) { $0 + $1.probability }
    let raised = model.composite.logits(ofFall: base, row: i) + common
    let ofAll = model.data.total(row: i, loweredBy: 0) - model.data.total(row: i, loweredBy: raised)
    let noise = model.total(row: i, loweredBy: base) - model.total(row: i, loweredBy: base + model.nullDeviation[i])
    guard mass > 0 else { return [Way(points: ofAll, low: ofAll, high: ofAll, probability: share)] }
    return raises.flatMap { raise in
      let points = model.data.points(row: i, loweredByEach: { raise.sizes[$0] }, from: raised)
      let ofCriteria = raise.expectedSum(points)
      let variance = points.indices.reduce(pow(raise.relativeError * ofCriteria, 2)) {
        $0 + raise.ofCriteria[$1] * (1 - raise.ofCriteria[$1]) * points[$1] * points[$1]
      }
      let pull = variance / max(variance + noise * noise, 1e-12)
      let mean = max(ofCriteria * (1 + (isCommon ? 0 : pull * (multiple - 1))), leastMean)
      let logVariance = log1p((1 - pull) * variance / (mean * mean))
      return normalParts.map { node, weight in
        let part = mean * exp(node * logVariance.squareRoot() - logVariance / 2) + ofAll
        return Way(points: part, low: part, high: part, probability: share * weight * raise.probability / mass)
      }
    }
  }

  /// Half the width of a column's cell of the grid of shifts, in null standard deviations.
  private static func halfWidth(ofColumn c: Int, shift: Double) -> Double {
    if DistortionComponents.over.contains(c) { return DistortionComponents.halfSteps[c] }
    if DistortionComponents.evenUnder.contains(c) {
      return DistortionComponents.halfSteps[c - DistortionComponents.evenUnder.lowerBound]
    }
    let isUneven = DistortionComponents.uneven.contains(c) || DistortionComponents.unevenUnder.contains(c)
    return isUneven ? 0.15 * abs(shift) : 0.3
  }
}
