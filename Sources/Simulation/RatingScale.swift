internal import Evaluation

/// How latent ratings become points of one type of unit, and points a total.
struct RatingScale {
  /// The most points of each criterion.
  let maxima: [Double]
  /// The step of each criterion.
  let steps: [Double]
  /// Whether the criterion applies to the type.
  let applies: [Bool]
  /// Whether it enters the total that is judged.
  let isScored: [Bool]
  /// The sum of the scored maxima.
  let total: Double

  init(_ framework: Framework, type: Framework.UnitType) {
    let criteria = framework.criteria
    maxima = criteria.map(\.maxPoints)
    steps = criteria.map { $0.step ?? 0.5 }
    applies = criteria.map { $0.applies(to: type.code) }
    isScored = criteria.map { $0.kind == .score && $0.applies(to: type.code) }
    total = zip(maxima, isScored).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
  }

  /// Points of a share, rounded to the criterion's step within 0…max.
  func points(share: Double, of j: Int) -> Double {
    points(steps: (share * maxima[j] / steps[j]).rounded(), of: j)
  }

  /// Points of a number of steps within 0…max, to the nearest millionth, so that they are written as people write them.
  func points(steps count: Double, of j: Int) -> Double {
    let exact = min(max(count * steps[j], 0), maxima[j])
    return (exact * 1e6).rounded() / 1e6
  }

  /// Points of a row of logits; not applicable where the criterion does not apply.
  func points(logits: [Double]) -> [Double] {
    logits.indices.map { applies[$0] ? points(share: logistic(logits[$0]), of: $0) : Points.notApplicable }
  }

  /// The total of a row of points, as a share 0…100.
  func total(of points: [Double]) -> Double {
    zip(points, isScored).reduce(0) { $0 + ($1.1 && $1.0.isFinite ? $1.0 : 0) } * 100 / total
  }

  /// The total of a row of logits before rounding, as a share 0…100.
  func total(ofLogits logits: [Double]) -> Double {
    logits.indices.reduce(0) { $0 + (isScored[$1] ? maxima[$1] * logistic(logits[$1]) : 0) } * 100 / total
  }

  /// The logit of the share that points stand for, half a step inside both ends.
  func logit(points: Double, of j: Int) -> Double {
    let half = steps[j] / 2
    return Simulation.logit((points + half) / (maxima[j] + 2 * half))
  }
}
