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
  private let scores: [Double]
  /// e_j − h_j ē; NaN where no superior's rating differs.
  private let errors: [Double]
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

  /// log LR of shares ε under each way, and the same of the mirror image −z and −e: share first, then way.
  ///
  /// - Complexity: O(criteria × ways × nodes × shares).
  func logRatios(shares: [Double]) -> (plain: [[Double]], mirrored: [[Double]]) {
    let ways = CriterionProfile.ways
    var plain = shares.map { _ in [Double](repeating: 0, count: ways.count) }
    var mirrored = plain
    let hasGaps = errors.contains(where: \.isFinite)
    var raises = (plain: [Nodes](), mirrored: [Nodes]())
    for (w, way) in ways.enumerated() {
      if !hasGaps, let twin = CriterionProfile.confirmedTwins[w] {
        // Without gaps a way with a gap is the same as that without.
        for e in shares.indices { (plain[e][w], mirrored[e][w]) = (plain[e][twin], mirrored[e][twin]) }
        continue
      }
      raises.plain.removeAll(keepingCapacity: true)
      raises.mirrored.removeAll(keepingCapacity: true)
      for j in cells.indices {
        let factor = factor(ofCell: j, way)
        raises.plain.append(factor.plain)
        raises.mirrored.append(factor.mirrored)
      }
      for (e, share) in shares.enumerated() {
        plain[e][w] = Self.logRatio(raises.plain, share: share)
        mirrored[e][w] = Self.logRatio(raises.mirrored, share: share)
      }
    }
    return (plain, mirrored)
  }

  /// P(raised) of each criterion given that a share ε of them is in a way: share first, then criterion.
  ///
  /// - Complexity: O(criteria × nodes × shares).
  func probabilities(shares: [Double], way: Int) -> [[Double]] {
    let raises = cells.indices.map { j in factor(ofCell: j, CriterionProfile.ways[way]).plain }
    return shares.map { share in
      let nodes = Self.nodes(raises, share: share)
      return raises.map { raise in
        let raised = share * raise
        return (nodes * raised / (1 - share + raised)).sum()
      }
    }
  }

  /// R_j exp(g h_j D_j) of a criterion and of its mirror image, node by node.
  private struct Factor {
    /// δ z + η e, which changes its sign in the mirror image.
    let slope: Double
    /// (δ² + η²) / 2.
    let halfSquare: Double
    /// exp(g h_j D_j), node by node.
    let powers: Nodes

    var plain: Nodes { exp(slope - halfSquare) * powers }
    var mirrored: Nodes { exp(-slope - halfSquare) * powers }
  }

  private func factor(ofCell j: Int, _ way: CriterionProfile.Way) -> Factor {
    let raise = way.shift(ofSpread: cells[j].spread, typical: typicalSpread)
    let shift = raise / cells[j].deviation
    var (slope, square) = (shift * scores[j], shift * shift)
    if errors[j].isFinite {
      let correlation = cells[j].gapCorrelation
      let gapShift = (way.gapShare * raise - correlation * shift) / (1 - correlation * correlation).squareRoot()
      slope += gapShift * errors[j]
      square += gapShift * gapShift
    }
    return Factor(
      slope: slope, halfSquare: square / 2, powers: Self.powers(exp(loadings[j] * square.squareRoot())))
  }

  /// x^g at each node.
  private static func powers(_ x: Double) -> Nodes {
    let square = x * x
    let fourth = square * square
    let four = SIMD4(1, x, square, square * x) / fourth
    let eight = SIMD8(lowHalf: four, highHalf: four * fourth)
    return Nodes(lowHalf: eight, highHalf: eight * (fourth * fourth))
  }

  /// w_g Π_j (1 − ε + ε R_j exp(g h_j D_j)), node by node.
  private static func product(_ raises: [Nodes], share: Double) -> Nodes {
    var product = nodeWeights
    for raise in raises { product *= 1 - share + share * raise }
    return product
  }

  /// log LR of a share ε.
  private static func logRatio(_ raises: [Nodes], share: Double) -> Double {
    let sum = product(raises, share: share).sum()
    return sum.isFinite ? log(sum) : logSum(logarithms(raises, share: share))
  }

  /// The probability of each node given what is seen and a share ε.
  private static func nodes(_ raises: [Nodes], share: Double) -> Nodes {
    let product = product(raises, share: share)
    let sum = product.sum()
    guard !sum.isFinite else { return product / sum }
    let logs = logarithms(raises, share: share)
    let total = logSum(logs)
    var nodes = Nodes()
    for k in nodes.indices { nodes[k] = exp(logs[k] - total) }
    return nodes
  }

  /// The logarithms of the product's nodes, for the few rows of which it is too large for a number.
  private static func logarithms(_ raises: [Nodes], share: Double) -> [Double] {
    nodeWeights.indices.map { k in
      raises.reduce(log(nodeWeights[k])) { $0 + log(1 - share + share * $1[k]) }
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
