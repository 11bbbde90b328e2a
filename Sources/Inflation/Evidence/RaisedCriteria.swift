internal import Foundation

/// How likely it is that some criteria of one row were raised and the others not.
///
/// With e_j what the gap of a criterion says beside its own score z_j, standard normal like it, and ρ_j the correlation of
/// the gap's score with it, a criterion raised by δ_j in z and κδ_j in the gap has
///
/// log R_j = δ_j (z_j − h_j z̄) − δ_j²/2 + η_j (e_j − h_j ē) − η_j²/2,  η_j = (κ − ρ_j) δ_j / √(1 − ρ_j²);
///
/// where earlier years are known, z has the deviation σ_j about what they let expect, δ/σ_j stands for δ but in κδ.
///
/// The row's own centre is not known, only estimated: it moves the score of criterion j in proportion to h_j, one over
/// the criterion's spread on the logit scale, Σh² = 1; z̄ = Σ h z and ē likewise. So the criteria are not independent
/// about it, and raising some moves the centre too. With a flat prior on the centre the ratio of raising the set S gains
/// ½ (Σ_S h_j D_j)², D² = δ² + η², which is the mean of exp(g Σ_S h_j D_j) over a standard normal g; and so
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
    /// z, less what earlier years let expect and over the deviation that they leave.
    let score: Double
    /// e; NaN where no superior's rating differs.
    let gapError: Double
    /// ρ.
    var gapCorrelation = 0.0
    /// The spread of the criterion's contrasts on the logit scale.
    let spread: Double
    /// The share of that spread which earlier years leave, so that a raise by δ moves the score by δ over it.
    var deviation = 1.0
  }

  /// The criteria that have a score.
  let cells: [Cell]
  /// z_j − h_j z̄.
  private var scores: [Double]
  /// e_j − h_j ē; NaN where no superior's rating differs.
  private var errors: [Double]
  /// h_j.
  private let loadings: [Double]
  private let typicalSpread: Double

  /// The values of g: the trapezoidal rule on whole numbers is exact to 1e-8 for a normal density, and Σ_S h D, to which
  /// the exponential moves it, is seldom above 6.
  private static let firstNode = -4
  /// Their weights, summing to 1.
  private static let nodeWeights: Nodes = {
    var densities = Nodes()
    for k in densities.indices { densities[k] = exp(-Double((firstNode + k) * (firstNode + k)) / 2) }
    return densities / densities.sum()
  }()

  /// One number a node.
  private typealias Nodes = SIMD16<Double>

  /// The criteria of a row.
  ///
  /// - Parameter spread: the spread at which raising evenly on the logit scale is raising by the way's shift.
  init(_ cells: [Cell], spread: Double) {
    self.cells = cells
    typicalSpread = spread
    let precisions = cells.map { 1 / ($0.spread * $0.deviation) }
    let norm = precisions.reduce(0) { $0 + $1 * $1 }.squareRoot()
    loadings = precisions.map { $0 / norm }
    scores = Self.centred(cells.map(\.score), loadings)
    errors = Self.centred(cells.map(\.gapError), loadings)
  }

  /// The mirror image, −z and −e.
  var mirrored: RaisedCriteria {
    var mirrored = self
    mirrored.scores = scores.map { -$0 }
    mirrored.errors = errors.map { -$0 }
    return mirrored
  }

  /// log LR of shares ε under each way: share first, then way.
  ///
  /// - Complexity: O(criteria × ways × nodes × shares).
  func logRatios(shares: [Double]) -> [[Double]] {
    let ways = CriterionProfile.ways
    var result = shares.map { _ in [Double](repeating: 0, count: ways.count) }
    let hasGaps = errors.contains(where: \.isFinite)
    for (w, way) in ways.enumerated() {
      if !hasGaps, let twin = CriterionProfile.confirmedTwins[w] {
        // Without gaps a way with a gap is the same as that without.
        for e in shares.indices { result[e][w] = result[e][twin] }
        continue
      }
      let raises = raises(way)
      for (e, share) in shares.enumerated() { result[e][w] = Self.evidence(raises, share: share).logRatio }
    }
    return result
  }

  /// P(raised) of each criterion given that a share ε of them is in a way.
  ///
  /// - Complexity: O(criteria × nodes).
  func probabilities(share: Double, way: Int) -> [Double] {
    let raises = raises(CriterionProfile.ways[way])
    let nodes = Self.evidence(raises, share: share).nodes
    return raises.map { raise in
      let raised = share * raise
      return (nodes * raised / (1 - share + raised)).sum()
    }
  }

  /// R_j exp(g h_j D_j) of each criterion, node by node.
  private func raises(_ way: CriterionProfile.Way) -> [Nodes] {
    cells.indices.map { j in
      let raise = way.shift(ofSpread: cells[j].spread, typical: typicalSpread)
      let shift = raise / cells[j].deviation
      var (logRatio, square) = (shift * scores[j] - shift * shift / 2, shift * shift)
      if errors[j].isFinite {
        let correlation = cells[j].gapCorrelation
        let gapShift = (way.gapShare * raise - correlation * shift) / (1 - correlation * correlation).squareRoot()
        logRatio += gapShift * errors[j] - gapShift * gapShift / 2
        square += gapShift * gapShift
      }
      return exp(logRatio) * Self.powers(exp(loadings[j] * square.squareRoot()))
    }
  }

  /// x^g at each node.
  private static func powers(_ x: Double) -> Nodes {
    let square = x * x
    let fourth = square * square
    let four = SIMD4(1, x, square, square * x) / fourth
    let eight = SIMD8(lowHalf: four, highHalf: four * fourth)
    return Nodes(lowHalf: eight, highHalf: eight * (fourth * fourth))
  }

  /// log LR of a share ε, and the probability of each node given what is seen.
  private static func evidence(_ raises: [Nodes], share: Double) -> (logRatio: Double, nodes: Nodes) {
    var product = nodeWeights
    for raise in raises { product *= 1 - share + share * raise }
    let sum = product.sum()
    return sum.isFinite ? (log(sum), product / sum) : evidenceByLogarithms(raises, share: share)
  }

  /// The same for the few rows of which the product is too large for a number.
  private static func evidenceByLogarithms(_ raises: [Nodes], share: Double) -> (logRatio: Double, nodes: Nodes) {
    let logs = nodeWeights.indices.map { k in
      raises.reduce(log(nodeWeights[k])) { $0 + log(1 - share + share * $1[k]) }
    }
    let total = logSum(logs)
    var nodes = Nodes()
    for k in nodes.indices { nodes[k] = exp(logs[k] - total) }
    return (total, nodes)
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
