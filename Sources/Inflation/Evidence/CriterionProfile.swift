internal import Foundation
internal import Statistics

/// How much a unit's criteria look as if some of them had been raised and the others not.
///
/// c_ij = E_ij − median_j E_ij, the criterion's contrast to the unit's own middle, becomes a normal score z_ij by its
/// rank among the units of the type: coarse steps and ceilings then cost nothing, and the score of an honest criterion
/// is standard normal whatever its shape. Where a superior rated too, the contrasts of the gaps, the appraiser's own
/// scale taken out, become scores y_ij by their rank among units of about the same ratings. With ρ the correlation of y
/// and z, for a share ε of criteria raised by δ in z and κδ in y,
///
/// LR = Π_j (1 − ε + ε R_j),  log R_j = δ z_j − δ²/2 + (η (y_j − ρ z_j) − η²/2) / (1 − ρ²),  η = (κ − ρ) δ.
///
/// The ratio of a share is the mean over the ways (δ, κ) of raising. Criteria of honest units are not independent, so the
/// product overstates the evidence. The mirrored profile −z, −y, in which nothing is raised, measures by how much: the
/// ratio is taken to the largest power ≤ 1 under which the mean of the mirrored ratio over honest rows is at most 1, as
/// it has to be for a ratio of densities.
///
/// Source: METHODS section 5.2, with ranks in place of a density fitted to the negative half, and with the gaps.
struct CriterionProfile: Sendable {
  /// ε, the shares of the criteria that are raised.
  static let shares = [0.15, 0.3, 0.5]

  /// A way of raising a criterion.
  struct Way: Sendable {
    /// δ, by how much, in normal scores.
    let shift: Double
    /// κ, how many normal scores of the gap one of the criterion is worth; 0 where the superior confirms.
    let gapShare: Double
  }

  /// The ways of raising.
  static let ways = [
    Way(shift: 1.25, gapShare: 0), Way(shift: 1.25, gapShare: 1.25), Way(shift: 1.25, gapShare: 2.5),
    Way(shift: 2, gapShare: 0), Way(shift: 2, gapShare: 1.25), Way(shift: 3, gapShare: 0),
    Way(shift: 3, gapShare: 1.25),
  ]

  /// log LR of each share: row first.
  private(set) var logRatios: [[Double]]
  /// The same of the mirrored profile, which stands for an honest one.
  private(set) var mirroredLogRatios: [[Double]]
  /// Σ_j a_j raise_j of each share: how far the composite would have been raised, in logits: row first.
  private(set) var impliedShifts: [[Double]]
  /// z_ij: criterion first, then row; NaN where there is no number.
  let scores: [[Double]]
  /// y_ij − ρ z_ij likewise; NaN where no superior's rating differs.
  private let gapErrors: [[Double]]
  private let contrasts: [[Double]]
  private let ranks: [[RankedContrasts]]
  private let group: [Int]
  /// The ratio of a cell under each way.
  private let ratios: [CellRatio]

  /// A ratio above this is cut when its mean is taken: one row that really under-rates must not decide.
  private static let largestMirroredRatio = 1_000.0
  /// With fewer criteria than this a median says too little.
  private static let leastCriteria = 5
  /// A gap that follows the criterion more closely than this says nothing beside it.
  private static let mostCorrelation = 0.9

