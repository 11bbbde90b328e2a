internal import Foundation
internal import Statistics

/// How many appraisers are lenient and how much honest ones differ, weighed together: of a few appraisers neither is known,
/// and one who stands out is the surer lenient, the less the others are taken to differ.
///
/// With l_d the mean residual of an appraiser, v_d its variance, τ² that of honest effects, ν their tails, s the share of
/// the lenient whom others do not confirm, U_d and C_d the likelihood ratios of both kinds, and π the share of the
/// lenient,
///
/// ℓ(π) = log Σ_{τ,ν,s} p(τ) Π_d t_ν(l_d; τ² + v_d) (1 − π + π (s U_d + (1 − s) C_d)),
///
/// p(τ) Cauchy's density above 0 with half a residual standard deviation for its scale, ν and s equally likely each. π is
/// taken at the likely bound of ℓ, and P(lenient) is the mean over (τ, ν, s) as likely as they then are.
///
/// Source: Gelman (2006), Prior distributions for variance parameters in hierarchical models; METHODS section 5.4.
struct LeniencyPosterior: Sendable {
  /// What is known of an appraiser's mean residual or effect.
  struct Estimate: Sendable {
    let mean: Double
    let variance: Double
  }

  /// The likelihood ratios of the two kinds of leniency.
  struct Ratios: Sendable {
    /// U: others rate by their own standard, so that residual and gaps move.
    var unconfirmed = 0.0
    /// C: others confirm what its units say: the residual moves and the gaps do not.
    var confirmed = 0.0
  }

  /// P(lenient) of each appraiser.
  let probabilities: [Double]
  /// How much honest appraisers may differ, with what speaks for it.
  private let spreads: [Spread]

  /// One (τ, ν).
  private struct Spread: Sendable {
    /// τ².
    let variance: Double
    /// The place of ν in `densities`.
    let tails: Int
    /// P(τ, ν).
    var weight: Double

    /// l/√(τ² + v).
    func score(_ residual: Estimate) -> Double { residual.mean / (variance + residual.variance).squareRoot() }
  }

  /// The tails of honest appraisers' effects: a few dozen appraisers hardly show their own.
  static let densities = [5.0, 9, 31].map { TDensity(degreesOfFreedom: $0) }
  /// The s.
  private static let shares = [0, 0.5, 1]
  /// More than half of the appraisers cannot be lenient: what most of them do is the type's own level.
  private static let mostLenient = 0.5
  /// The scale of p(τ), and the least τ above 0, in residual standard deviations.
  private static let typicalDeviation = 0.5
  private static let leastDeviation = 0.02
  /// Each τ is so many times the one before; that many above 0 reach to two residual standard deviations.
  private static let step = 1.15
  private static let steps = 33
  /// Less likely than the best by more than this a node changes nothing.
  private static let negligible = 7.0
  /// The π at which that is asked.
  private static let trialShares = [0, 0.05, 0.2]
  /// Of the likeliest π.
  private static let precision = 1e-4

  /// One (τ, ν, s).
  private struct Node: Sendable {
    /// τ².
    let variance: Double
    /// The place of ν in `densities`.
    let tails: Int
    /// log p(τ) + Σ_d log t_ν(l_d; τ² + v_d).
    let logHonest: Double
    let evidence: ShareEvidence

    func logLikelihood(_ share: Double) -> Double { logHonest + evidence.logLikelihood(share) }
  }

  /// Weighs the appraisers.
  ///
  /// - Parameters:
  ///   - appraisers: l_d and v_d.
  ///   - unit: the standard deviation of a residual.
  ///   - leastShare: the π that is assumed at the least.
  ///   - ratios: U_d and C_d of appraiser d under one of the `densities` and √(τ² + v_d).
  /// - Complexity: O(appraisers × nodes) times that of `ratios`; few of the nodes are pursued.
  init(
    _ appraisers: [Estimate], unit: Double, leastShare: Double, threads: Int,
    ratios: @Sendable (Int, Int, Double) -> Ratios
  ) {
    let nodes = Self.nodes(appraisers, unit: unit, threads: threads, ratios: ratios)
    func logLikelihood(_ share: Double) -> Double { logSum(nodes.map { $0.logLikelihood(share) }) }
    let bound = ShareEvidence.lowerBound(
      upTo: Self.mostLenient, precision: Self.precision, drop: ShareEvidence.likelyDrop, logLikelihood)
    let share = max(bound, leastShare)
    let total = logLikelihood(share)
    let weights = nodes.map { exp($0.logLikelihood(share) - total) }
    probabilities = appraisers.indices.map { d in
      zip(weights, nodes).reduce(0) { sum, entry in
        let odds = share * entry.1.evidence.ratios[d]
        return sum + entry.0 * odds / (1 - share + odds)
      }
    }
    spreads = zip(weights, nodes).reduce(into: []) { spreads, entry in
      let (weight, node) = entry
      if let last = spreads.last, last.tails == node.tails, last.variance == node.variance {
        spreads[spreads.count - 1].weight += weight
      } else {
        spreads.append(Spread(variance: node.variance, tails: node.tails, weight: weight))
      }
    }
  }

