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
  /// R_j of each way: way first, then criterion.
  private var ratios: [[Double]] = []
  /// exp(h_j D_j) of each way.
  private var centreFactors: [[Double]] = []

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
    for way in CriterionProfile.ways {
      var ratio = [Double](repeating: 0, count: cells.count)
      var factor = ratio
      for j in cells.indices {
        let shift = way.shift(ofSpread: cells[j].spread, typical: spread)
        let gapShift = errors[j].isFinite ? (way.gapShare - correlation) * shift : 0
        let gap = errors[j].isFinite ? (gapShift * errors[j] - gapShift * gapShift / 2) / open : 0
        ratio[j] = exp(shift * z[j] - shift * shift / 2 + gap)
        factor[j] = exp(loadings[j] * (shift * shift + gapShift * gapShift / open).squareRoot())
      }
      ratios.append(ratio)
      centreFactors.append(factor)
    }
  }

  /// log LR of a share ε under each way.
  ///
  /// - Complexity: O(criteria × ways × nodes).
  func logRatios(share: Double) -> [Double] {
    ratios.indices.map { logSum(terms(way: $0, share: share)) }
  }

  /// P(raised) of each criterion given that a share ε of them is in a way.
  ///
  /// - Complexity: O(criteria × nodes).
  func probabilities(share: Double, way: Int) -> [Double] {
    let logs = terms(way: way, share: share)
    let total = logSum(logs)
    var result = [Double](repeating: 0, count: cells.count)
    forEachNode(way: way) { place, raises in
      let weight = exp(logs[place] - total)
      guard weight > 1e-4 else { return }
      for j in result.indices { result[j] += weight * share * raises[j] / (1 - share + share * raises[j]) }
    }
    return result
  }

  /// log (w_g Π_j (1 − ε + ε R_j exp(g h_j D_j))) at each node of one way.
  private func terms(way: Int, share: Double) -> [Double] {
    var result: [Double] = []
    forEachNode(way: way) { place, raises in
      var product = LogProduct()
      for raise in raises { product.multiply(by: 1 - share + share * raise) }
      result.append(log(Self.nodeWeights[place]) + product.log)
    }
    return result
  }

  /// R_j exp(g h_j D_j) at each node of one way, with the node's place.
  private func forEachNode(way: Int, _ body: (Int, [Double]) -> Void) {
    let factors = centreFactors[way]
    var raises = zip(ratios[way], factors).map { $0 * pow($1, Double(Self.nodes.lowerBound)) }
    for place in 0..<Self.nodes.count {
      body(place, raises)
      for j in raises.indices { raises[j] *= factors[j] }
    }
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
