internal import Evaluation
internal import Statistics

/// The true weights of each type: what the criteria of kind `score` deserve, in points of the type's total.
///
/// - Returns: type first, then criterion of the framework; 0 for what does not apply or is not scored.
func plantedWeights(_ plan: SimulationPlan) -> [[Double]] {
  let framework = plan.design.framework
  let departure = plan.weightDeparture
  var common = RandomStream(seed: plan.seed, .weights)
  let shared = framework.criteria.map { _ in departure.factor(&common) }
  return framework.types.enumerated().map { g, type in
    var own = RandomStream(seed: plan.seed, .weights, 1 + g)
    let raw = framework.criteria.enumerated().map { j, criterion in
      let apart = departure.factor(&own)
      let factor = (1 - departure.typeShare) * shared[j] + departure.typeShare * apart
      return criterion.kind == .score && criterion.applies(to: type.code) ? criterion.maxPoints * factor : 0
    }
    let total = framework.scoredCriteria(for: type.code).reduce(0) { $0 + $1.maxPoints }
    let sum = raw.reduce(0, +)
    return sum > 0 ? raw.map { $0 * total / sum } : raw
  }
}

extension WeightDeparture {
  /// A factor b of mean 1: zero, or gamma.
  fileprivate func factor(_ stream: inout RandomStream) -> Double {
    let shape = 1 / (variation * variation)
    let isZero = stream.uniform() < zeroShare
    let gamma = stream.gamma(shape: shape) / shape
    return isZero ? 0 : gamma / (1 - zeroShare)
  }
}
