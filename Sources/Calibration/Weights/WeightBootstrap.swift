internal import LinearAlgebra
internal import Statistics

/// Replicates of the weights of each type by resampling clusters.
///
/// All replicates' sums are one matrix product, replicates × clusters by clusters × sums. Each replicate is solved at
/// λ = 0 with its own κ drawn from U(0.3, 1.1)·κ_NN: a bootstrap of a shrunken estimate would cover its own mean, not
/// the truth. Types that are shrunken to the pooled weights are shrunken likewise in every replicate.
struct WeightBootstrap {
  /// The weights over the criteria that vary: type first, then replicate × criterion.
  private(set) var weights: [Matrix]

  /// Replicates times criteria cubed that are drawn at most: 2,000 replicates of 60 criteria. A wider framework gets fewer
  /// replicates, at least 200.
  private static let mostWork = 2000.0 * 60 * 60 * 60
  private static let fewestReplicates = 200

  /// The number of replicates that are drawn where so many are wanted.
  static func count(wanted: Int, criteria p: Int) -> Int {
    let cube = Double(max(p, 1) * max(p, 1) * max(p, 1))
    return min(wanted, max(fewestReplicates, Int(mostWork / cube)))
  }

  private static let leastNoise = 0.3
  private static let noiseRange = 0.8

  /// Draws the wanted replicates, or as many as ``count(wanted:criteria:)`` allows.
  ///
  /// - Complexity: O(replicates × (clusters × p² + types × p³)).
  init(_ rows: CalibrationRows, family: FamilyCalibration, replicates wanted: Int, seed: UInt64) {
    let p = family.varying.count
    let replicates = Self.count(wanted: wanted, criteria: p)
    let types = rows.types.count
    weights = [Matrix](repeating: Matrix(rows: replicates, columns: p), count: types)
    guard rows.clusters.count > 0, p > 0 else { return }
    let draws = rows.clusters.draws(replicates: replicates, seed: seed)
    let sums = rows.byCluster.map { draws * $0 }
    let reference = family.varying.map { rows.points[$0] }
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, 0x6B61, UInt64(replicate))
      let share = family.noise.largest * (Self.leastNoise + Self.noiseRange * stream.uniform())
      let parts = sums.map { matrix in
        CalibrationMoments(criteria: rows.criteria.count, packed: matrix, row: replicate)
          .restricted(to: family.varying)
      }
      let pooled = parts.reduce(CalibrationMoments(criteria: p), +)
      let isShared = types == 1 || family.typePenalty != nil
      let anchor = isShared ? Self.solve(pooled, family, share, reference: reference, penalty: 0) : reference
      for index in 0..<types {
        let penalty = types == 1 ? .infinity : family.typePenalty == nil ? 0 : family.penalty(ofType: index)
        let solved =
          penalty == .infinity ? anchor : Self.solve(parts[index], family, share, reference: anchor, penalty: penalty)
        for j in 0..<p { weights[index][replicate, j] = solved[j] }
      }
    }
  }

  /// The weights of one replicate; the reference where the solver fails or the outcomes support nothing.
  private static func solve(
    _ sums: CalibrationMoments, _ family: FamilyCalibration, _ share: Double, reference: [Double], penalty: Double
  ) -> [Double] {
    guard sums.count > 0 else { return reference }
    let program = WeightProgram(
      moment: family.noise.adjusted(sums, share: share), linear: sums.linear, reference: reference)
    return (try? program.solve(penalty: penalty))?.weights ?? reference
  }
}

/// An interval from bootstrap replicates of a quantity that cannot be negative.
///
/// The percentiles are stretched about the median by (t_{K−1} quantile/normal quantile)·√(K/(K−1)) for K clusters; a lower
/// end of 0 stays 0; the point estimate always lies inside. Clusters of unequal size count as fewer equal ones.
public func stretchedInterval(
  _ replicates: [Double], point: Double, confidence: Double, clusters: Double, most: Double
) -> (lower: Double, upper: Double) {
  guard !replicates.isEmpty, clusters > 1 else { return (0, most) }
  let tail = (1 - confidence) / 2
  let ends = quantiles(replicates, at: [tail, 0.5, 1 - tail])
  let ratio =
    StudentT(degreesOfFreedom: clusters - 1).quantile(1 - tail) / NormalDistribution.standard.quantile(1 - tail)
  let stretch = ratio * (clusters / (clusters - 1)).squareRoot()
  let lower = ends[0] <= 0 ? 0 : max(0, ends[1] - stretch * (ends[1] - ends[0]))
  let upper = min(most, ends[1] + stretch * (ends[2] - ends[1]))
  return (min(lower, point), max(upper, point))
}
