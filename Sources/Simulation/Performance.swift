import Foundation
internal import Evaluation
internal import Statistics

/// The true performance of every unit, year and criterion, and the quality that follows from it.
struct Performance {
  /// Logit of the true share: row, then criterion; a row is unit × years + year.
  let logits: [[Double]]
  /// The standard deviation of the true logits of each type and criterion.
  let spreads: [[Double]]
  /// The true quality of each row, standard within its type in the first year.
  let quality: [Double]

  init(_ plan: SimulationPlan, population: Population, weights: [[Double]]) {
    let shape = PerformanceShape(plan)
    let appraiserLevels = population.members.indices.map { d in
      var stream = RandomStream(seed: plan.seed, .appraiser, d, 1)
      return stream.normal()
    }
    let rows = population.type.indices.flatMap { unit in
      shape.rows(unit: unit, type: population.type[unit], appraiserLevel: appraiserLevels[population.appraiser[unit]])
    }
    logits = rows
    spreads = shape.slopes.map { $0.map(abs) }
    let merits = rows.enumerated().map { row, logits in
      zip(weights[population.type[row / plan.years]], logits).reduce(0) { $0 + $1.0 * logistic($1.1) }
    }
    let scales = population.scales(of: merits, years: plan.years, types: weights.count)
    let share = plan.quality.remainderShare
    quality = population.type.enumerated().flatMap { unit, type in
      var stream = RandomStream(seed: plan.seed, .remainder, unit)
      let remainder = stream.trajectory(plan)
      return remainder.enumerated().map { year, value in
        let merit = (merits[unit * plan.years + year] - scales[type].mean) / scales[type].deviation
        return (1 - share).squareRoot() * merit + share.squareRoot() * value
      }
    }
  }
}

/// The levels and slopes by which the latent performance becomes a share of the points.
private struct PerformanceShape {
  let plan: SimulationPlan
  /// Level and slope of each type and criterion on the logit scale.
  let levels: [[Double]]
  let slopes: [[Double]]

  init(_ plan: SimulationPlan) {
    let world = plan.quality
    let framework = plan.design.framework
    var stream = RandomStream(seed: plan.seed, .performance)
    let common = framework.criteria.map { criterion in
      (
        level: criterion.kind.level(world) + world.levelSpread * stream.normal(),
        slope: stream.uniform(in: world.slopes)
      )
    }
    var levels: [[Double]] = []
    var slopes: [[Double]] = []
    for (g, _) in framework.types.enumerated() {
      let shift = world.typeLevelSpread * stream.normal()
      let factor = g % 2 == 0 ? 1 - world.slopeDifference : 1 + world.slopeDifference
      levels.append(common.map { $0.level + shift })
      slopes.append(
        zip(common, framework.criteria).map { $0.slope * factor * $1.kind.slopeFactor })
    }
    self.plan = plan
    self.levels = levels
    self.slopes = slopes
  }

  /// Logit shares of a unit by year.
  func rows(unit: Int, type: Int, appraiserLevel: Double) -> [[Double]] {
    let world = plan.quality
    var stream = RandomStream(seed: plan.seed, .performance, 1 + unit)
    let own = stream.trajectory(plan).map { world.skewed($0) }
    let level = own.enumerated().map { year, value in
      world.appraiserShare.squareRoot() * appraiserLevel + (1 - world.appraiserShare).squareRoot() * value
        + world.trend * Double(year)
    }
    let latent = levels[type].indices.map { j in
      let specific = stream.trajectory(plan)
      return (0..<plan.years).map { year in
        let z = world.commonShare.squareRoot() * level[year] + (1 - world.commonShare).squareRoot() * specific[year]
        return levels[type][j] + slopes[type][j] * z
      }
    }
    return (0..<plan.years).map { year in latent.map { $0[year] } }
  }
}

extension Criterion.Kind {
  /// Logit of the mean share. Bonuses and penalties are seldom claimed: with their slopes about 16 % of the units earn
  /// a quarter of a bonus, and 4 % lose a quarter of a penalty.
  fileprivate func level(_ world: QualityWorld) -> Double {
    switch self {
    case .score: world.level
    case .bonus: -3
    case .penalty: -5
    }
  }

  /// How much steeper performance decides on a bonus than on points, and on a penalty the other way.
  fileprivate var slopeFactor: Double {
    switch self {
    case .score: 1
    case .bonus: 2.5
    case .penalty: -3
    }
  }
}

extension QualityWorld {
  /// A standard normal number, or minus a standardised log-normal one: a long tail of poor units.
  fileprivate func skewed(_ normal: Double) -> Double {
    guard skew > 0 else { return normal }
    let variance = skew * skew
    let mean = exp(variance / 2)
    let deviation = (exp(variance) - 1).squareRoot() * mean
    return (mean - exp(-skew * normal)) / deviation
  }
}

extension RandomStream {
  /// The trajectory of a part of quality over the years of a plan.
  fileprivate mutating func trajectory(_ plan: SimulationPlan) -> [Double] {
    trajectory(
      years: plan.years, stableShare: plan.quality.stableShare, autocorrelation: plan.quality.autocorrelation)
  }
}

extension Population {
  /// Mean and standard deviation of the first year's values by type; 0 and 1 where they cannot be had.
  fileprivate func scales(of values: [Double], years: Int, types: Int) -> [(mean: Double, deviation: Double)] {
    (0..<types).map { g in
      let own = type.indices.filter { type[$0] == g }.map { values[$0 * years] }
      guard own.count > 1 else { return (own.first ?? 0, 1) }
      let mean = own.reduce(0, +) / Double(own.count)
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count - 1)
      return (mean, variance > 0 ? variance.squareRoot() : 1)
    }
  }
}
