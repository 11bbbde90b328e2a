internal import Evaluation
internal import Statistics

/// The clusters of rows that are resampled and held out together.
///
/// They are appraisers where at least twenty have rows, since units of one appraiser share what it does; with fewer,
/// units are resampled within their appraiser. A unit's years always stay together.
struct ResamplingClusters {
  /// The cluster of each row.
  let cluster: [Int]
  /// The number of clusters.
  let count: Int
  /// The clusters among which each draw is made: all of them, or those of one appraiser.
  let strata: [[Int]]
  /// The fold of each row, 0..<foldCount.
  let fold: [Int]
  /// The number of folds that hold rows.
  let foldCount: Int
  /// Whether units were resampled within appraisers, for want of appraisers.
  let isWithinAppraisers: Bool

  /// Fewer appraisers than this say too little of the spread between appraisers.
  static let fewestAppraisers = 20
  /// More clusters than this are joined at random.
  static let mostClusters = 4096
  /// Folds of cross-validation.
  static let folds = 10

  /// The clusters of the chosen rows of a panel.
  ///
  /// - Complexity: O(rows × criteria).
  init(_ panel: Panel, rows: [Int], seed: UInt64) {
    let appraisers = Set(rows.map { panel.appraiser[$0] }).subtracting([-1]).sorted()
    isWithinAppraisers = appraisers.count < Self.fewestAppraisers
    let units = Self.unitOrder(panel, rows: rows)
    if isWithinAppraisers {
      let owner = Dictionary(rows.map { (panel.unit[$0], panel.appraiser[$0]) }, uniquingKeysWith: { a, _ in a })
      let sorted = units.sorted.sorted {
        (owner[$0] ?? -1, units.place[$0] ?? 0) < (owner[$1] ?? -1, units.place[$1] ?? 0)
      }
      let size = (sorted.count + Self.mostClusters - 1) / Self.mostClusters
      var clusterOfUnit: [Int: Int] = [:]
      var strata: [[Int]] = []
      var members = 0
      var next = -1
      for (position, unit) in sorted.enumerated() {
        let isNewStratum = position == 0 || owner[sorted[position - 1]] != owner[unit]
        if isNewStratum { strata.append([]) }
        if isNewStratum || members == size {
          next += 1
          members = 0
          strata[strata.count - 1].append(next)
        }
        members += 1
        clusterOfUnit[unit] = next
      }
      cluster = rows.map { clusterOfUnit[panel.unit[$0]] ?? 0 }
      count = next + 1
      self.strata = strata
    } else {
      var keys: [Int: Int] = [:]
      for (position, appraiser) in appraisers.enumerated() { keys[appraiser] = position }
      var stream = RandomStream(seed: seed, 0x636C)
      let order = Array(0..<appraisers.count + units.sorted.count).shuffled(using: &stream)
      let joined = min(Self.mostClusters, order.count)
      let raw = rows.map { row in
        keys[panel.appraiser[row]] ?? appraisers.count + (units.place[panel.unit[row]] ?? 0)
      }
      let used = Set(raw).sorted { (order[$0], $0) < (order[$1], $1) }
      let number = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0 % joined) })
      cluster = raw.map { number[$0] ?? 0 }
      count = min(joined, used.count)
      strata = [Array(0..<count)]
    }
    let byAppraiser = appraisers.count >= Self.folds
    let keys = rows.map { row in
      byAppraiser && panel.appraiser[row] >= 0 ? panel.appraiser[row] : -1 - (units.place[panel.unit[row]] ?? 0)
    }
    (fold, foldCount) = Self.assignFolds(keys, seed: seed)
  }

  /// Puts whole keys into folds, shuffled, each into the fold with the fewest rows so far.
  private static func assignFolds(_ keys: [Int], seed: UInt64) -> (fold: [Int], count: Int) {
    var sizes: [Int: Int] = [:]
    for key in keys { sizes[key, default: 0] += 1 }
    var stream = RandomStream(seed: seed, 0x666F)
    let shuffled = sizes.keys.sorted().shuffled(using: &stream)
    var filled = [Int](repeating: 0, count: min(folds, max(shuffled.count, 1)))
    var foldOfKey: [Int: Int] = [:]
    for key in shuffled {
      let emptiest = filled.indices.min { (filled[$0], $0) < (filled[$1], $1) } ?? 0
      foldOfKey[key] = emptiest
      filled[emptiest] += sizes[key] ?? 0
    }
    return (keys.map { foldOfKey[$0] ?? 0 }, filled.count)
  }

  /// The units in an order that depends on their ratings alone, not on how units or criteria are numbered.
  private static func unitOrder(_ panel: Panel, rows: [Int]) -> (sorted: [Int], place: [Int: Int]) {
    var hashes: [Int: UInt64] = [:]
    for row in rows {
      var sum: UInt64 = 0
      for column in panel.shares { sum &+= mixed(column[row].bitPattern) }
      hashes[panel.unit[row], default: 0] &+= mixed(sum &+ UInt64(bitPattern: Int64(panel.year[row])))
    }
    let sorted = hashes.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    return (sorted, Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) }))
  }

  /// A hash of 64 bits.
  private static func mixed(_ bits: UInt64) -> UInt64 {
    var stream = RandomStream(seed: bits)
    return stream.next()
  }
}
