internal import Statistics

/// How well verification with an error tells units above a limit from the others.
///
/// The true excesses behind what was seen, y = x + N(0, σ²), are a mixture over a grid whose weights are the
/// maximum likelihood estimate of Kiefer and Wolfowitz, reached from equal weights by EM and stopped early, for the
/// converged one is a few rough spikes. Sensitivity is P(y > c | x > c) and specificity P(y ≤ c | x ≤ c) under it.
///
/// Source: Kiefer and Wolfowitz (1956); Laird (1978), Nonparametric maximum likelihood estimation of a mixing distribution.
struct VerdictAccuracy: Sendable, Equatable {
  let sensitivity: Double
  let specificity: Double

  private static let nodes = 61
  /// Over six trial worlds 20 rounds left a bias of up to 0.04 in the corrected share and 500 a root mean square error of
  /// up to 0.10; 100 left 0.02 and 0.08.
  private static let rounds = 100
  /// The grid reaches so many standard errors beyond the limit on either side.
  private static let reach = 3.0
  /// Verdicts that do little better than a coin correct nothing.
  private static let leastInformation = 0.1

  /// - Parameters:
  ///   - seen: verified excesses, in points; not empty.
  ///   - error: σ; above 0.
  ///   - limit: c.
  init(seen: [Double], error: Double, limit: Double) {
    let low = min(seen.min() ?? limit, limit - Self.reach * error)
    let high = max(seen.max() ?? limit, limit + Self.reach * error)
    // The limit lies halfway between two nodes, so that no node's mass is split by it.
    let width = (high - low) / Double(Self.nodes - 1)
    let first = ((low - limit) / width).rounded(.down)
    let grid = (0..<Self.nodes).map { limit + (first + Double($0) + 0.5) * width }
    let normal = NormalDistribution.standard
    var evidence = MixingEvidence()
    for y in seen { evidence.add(likelihoods: grid.map { normal.density((y - $0) / error) }) }
    let even = [Double](repeating: 1 / Double(Self.nodes), count: Self.nodes)
    let weights = evidence.weights(from: even, iterations: Self.rounds)
    var above = (mass: 0.0, seen: 0.0)
    var below = (mass: 0.0, seen: 0.0)
    for (node, weight) in zip(grid, weights) {
      let seenAbove = normal.upperTail((limit - node) / error)
      if node > limit {
        above.mass += weight
        above.seen += weight * seenAbove
      } else {
        below.mass += weight
        below.seen += weight * (1 - seenAbove)
      }
    }
    sensitivity = above.mass > 0 ? above.seen / above.mass : 1
    specificity = below.mass > 0 ? below.seen / below.mass : 1
  }

  /// The share that a seen share stands for, Rogan and Gladen's (p + Sp − 1)/(Se + Sp − 1) kept in 0…1; nil where verdicts
  /// say too little.
  ///
  /// Source: Rogan and Gladen (1978), Estimating prevalence from the results of a screening test.
  func corrected(_ share: Double) -> Double? {
    let information = sensitivity + specificity - 1
    guard information > Self.leastInformation else { return nil }
    return min(max((share + specificity - 1) / information, 0), 1)
  }
}

extension VerdictAccuracy {
  /// The share of verified excesses that truly lie above a limit, with percentiles over resampled units; nil where verdicts
  /// say too little.
  ///
  /// - Complexity: O(replicates × units).
  static func share(
    above limit: Double, seen: [Double], error: Double, confidence: Double, seed: UInt64
  ) -> AuditFindings.Estimate? {
    func share(_ values: [Double]) -> Double? {
      VerdictAccuracy(seen: values, error: error, limit: limit)
        .corrected(Double(values.count { $0 > limit }) / Double(values.count))
    }
    guard seen.count > 1, error > 0, let value = share(seen) else { return nil }
    let replicates = (0..<replicates).compactMap { replicate -> Double? in
      var stream = RandomStream(seed: seed, UInt64(replicate), UInt64(seen.count))
      return share(seen.map { _ in seen[stream.index(below: seen.count)] })
    }.sorted()
    guard replicates.count > 1 else { return nil }
    func quantile(_ p: Double) -> Double {
      replicates[min(replicates.count - 1, Int(p * Double(replicates.count)))]
    }
    return AuditFindings.Estimate(
      value: value, lower: min(value, quantile((1 - confidence) / 2)),
      upper: max(value, quantile(0.5 + confidence / 2)))
  }

  private static let replicates = 100
}
