internal import Foundation
internal import Statistics

/// How much a unit's criteria look as if some of them had been raised and the others not.
///
/// c_ij = E_ij − median_j E_ij, the criterion's contrast to the unit's own middle, becomes a normal score z_ij by its
/// rank among the units of the type: coarse steps and ceilings then cost nothing, and the score of an honest criterion
/// is standard normal whatever its shape. For a share ε of criteria raised by δ,
///
/// LR = Π_j (1 − ε + ε exp(δ z_j − δ²/2)).
///
/// Criteria of honest units are not independent, so the product overstates the evidence. The mirrored profile −z, in
/// which nothing is raised, measures by how much: the product is taken to the largest power η ≤ 1 under which the
/// mean of the mirrored ratio over honest rows is at most 1, as it has to be for a ratio of densities.
///
/// Source: METHODS section 5.2, with ranks in place of a density fitted to the negative half.
struct CriterionProfile: Sendable {
  /// The alternatives: a share ε of the criteria raised by δ in normal scores.
  static let alternatives: [(share: Double, shift: Double)] = [0.15, 0.3, 0.5].flatMap { share in
    [1.25, 2.0, 3.0].map { (share, $0) }
  }

  /// log LR of each alternative: row first.
  let logRatios: [[Double]]
  /// The same of the mirrored profile, which stands for an honest one.
  let mirroredLogRatios: [[Double]]
  /// z_ij: criterion first, then row; NaN where there is no number.
  let scores: [[Double]]
  private let contrasts: [[Double]]
  private let ranks: [[RankedContrasts]]
  private let group: [Int]

  /// A ratio above this is cut when its mean is taken: one row that really under-rates must not decide.
  private static let largestMirroredRatio = 1_000.0
  /// With fewer criteria than this a median says too little.
  private static let leastCriteria = 5

  /// The profiles of all rows; types under `smallType` rows are ranked together.
  ///
  /// - Complexity: O(rows × criteria × (alternatives + log rows)).
  init(_ data: AssessedRows, departures: [[Double]], clean: [Double], smallType: Int, threads: Int) {
    let contrasts = Self.contrasts(departures, count: data.count)
    let sizes = data.byType.map(\.count)
    let group = data.type.map { sizes[$0] >= smallType ? $0 + 1 : 0 }
    let ranks = contrasts.map { column in RankedContrasts.byGroup(column, group: group, groups: sizes.count + 1) }
    let scores = contrasts.enumerated().map { j, column in
      column.indices.map { i in ranks[j][group[i]].score(column[i]) }
    }
    let chunks = RowChunks(count: data.count, threads: threads)
    let sums = chunks.map { i in Self.sums(scores.compactMap { $0[i].isFinite ? $0[i] : nil }) }
    let powers = Self.alternatives.indices.map { a in Self.power(mirrored: sums.map { $0.mirrored[a] }, clean: clean) }
    logRatios = sums.map { zip(powers, $0.plain).map { $0 * $1 } }
    mirroredLogRatios = sums.map { zip(powers, $0.mirrored).map { $0 * $1 } }
    self.contrasts = contrasts
    self.scores = scores
    self.ranks = ranks
    self.group = group
  }

  /// The probability that criterion j of row i is among those raised under an alternative.
  ///
  /// ε R / (1 − ε + ε R) with R = exp(δ z − δ²/2).
  func probabilityRaised(row i: Int, criterion j: Int, alternative: Int) -> Double {
    let z = scores[j][i]
    guard z.isFinite else { return 0 }
    let (share, shift) = Self.alternatives[alternative]
    let odds = share * exp(shift * z - shift * shift / 2)
    return odds / (1 - share + odds)
  }

  /// The raise of criterion j of row i that is expected under an alternative, on the logit scale: the distance to the
  /// contrast whose score lies lower by δ, times the probability of being raised.
  func expectedRaise(row i: Int, criterion j: Int, alternative: Int) -> Double {
    let probability = probabilityRaised(row: i, criterion: j, alternative: alternative)
    guard probability > 1e-3 else { return 0 }
    let honest = ranks[j][group[i]].contrast(score: scores[j][i] - Self.alternatives[alternative].shift)
    return probability * max(contrasts[j][i] - honest, 0)
  }

