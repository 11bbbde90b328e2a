internal import LinearAlgebra
internal import Statistics

/// Replicates of the weights of each type by resampling clusters.
///
/// All replicates' sums are one matrix product, replicates × clusters by clusters × sums. Each replicate is solved at
/// λ = 0 with its own κ and shift η, drawn from what they may be: a bootstrap of a shrunken estimate would cover its own mean, not
/// the truth. Types that are shrunken to the pooled weights are shrunken likewise in every replicate, and get
/// what their true difference from the pool may be beside; see ``TypeSpread``.
struct WeightBootstrap {
  /// The weights over the criteria that vary: type first, then replicate × criterion.
  private(set) var weights: [Matrix]
  /// The same without the bound at zero: replicates of a weight that is near zero pile up there, and what lies between their
  /// percentiles is too short on the other side.
  private(set) var unbounded: [Matrix]

  /// Replicates times criteria cubed that are drawn at most: 2,000 replicates of 60 criteria. A wider framework gets fewer
  /// replicates, at least 200.
  private static let mostWork = 2000.0 * 60 * 60 * 60
  private static let fewestReplicates = 200

  /// The number of replicates that are drawn where so many are wanted.
  static func count(wanted: Int, criteria p: Int) -> Int {
    let cube = Double(max(p, 1) * max(p, 1) * max(p, 1))
    return min(wanted, max(fewestReplicates, Int(mostWork / cube)))
  }

  /// Draws the wanted replicates, or as many as ``count(wanted:criteria:)`` allows.
  ///
  /// - Parameter threads: how many compute; no figure depends on it.
  /// - Complexity: O(replicates × (clusters × p² + types × p³)).
  init(_ rows: CalibrationRows, family: FamilyCalibration, replicates wanted: Int, seed: UInt64, threads: Int) {
    let p = family.varying.count
    let replicates = Self.count(wanted: wanted, criteria: p)
    weights = [Matrix](repeating: Matrix(rows: replicates, columns: p), count: rows.types.count)
    unbounded = weights
    guard rows.clusters.count > 0, p > 0 else { return }
    let draws = rows.clusters.draws(replicates: replicates, seed: seed)
    let sums = rows.byCluster.map { draws * $0 }
    let reference = family.varying.map { rows.points[$0] }
    let solved = concurrentMap(replicates, threads: threads) { replicate in
      var stream = RandomStream(seed: seed, 0x6B61, UInt64(replicate))
      let shares = family.noise.draws[stream.index(below: family.noise.draws.count)]
      let halo = family.noise.halo(stream.uniform())
      let parts = sums.map { matrix in
        CalibrationMoments(criteria: rows.criteria.count, packed: matrix, row: replicate)
          .restricted(to: family.varying)
      }
      return Replicate(of: parts, family, reference: reference) {
        family.noise.adjusted($0, shares: shares, halo: halo)
      }
    }
    for index in rows.types.indices {
      let spread = TypeSpread(family, type: index)
      weights[index] = spread.added(
        to: solved.map { $0.types[index].bounded }, of: solved.map { $0.alone[index]?.bounded })
      unbounded[index] = spread.added(
        to: solved.map { $0.types[index].unbounded }, of: solved.map { $0.alone[index]?.unbounded }, isBounded: false)
    }
  }
}

/// The weights of each type in one replicate.
private struct Replicate {
  /// The weights with and without the bound at zero.
  struct Weights {
    let bounded: [Double]
    let unbounded: [Double]
  }

  /// Each type's, shrunken to the pooled ones as its estimate is.
  let types: [Weights]
  /// Each type's by itself; nil where it is not shrunken, or wholly.
  let alone: [Weights?]

  /// The weights from the sums by type.
  init(
    of parts: [CalibrationMoments], _ family: FamilyCalibration, reference: [Double],
    adjusted: (CalibrationMoments) -> Matrix
  ) {
    func solved(_ sums: CalibrationMoments, towards anchor: [Double], penalty: Double) -> Weights {
      guard sums.count > 0 else { return Weights(bounded: anchor, unbounded: anchor) }
      let program = WeightProgram(
        moment: adjusted(sums), linear: sums.linear, reference: anchor)
      let bounded = (try? program.solve(penalty: penalty))?.weights ?? anchor
      return Weights(bounded: bounded, unbounded: program.unbounded(penalty: penalty) ?? bounded)
    }
    let pooled = family.scales.pooled(parts)
    let isShared = parts.count == 1 || family.typePenalty != nil
    let anchor =
      isShared
      ? solved(pooled, towards: reference, penalty: 0) : Weights(bounded: reference, unbounded: reference)
    let penalties = parts.indices.map { index in
      parts.count == 1 ? Double.infinity : family.typePenalty == nil ? 0 : family.penalty(ofType: index)
    }
    types = zip(parts, penalties).map { part, penalty in
      penalty == .infinity ? anchor : solved(part, towards: anchor.bounded, penalty: penalty)
    }
    alone = zip(parts, penalties).map { part, penalty in
      penalty > 0 && penalty.isFinite ? solved(part, towards: anchor.bounded, penalty: 0) : nil
    }
  }
}

/// An interval from bootstrap replicates of a quantity that cannot be negative.
///
/// The percentiles are stretched about the median by (t_{K−1} quantile/normal quantile)·√(K/(K−1)) for K clusters; a lower
/// end of 0 stays 0; the point estimate always lies inside. Clusters of unequal size count as fewer equal ones. Where the lower
/// end is 0, the upper lies at least half the stretched spread of the replicates without the bound at zero above the point, if
/// those are given: of weights estimated at zero or a standard error above it, the percentiles alone missed 9 to 16 % upwards.
///
/// Source for the failure of the bootstrap at a bound: Andrews (2000), Inconsistency of the bootstrap when a parameter is on
/// the boundary of the parameter space.
public func stretchedInterval(
  _ replicates: [Double], unbounded: [Double] = [], point: Double, confidence: Double, clusters: Double, most: Double
) -> (lower: Double, upper: Double) {
  guard !replicates.isEmpty, clusters > 1 else { return (0, most) }
  let tail = (1 - confidence) / 2
  let ends = quantiles(replicates, at: [tail, 0.5, 1 - tail])
  let ratio =
    StudentT(degreesOfFreedom: clusters - 1).quantile(1 - tail) / NormalDistribution.standard.quantile(1 - tail)
  let stretch = ratio * (clusters / (clusters - 1)).squareRoot()
  let lower = ends[0] <= 0 ? 0 : max(0, ends[1] - stretch * (ends[1] - ends[0]))
  var upper = ends[1] + stretch * (ends[2] - ends[1])
  if lower == 0, !unbounded.isEmpty {
    let free = quantiles(unbounded, at: [tail, 1 - tail])
    upper = max(upper, point + stretch * (free[1] - free[0]) / 2)
  }
  return (min(lower, point), max(min(most, upper), point))
}
