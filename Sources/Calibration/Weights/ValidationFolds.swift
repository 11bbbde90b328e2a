internal import Evaluation
internal import Statistics

/// The folds of cross-validation: whole appraisers, or whole units where there are fewer appraisers than folds.
struct ValidationFolds {
  /// The fold of each row.
  let fold: [Int]
  /// The number of folds.
  let count: Int

  /// The number of folds where there are clusters enough.
  static let wanted = 10

  /// Puts whole clusters into folds, shuffled, each into the fold with the fewest rows so far.
  ///
  /// - Complexity: O(rows).
  init(unit: [Int], appraiser: [Int], seed: UInt64) {
    let byAppraiser = Set(appraiser).subtracting([-1]).count >= Self.wanted
    let keys = zip(unit, appraiser).map { byAppraiser && $1 >= 0 ? $1 : -1 - $0 }
    var sizes: [Int: Int] = [:]
    for key in keys { sizes[key, default: 0] += 1 }
    var stream = RandomStream(seed: seed, 0x666F)
    var filled = [Int](repeating: 0, count: min(Self.wanted, max(sizes.count, 1)))
    var foldOfKey: [Int: Int] = [:]
    for key in sizes.keys.sorted().shuffled(using: &stream) {
      let emptiest = filled.indices.min { (filled[$0], $0) < (filled[$1], $1) } ?? 0
      foldOfKey[key] = emptiest
      filled[emptiest] += sizes[key] ?? 0
    }
    fold = keys.map { foldOfKey[$0] ?? 0 }
    count = filled.count
  }
}

/// The place of each row's unit in an order that depends on its ratings alone, not on how units or criteria are numbered.
///
/// - Complexity: O(rows × criteria).
func placesByRatings(_ panel: Panel, rows: [Int]) -> [Int] {
  func mixed(_ bits: UInt64) -> UInt64 {
    var stream = RandomStream(seed: bits)
    return stream.next()
  }
  var hashes: [Int: UInt64] = [:]
  for row in rows {
    var sum: UInt64 = 0
    for column in panel.shares { sum &+= mixed(column[row].bitPattern) }
    hashes[panel.unit[row], default: 0] &+= mixed(sum &+ UInt64(bitPattern: Int64(panel.year[row])))
  }
  let sorted = hashes.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  let place = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
  return rows.map { place[panel.unit[$0]] ?? 0 }
}
