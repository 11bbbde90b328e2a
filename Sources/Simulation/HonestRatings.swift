internal import Evaluation
internal import Statistics

/// What units would write if nothing were distorted.
struct HonestRatings {
  /// The latent rating on the logit scale without the drift of everybody: row, then criterion.
  let latent: [[Double]]
  /// The drift of each year, on the logit scale.
  let drift: [Double]

  init(_ plan: SimulationPlan, population: Population, performance: Performance) {
    let world = plan.ratings
    latent = (0..<plan.units).flatMap { unit in
      let spreads = performance.spreads[population.type[unit]]
      var stream = RandomStream(seed: plan.seed, .selfRating, unit)
      let halo = stream.ratingNoise(plan)
      let noise = plan.design.framework.criteria.map { _ in stream.ratingNoise(plan) }
      return (0..<plan.years).map { year in
        performance.logits[unit * plan.years + year].enumerated().map { j, logit in
          logit + world.halo * halo[year] + world.itemNoise * spreads[j] * noise[j][year]
        }
      }
    }
    let slope = latent.isEmpty ? 1 : 100 * Self.meanSlope(latent, plan.design.framework)
    drift = (0..<plan.years).map { world.drift * Double($0) / slope }
  }

  /// The latent rating of a row with the drift of its year, for the criteria that are scored.
  func drifted(row: Int, years: Int, scored: [Bool]) -> [Double] {
    zip(latent[row], scored).map { $1 ? $0 + drift[row % years] : $0 }
  }

  /// The mean slope of a total's share on a common shift of the logits: Σ M p (1 − p) / Σ M.
  private static func meanSlope(_ latent: [[Double]], _ framework: Framework) -> Double {
    let scored = framework.criteria.map { $0.kind == .score ? $0.maxPoints : 0 }
    let total = scored.reduce(0, +) * Double(latent.count)
    let sum = latent.reduce(0.0) { sum, row in
      sum + zip(scored, row).reduce(0) { $0 + $1.0 * logistic($1.1) * (1 - logistic($1.1)) }
    }
    return sum / total
  }
}

extension RandomStream {
  /// A standard normal number a year, of which a share stays; without autocorrelation of the rest.
  fileprivate mutating func ratingNoise(_ plan: SimulationPlan) -> [Double] {
    trajectory(years: plan.years, stableShare: plan.ratings.lastingShare, autocorrelation: 0)
  }
}

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
    min(max((share * maxima[j] / steps[j]).rounded() * steps[j], 0), maxima[j])
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
