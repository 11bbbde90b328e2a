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
      let width = world.halo * (world.haloDegreesOfFreedom.map { stream.widening(degreesOfFreedom: $0) } ?? 1)
      return (0..<plan.years).map { year in
        performance.logits[unit * plan.years + year].enumerated().map { j, logit in
          logit + width * halo[year] + world.itemNoise * spreads[j] * noise[j][year]
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

  /// √(ν / χ²_ν), by which a t_ν number is wider than a normal one.
  fileprivate mutating func widening(degreesOfFreedom nu: Int) -> Double {
    (Double(nu) / (2 * gamma(shape: Double(nu) / 2))).squareRoot()
  }
}