  /// The mean of τ².
  var varianceBetween: Double { spreads.reduce(0) { $0 + $1.weight * $1.variance } }

  /// What an appraiser with a mean residual adds if it is honest.
  ///
  /// The mean over τ and ν of τ²/(τ² + w v) l with the t weight w = (ν+1)/(ν+z²), for one that lies far out is shrunken
  /// less, as the heavy tails of honest effects ask. The variance is that given τ and ν, and that of the mean over them.
  func honestEffect(_ residual: Estimate) -> Estimate {
    var (mean, square, variance) = (0.0, 0.0, 0.0)
    for spread in spreads {
      let weight = Self.densities[spread.tails].weight(spread.score(residual))
      let share = spread.variance / (spread.variance + weight * residual.variance)
      mean += spread.weight * share * residual.mean
      square += spread.weight * share * share * residual.mean * residual.mean
      variance += spread.weight * share * residual.variance
    }
    return Estimate(mean: mean, variance: variance + max(square - mean * mean, 0))
  }

  /// P(an honest mean residual is as large).
  func upperTail(_ residual: Estimate) -> Double {
    let tail = spreads.reduce(0) { sum, spread in
      let t = StudentT(degreesOfFreedom: Self.densities[spread.tails].degreesOfFreedom)
      return sum + spread.weight * t.upperTail(spread.score(residual))
    }
    return min(tail, 1)
  }

  /// The nodes that are likely enough to matter.
  private static func nodes(
    _ appraisers: [Estimate], unit: Double, threads: Int, ratios: @Sendable (Int, Int, Double) -> Ratios
  ) -> [Node] {
    let ones = appraisers.map { _ in 1.0 }
    let grid = densities.indices.flatMap { tails in deviations(unit: unit).map { (tails: tails, deviation: $0) } }
    let ofGrid = concurrentMap(grid.count, threads: threads) { k -> [Node] in
      let (tails, between) = (grid[k].tails, grid[k].deviation)
      let density = densities[tails]
      let variance = between.value * between.value
      let deviations = appraisers.map { (variance + $0.variance).squareRoot() }
      let honest = zip(appraisers, deviations).reduce(between.logPrior) {
        $0 + density.log($1.0.mean / $1.1) - log($1.1)
      }
      let kinds = appraisers.indices.map { ratios($0, tails, deviations[$0]) }
      return shares.map { share in
        let mixed = kinds.map { share * $0.unconfirmed + (1 - share) * $0.confirmed }
        return Node(
          variance: variance, tails: tails, logHonest: honest,
          evidence: ShareEvidence(share: 0, ratios: mixed, weights: ones))
      }
    }
    let nodes = ofGrid.flatMap { $0 }
    let best = concurrentMap(nodes.count, threads: threads) { k in
      trialShares.map(nodes[k].logLikelihood).max() ?? -.infinity
    }
    let least = (best.max() ?? 0) - negligible
    return zip(nodes, best).filter { $0.1 >= least }.map(\.0)
  }

  /// τ: 0, and from `leastDeviation` on in steps of a constant ratio, each with the logarithm of p(τ) times its cell.
  private static func deviations(unit: Double) -> [(value: Double, logPrior: Double)] {
    let lowest = (value: 0.0, logPrior: log(leastDeviation / step.squareRoot()))
    return [lowest]
      + (0..<steps).map { k in
        let inUnits = leastDeviation * pow(step, Double(k))
        let relative = inUnits / typicalDeviation
        return (inUnits * unit, log(inUnits * log(step) / (1 + relative * relative)))
      }
  }
}
