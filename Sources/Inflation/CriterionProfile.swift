internal import Foundation
internal import Statistics

/// How much a unit's criteria look as if some of them had been raised and the others not.
///
/// c_ij = E_ij − median_j E_ij in units of the spread of its negative half, so that what is raised does not widen its
/// own yardstick. For a share ε of criteria raised by δ, LR = Π_j (1 − ε + ε f(c_j − δ)/f(c_j)), f a t density fitted
/// to the negative half.
///
/// Criteria of honest units are not independent, so the product overstates the evidence. The mirrored profile −c, in
/// which nothing is raised, measures by how much: the product is taken to the largest power η ≤ 1 under which the
/// mean of the mirrored ratio over honest rows is at most 1, as it has to be for a ratio of densities.
///
/// Source: METHODS section 5.2.
struct CriterionProfile: Sendable {
  /// The alternatives: a share ε of the criteria raised by δ spreads.
  static let alternatives: [(share: Double, shift: Double)] = [0.3, 0.5].flatMap { share in
    [2.0, 3, 4, 6].map { (share, $0) }
  }

  /// log LR of each alternative: row first.
  let logRatios: [[Double]]
  /// The same of the mirrored profile, which stands for an honest one.
  let mirroredLogRatios: [[Double]]
  /// c_ij: criterion first, then row; NaN where there is no number.
  let contrasts: [[Double]]
  /// The spread of c on the logit scale: type first, then criterion.
  let spread: [[Double]]
  private let density: TDensity

  /// A ratio above this is cut when its mean is taken: one row that really under-rates must not decide.
  private static let largestMirroredRatio = 1_000.0
  /// With fewer criteria than this a median says too little.
  private static let leastCriteria = 5

  /// The profiles of all rows.
  ///
  /// - Complexity: O(rows × criteria × alternatives).
  init(_ data: AssessedRows, departures: [[Double]], clean: [Double]) {
    let raw = Self.contrasts(departures, count: data.count)
    let groups = data.byType
    let spread = groups.map { rows in raw.map { Self.negativeSpread($0, rows: rows) } }
    let scaled = raw.enumerated().map { j, column in
      column.indices.map { i in column[i] / spread[data.type[i]][j] }
    }
    let density = Self.negativeHalfDensity(scaled, clean: clean)
    let terms = Self.alternatives.map { alternative in
      Self.sums(scaled, count: data.count, density: density, share: alternative.share, shift: alternative.shift)
    }
    let powers = terms.map { Self.power(mirrored: $0.mirrored, clean: clean) }
    logRatios = (0..<data.count).map { i in terms.indices.map { powers[$0] * terms[$0].plain[i] } }
    mirroredLogRatios = (0..<data.count).map { i in terms.indices.map { powers[$0] * terms[$0].mirrored[i] } }
    contrasts = scaled
    self.spread = spread
    self.density = density
  }

  /// The probability that criterion j of row i is among those raised under an alternative.
  ///
  /// ε R / (1 − ε + ε R) with R = f(c − δ)/f(c).
  func probabilityRaised(row i: Int, criterion j: Int, alternative: Int) -> Double {
    let c = contrasts[j][i]
    guard c.isFinite, c != 0 else { return 0 }
    let (share, shift) = Self.alternatives[alternative]
    let odds = share * density.ratio(c - shift, over: c)
    return odds / (1 - share + odds)
  }

  /// The raise of criterion j of row i that is expected under an alternative, on the logit scale.
  func expectedRaise(row i: Int, criterion j: Int, alternative: Int, type: Int) -> Double {
    guard spread[type][j].isFinite else { return 0 }
    return probabilityRaised(row: i, criterion: j, alternative: alternative) * Self.alternatives[alternative].shift
      * spread[type][j]
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

  /// The median distance of the negative values from 0, made consistent at the normal; infinite where there are few.
  private static func negativeSpread(_ column: [Double], rows: [Int]) -> Double {
    let negative = rows.compactMap { column[$0] < 0 ? -column[$0] : nil }
    guard negative.count >= 5 else { return .infinity }
    let spread = 1.4826 * median(negative)
    return spread > 1e-6 ? spread : .infinity
  }

  private static func negativeHalfDensity(_ scaled: [[Double]], clean: [Double]) -> TDensity {
    var values: [Double] = []
    var weights: [Double] = []
    // Every k-th cell is enough for one parameter.
    let stride = max(1, scaled.count * clean.count / 40_000)
    var cell = 0
    for column in scaled {
      for i in column.indices where column[i] < 0 {
        cell += 1
        if cell % stride == 0 {
          values.append(column[i])
          weights.append(clean[i])
        }
      }
    }
    return TDensity.mostLikely(values, weights: weights)
  }

  private static func sums(
    _ scaled: [[Double]], count: Int, density: TDensity, share: Double, shift: Double
  ) -> (plain: [Double], mirrored: [Double]) {
    var plain = [Double](repeating: 0, count: count)
    var mirrored = plain
    for column in scaled {
      for i in 0..<count where column[i].isFinite && column[i] != 0 {
        let c = column[i]
        let base = density.log(c)
        plain[i] += log1p(share * expm1(density.log(c - shift) - base))
        mirrored[i] += log1p(share * expm1(density.log(-c - shift) - base))
      }
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