  /// The profiles of all rows; types under `smallType` rows are ranked together.
  ///
  /// - Parameter gaps: the gap of each criterion on its appraiser's scale: criterion first, then row; NaN where there
  ///   is none, empty where nobody's rating differs.
  /// - Complexity: O(rows × criteria × (shares × ways + log rows)).
  init(
    _ data: AssessedRows, composite: CompositeScore, gaps: [[Double]], clean: [Double], smallType: Int, threads: Int
  ) {
    contrasts = Self.contrasts(composite.departures, count: data.count)
    let sizes = data.byType.map(\.count)
    let group = data.type.map { sizes[$0] >= smallType ? $0 + 1 : 0 }
    let (contrasts, groups) = (contrasts, sizes.count + 1)
    let ranks = contrasts.map { RankedContrasts.byGroup($0, group: group, groups: groups) }
    let scores = concurrentMap(contrasts.count, threads: threads) { j in
      contrasts[j].indices.map { i in ranks[j][group[i]].score(contrasts[j][i]) }
    }
    let gapScores = Self.gapScores(data, Self.contrasts(gaps, count: data.count), threads: threads)
    let correlation = Self.correlation(scores, gapScores, clean: clean)
    gapErrors = gapScores.enumerated().map { j, column in
      column.indices.map { column[$0] - correlation * scores[j][$0] }
    }
    ratios = Self.ways.map { CellRatio($0, correlation: correlation) }
    self.scores = scores
    self.ranks = ranks
    self.group = group
    (logRatios, mirroredLogRatios, impliedShifts) = ([], [], [])
    let blank = self
    let chunks = RowChunks(count: data.count, threads: threads)
    let sums = chunks.map { i in blank.logRatios(row: i) }
    let powers = Self.shares.indices.map { e in Self.power(mirrored: sums.map { $0.mirrored[e] }, clean: clean) }
    logRatios = sums.map { zip(powers, $0.plain).map { $0 * $1 } }
    mirroredLogRatios = sums.map { zip(powers, $0.mirrored).map { $0 * $1 } }
    impliedShifts = chunks.map { i in
      Self.shares.indices.map { e in
        let raises = blank.raises(row: i, share: e)
        return raises.indices.reduce(0) { $0 + composite.weights[data.type[i]][$1] * raises[$1].expected }
      }
    }
  }

  /// What a share being raised makes of one criterion.
  struct Raise: Sendable {
    /// The probability that the criterion is among the raised.
    var probability = 0.0
    /// The raise that is to be expected, on the logit scale: the distance to the contrast whose score lies lower by δ,
    /// times the probability.
    var expected = 0.0
  }

  /// The raise of each criterion of a row when a share of them is raised, over all ways by how well they fit the row.
  ///
  /// P(raised) = ε R / (1 − ε + ε R) under each way.
  func raises(row i: Int, share e: Int) -> [Raise] {
    let share = Self.shares[e]
    let fits = ratios.map { logRatio(row: i, share: share, $0, sign: 1) }
    let best = fits.max() ?? 0
    let weights = fits.map { exp($0 - best) }
    let total = weights.reduce(0, +)
    return scores.indices.map { j in
      var raise = Raise()
      guard scores[j][i].isFinite else { return raise }
      for (way, weight) in zip(Self.ways.indices, weights) where weight > 1e-3 * total {
        let ratio = ratios[way](z: scores[j][i], error: error(j, i))
        let probability = share * ratio / (1 - share + share * ratio)
        raise.probability += weight / total * probability
        guard probability > 1e-3 else { continue }
        let honest = ranks[j][group[i]].contrast(score: scores[j][i] - Self.ways[way].shift)
        raise.expected += weight / total * probability * max(contrasts[j][i] - honest, 0)
      }
      return raise
    }
  }

  private func error(_ j: Int, _ i: Int) -> Double { gapErrors.isEmpty ? .nan : gapErrors[j][i] }

  /// log of the mean over the ways of LR, for each share, and of the mirror image.
  private func logRatios(row i: Int) -> (plain: [Double], mirrored: [Double]) {
    func mean(_ share: Double, sign: Double) -> Double {
      let logs = ratios.map { logRatio(row: i, share: share, $0, sign: sign) }
      let best = logs.max() ?? 0
      return best + log(logs.reduce(0) { $0 + exp($1 - best) } / Double(logs.count))
    }
    return (Self.shares.map { mean($0, sign: 1) }, Self.shares.map { mean($0, sign: -1) })
  }

