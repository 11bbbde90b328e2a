internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// The clusters of rows that are resampled together.
///
/// They are appraisers where at least twenty have rows, since units of one appraiser share what it does; with fewer,
/// units are resampled within their appraiser. A unit's years always stay together, and clusters beyond 4,096 are joined
/// at random.
struct ResamplingClusters {
  /// The cluster of each row.
  let cluster: [Int]
  /// The number of clusters.
  let count: Int
  /// The clusters among which each draw is made: all of them, or those of one appraiser.
  let strata: [[Int]]
  /// The number of equal clusters that know as much of the spread between clusters, (Σn)²/Σn² for n rows each.
  ///
  /// Source: Kish (1965), Survey Sampling, section 11.7; Carter, Schnepel and Steigerwald (2017), Asymptotic behavior of
  /// a t-test robust to cluster heterogeneity, for its use.
  let effectiveCount: Double
  /// Whether units are resampled within appraisers, for want of appraisers.
  let isWithinAppraisers: Bool

  /// Fewer appraisers than this say too little of the spread between appraisers.
  static let fewestAppraisers = 20
  /// More clusters than this are joined at random.
  static let mostClusters = 4096

  /// The clusters of rows, given the unit of each in an order of its own and its appraiser, −1 for none.
  ///
  /// - Complexity: O(rows).
  init(unit: [Int], appraiser: [Int], seed: UInt64) {
    isWithinAppraisers = Set(appraiser).subtracting([-1]).count < Self.fewestAppraisers
    (cluster, strata) =
      isWithinAppraisers
      ? Self.unitsWithinAppraisers(unit: unit, appraiser: appraiser)
      : Self.appraisers(unit: unit, appraiser: appraiser, seed: seed)
    count = strata.reduce(0) { $0 + $1.count }
    var sizes = [Double](repeating: 0, count: count)
    for index in cluster { sizes[index] += 1 }
    let rows = Double(cluster.count)
    effectiveCount = rows > 0 ? rows * rows / sizes.reduce(0) { $0 + $1 * $1 } : 0
  }

  /// Appraisers as clusters; a unit without one is a cluster of its own.
  private static func appraisers(unit: [Int], appraiser: [Int], seed: UInt64) -> ([Int], [[Int]]) {
    let keys = zip(unit, appraiser).map { $1 >= 0 ? $1 : -1 - $0 }
    var stream = RandomStream(seed: seed, 0x636C)
    let shuffled = Set(keys).sorted().shuffled(using: &stream)
    let joined = min(mostClusters, shuffled.count)
    let number = Dictionary(uniqueKeysWithValues: shuffled.enumerated().map { ($1, $0 % joined) })
    return (keys.map { number[$0] ?? 0 }, [Array(0..<joined)])
  }

  /// Units as clusters, in one stratum an appraiser; so many of a stratum are joined that the limit holds.
  private static func unitsWithinAppraisers(unit: [Int], appraiser: [Int]) -> ([Int], [[Int]]) {
    let owner = Dictionary(zip(unit, appraiser), uniquingKeysWith: { first, _ in first })
    let size = (owner.count + mostClusters - 1) / mostClusters
    var number: [Int: Int] = [:]
    var strata: [[Int]] = []
    var next = 0
    for (_, units) in Dictionary(grouping: owner.keys, by: { owner[$0] ?? -1 }).sorted(by: { $0.key < $1.key }) {
      let first = next
      for (position, unit) in units.sorted().enumerated() { number[unit] = first + position / size }
      next = first + (units.count + size - 1) / size
      strata.append(Array(first..<next))
    }
    return (unit.map { number[$0] ?? 0 }, strata)
  }

  /// How often each cluster is drawn in each replicate (replicates × clusters), within its stratum.
  ///
  /// - Complexity: O(replicates × clusters).
  func draws(replicates: Int, seed: UInt64) -> Matrix {
    var result = Matrix(rows: replicates, columns: count)
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, 0x626F, UInt64(replicate))
      for stratum in strata {
        for _ in stratum { result[replicate, stratum[stream.index(below: stratum.count)]] += 1 }
      }
    }
    return result
  }
}
