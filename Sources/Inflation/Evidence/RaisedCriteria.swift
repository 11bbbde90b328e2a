internal import Foundation

/// How likely it is that some criteria of one row were raised and the others not.
///
/// With ρ the correlation of the gaps' scores y and the criteria's own z, a criterion raised by δ_j in z and κδ_j in y has
///
/// log R_j = δ_j (z_j − h_j z̄) − δ_j²/2 + (η_j (e_j − h_j ē) − η_j²/2) / (1 − ρ²),  e = y − ρz,  η = (κ − ρ) δ.
///
/// The row's own centre is not known, only estimated: it moves the score of criterion j in proportion to h_j, one over
/// the criterion's spread on the logit scale, Σh² = 1; z̄ = Σ h z and ē likewise. So the criteria are not independent
/// about it, and raising some moves the centre too. With a flat prior on the centre the ratio of raising the set S gains
/// ½ (Σ_S h_j D_j)², D² = δ² + η²/(1 − ρ²), which is the mean of exp(g Σ_S h_j D_j) over a standard normal g; and so
///
/// LR = E_g Π_j (1 − ε + ε R_j exp(g h_j D_j)),
///
/// a ratio of densities of the contrasts, with mean 1 over honest rows.
///
/// Source: METHODS section 5.2; the identity is that of Hubbard (1959) and Stratonovich (1957).
struct RaisedCriteria: Sendable {
  /// A criterion that has a score.
  struct Cell: Sendable {
    /// Which criterion.
    let criterion: Int
    /// z.
    let score: Double
    /// e; NaN where no superior's rating differs.
    let gapError: Double
    /// The spread of the criterion's contrasts on the logit scale.
    let spread: Double
  }

  /// The criteria that have a score.
  let cells: [Cell]
  /// R_j of each way: criteria of one way after the other.
  private var ratios: [Double] = []
  /// exp(h_j D_j) likewise.
  private var centreFactors: [Double] = []

  /// The values of g: the trapezoidal rule on whole numbers is exact to 1e-8 for a normal density, and Σ_S h D, to which
  /// the exponential moves it, is seldom above 6.
  private static let nodes = -4...10
  /// Their weights, summing to 1.
  private static let nodeWeights: [Double] = {
    let densities = nodes.map { exp(-Double($0 * $0) / 2) }
    let total = densities.reduce(0, +)
    return densities.map { $0 / total }
  }()

  /// The criteria of a row.
  ///
  /// - Parameter spread: the spread at which raising evenly on the logit scale is raising by the way's shift.
  init(_ cells: [Cell], spread: Double, correlation: Double) {
    self.cells = cells
    let open = 1 - correlation * correlation
    let norm = cells.reduce(0) { $0 + 1 / ($1.spread * $1.spread) }.squareRoot()
    let loadings = cells.map { 1 / ($0.spread * norm) }
    let z = Self.centred(cells.map(\.score), loadings)
    let errors = Self.centred(cells.map(\.gapError), loadings)
    ratios.reserveCapacity(CriterionProfile.ways.count * cells.count)
    centreFactors.reserveCapacity(CriterionProfile.ways.count * cells.count)
    for way in CriterionProfile.ways {
      for j in cells.indices {
        let shift = way.shift(ofSpread: cells[j].spread, typical: spread)
        let gapShift = errors[j].isFinite ? (way.gapShare - correlation) * shift : 0
        let gap = errors[j].isFinite ? (gapShift * errors[j] - gapShift * gapShift / 2) / open : 0
        ratios.append(exp(shift * z[j] - shift * shift / 2 + gap))
        centreFactors.append(exp(loadings[j] * (shift * shift + gapShift * gapShift / open).squareRoot()))
      }
    }
  }

  /// log LR of shares ε under each way: share first, then way.
  ///
  /// - Complexity: O(criteria × ways × nodes × shares).
  func logRatios(shares: [Double]) -> [[Double]] {
    var result = [[Double]](repeating: [], count: shares.count)
    for way in CriterionProfile.ways.indices {
      var raises = raises(way: way)
      var sums = [ScaledSum](repeating: ScaledSum(), count: shares.count)
      for weight in Self.nodeWeights {
        for (e, share) in shares.enumerated() { sums[e].add(weight, times: raises, share: share) }
        advance(&raises, way: way)
      }
      for e in shares.indices { result[e].append(sums[e].log) }
    }
    return result
  }

  /// P(raised) of each criterion given that a share ε of them is in a way.
  ///
  /// - Complexity: O(criteria × nodes).
  func probabilities(share: Double, way: Int) -> [Double] {
    var raises = raises(way: way)
    var terms: [ScaledSum] = []
    var total = ScaledSum()
    for weight in Self.nodeWeights {
      var term = ScaledSum()
      term.add(weight, times: raises, share: share)
      total.add(term)
      terms.append(term)
      advance(&raises, way: way)
    }
    var result = [Double](repeating: 0, count: cells.count)
    raises = self.raises(way: way)
    for term in terms {
      let weight = term.over(total)
      if weight > 1e-4 {
        for j in result.indices { result[j] += weight * share * raises[j] / (1 - share + share * raises[j]) }
      }
      advance(&raises, way: way)
    }
    return result
  }

  /// R_j exp(g h_j D_j) of a way at the first node, g = −4.
  private func raises(way: Int) -> [Double] {
    let first = way * cells.count
    return cells.indices.map { j in
      let square = centreFactors[first + j] * centreFactors[first + j]
      return ratios[first + j] / (square * square)
    }
  }

  /// Goes on to the next node.
  private func advance(_ raises: inout [Double], way: Int) {
    let first = way * cells.count
    for j in raises.indices { raises[j] *= centreFactors[first + j] }
  }

  /// Values less h_j Σ h v over those that are numbers.
  private static func centred(_ values: [Double], _ loadings: [Double]) -> [Double] {
    var sum = 0.0
    var squares = 0.0
    for (value, loading) in zip(values, loadings) where value.isFinite {
      sum += loading * value
      squares += loading * loading
    }
    let centre = squares > 0 ? sum / squares : 0
    return zip(values, loadings).map { $0 - $1 * centre }
  }
}

/// log Σ exp x.
func logSum(_ logs: [Double]) -> Double {
  let best = logs.max() ?? 0
  return best + log(logs.reduce(0) { $0 + exp($1 - best) })
}

/// A sum of positive numbers that may be too large for a `Double`: value × 10^(200 scale).
private struct ScaledSum {
  private var value = 0.0
  private var scale = 0

  private static let largest = 1e200

  /// Adds weight Π_j (1 − ε + ε r_j).
  mutating func add(_ weight: Double, times raises: [Double], share: Double) {
    var term = ScaledSum()
    term.value = weight
    let rest = 1 - share
    raises.withUnsafeBufferPointer { raises in
      for raise in raises {
        term.value *= rest + share * raise
        if term.value > Self.largest { (term.value, term.scale) = (term.value / Self.largest, term.scale + 1) }
      }
    }
    add(term)
  }

  mutating func add(_ other: ScaledSum) {
    if other.scale > scale { (value, scale) = (value * Self.power(scale - other.scale), other.scale) }
    value += other.scale == scale ? other.value : other.value * Self.power(other.scale - scale)
  }

  /// The ratio to another sum.
  func over(_ other: ScaledSum) -> Double { value / other.value * Self.power(scale - other.scale) }

  var log: Double { Foundation.log(value) + Double(scale) * Foundation.log(Self.largest) }

  /// 10^(200 k) for k ≤ 0.
  private static func power(_ k: Int) -> Double { k == 0 ? 1 : k == -1 ? 1 / largest : 0 }
}