  /// E_ij less the row's median, for rows with enough criteria; NaN otherwise.
  private static func contrasts(_ departures: [[Double]], count: Int) -> [[Double]] {
    var result = departures.map { _ in [Double](repeating: .nan, count: count) }
    for i in 0..<count {
      let present = departures.indices.filter { departures[$0][i].isFinite }
      guard present.count >= leastCriteria else { continue }
      let middle = median(present.map { departures[$0][i] })
      for j in present { result[j][i] = departures[j][i] - middle }
    }
    return result
  }

  /// The log ratio of each alternative for one row's scores, and for their mirror image.
  private static func sums(_ scores: [Double]) -> (plain: [Double], mirrored: [Double]) {
    var plain: [Double] = []
    var mirrored: [Double] = []
    for (share, shift) in alternatives {
      let offset = shift * shift / 2
      plain.append(scores.reduce(0) { $0 + log1p(share * expm1(shift * $1 - offset)) })
      mirrored.append(scores.reduce(0) { $0 + log1p(share * expm1(-shift * $1 - offset)) })
    }
    return (plain, mirrored)
  }

  /// The largest η ≤ 1 with Σ w min(exp(η s), cut) / Σ w ≤ 1, by bisection; the sum is convex in η and 1 at η = 0.
  private static func power(mirrored: [Double], clean: [Double]) -> Double {
    let total = clean.reduce(0, +)
    func mean(_ power: Double) -> Double {
      var sum = 0.0
      for i in mirrored.indices { sum += clean[i] * min(exp(power * mirrored[i]), largestMirroredRatio) }
      return sum / total
    }
    guard total > 0, mean(1) > 1 else { return 1 }
    var low = 0.0
    var high = 1.0
    for _ in 0..<20 {
      let middle = (low + high) / 2
      if mean(middle) <= 1 { low = middle } else { high = middle }
    }
    return low
  }
}

/// The contrasts of one criterion in one group of rows, in order, as a way between values and normal scores.
struct RankedContrasts: Sendable {
  private let sorted: [Double]

  /// The finite values of a column by group.
  static func byGroup(_ column: [Double], group: [Int], groups: Int) -> [RankedContrasts] {
    var lists = [[Double]](repeating: [], count: groups)
    for i in column.indices where column[i].isFinite { lists[group[i]].append(column[i]) }
    return lists.map { RankedContrasts($0) }
  }

  /// The values of one group.
  init(_ values: [Double]) {
    sorted = values.sorted()
  }

  /// The normal score Φ⁻¹((r − ½)/n) of a value, r its mean rank among equals; NaN for NaN and for fewer than ten.
  func score(_ value: Double) -> Double {
    guard value.isFinite, sorted.count >= 10 else { return .nan }
    let below = sorted.firstIndex(notBefore: value)
    let upTo = sorted.firstIndex(after: value)
    let rank = Double(below + upTo) / 2
    let share = min(max(rank / Double(sorted.count), 0.5 / Double(sorted.count)), 1 - 0.5 / Double(sorted.count))
    return NormalDistribution.standard.quantile(share)
  }

  /// The value whose score is `score`, between neighbours in proportion.
  func contrast(score: Double) -> Double {
    let place = NormalDistribution.standard.cumulative(score) * Double(sorted.count) - 0.5
    let low = min(max(Int(place.rounded(.down)), 0), sorted.count - 1)
    let high = min(low + 1, sorted.count - 1)
    let share = min(max(place - Double(low), 0), 1)
    return sorted[low] + share * (sorted[high] - sorted[low])
  }
}

extension Array where Element == Double {
  /// The number of elements of a sorted array below `value`.
  fileprivate func firstIndex(notBefore value: Double) -> Int { partition { $0 >= value } }

  /// The number of elements of a sorted array up to `value`.
  fileprivate func firstIndex(after value: Double) -> Int { partition { $0 > value } }

  private func partition(_ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