  /// Σ_j log(1 − ε + ε R_j) of one way.
  private func logRatio(row i: Int, share: Double, _ ratio: CellRatio, sign: Double) -> Double {
    var product = LogProduct()
    for j in scores.indices where scores[j][i].isFinite {
      product.multiply(by: 1 - share + share * ratio(z: sign * scores[j][i], error: sign * error(j, i)))
    }
    return product.log
  }

  /// The normal scores of the gaps' contrasts, by rank among rows of about the same mean logit.
  private static func gapScores(_ data: AssessedRows, _ contrasts: [[Double]], threads: Int) -> [[Double]] {
    let levels = (0..<data.count).map { meanLogit(data, row: $0) }
    return concurrentMap(contrasts.count, threads: threads) { j in
      let bins = EqualBins(levels, among: contrasts[j])
      let ranks = RankedContrasts.byGroup(contrasts[j], group: bins.bin, groups: bins.count)
      return contrasts[j].indices.map { i in ranks[bins.bin[i]].score(contrasts[j][i]) }
    }
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

  private static func meanLogit(_ data: AssessedRows, row i: Int) -> Double {
    let present = data.logits.indices.filter { data.logits[$0][i].isFinite }
    return present.reduce(0) { $0 + data.logits[$1][i] } / Double(max(present.count, 1))
  }

  /// ρ, one for all criteria, over honest rows; 0 without gaps.
  private static func correlation(_ scores: [[Double]], _ gapScores: [[Double]], clean: [Double]) -> Double {
    var products = 0.0
    var squares = (0.0, 0.0)
    for (z, y) in zip(scores, gapScores) {
      for i in z.indices where z[i].isFinite && y[i].isFinite {
        products += clean[i] * z[i] * y[i]
        squares.0 += clean[i] * z[i] * z[i]
        squares.1 += clean[i] * y[i] * y[i]
      }
    }
    let correlation = products / max((squares.0 * squares.1).squareRoot(), 1e-300)
    return min(max(correlation, 0), mostCorrelation)
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

/// R of one criterion under a way of raising it.
private struct CellRatio: Sendable {
  private let shift: Double
  private let offset: Double
  private let gapSlope: Double
  private let gapOffset: Double

  init(_ way: CriterionProfile.Way, correlation: Double) {
    let open = 1 - correlation * correlation
    let gapShift = (way.gapShare - correlation) * way.shift
    shift = way.shift
    offset = way.shift * way.shift / 2
    gapSlope = gapShift / open
    gapOffset = gapShift * gapShift / 2 / open
  }

  /// R at z and y − ρz; the latter NaN where there is no gap.
  func callAsFunction(z: Double, error: Double) -> Double {
    exp(shift * z - offset + (error.isFinite ? gapSlope * error - gapOffset : 0))
  }
}

/// The logarithm of a product of positive numbers, taken seldom enough to be quick and often enough not to overflow.
private struct LogProduct {
  private var product = 1.0
  private var sum = 0.0

  mutating func multiply(by factor: Double) {
    product *= factor
    if !(1e-100...1e100).contains(product) {
      sum += Foundation.log(product)
      product = 1
    }
  }

  var log: Double { sum + Foundation.log(product) }
}

/// Rows in bins of about equal size by a value; equal values stay together.
private struct EqualBins {
  /// The bin of each row; 0 for a row that is not counted.
  private(set) var bin: [Int]
  /// The number of bins.
  private(set) var count = 1

  private static let mostBins = 10
  private static let leastRows = 60

  /// Bins of `values` over the rows where `counted` is a number.
  init(_ values: [Double], among counted: [Double]) {
    bin = [Int](repeating: 0, count: values.count)
    let rows = values.indices.filter { values[$0].isFinite && counted[$0].isFinite }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    let size = max(Self.leastRows, (rows.count + Self.mostBins - 1) / Self.mostBins)
    var filled = 0
    for (place, row) in rows.enumerated() {
      if filled >= size, values[row] > values[rows[place - 1]], rows.count - place >= Self.leastRows {
        count += 1
        filled = 0
      }
      bin[row] = count - 1
      filled += 1
    }
  }
}
