internal import Evaluation
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// One number a unit that reacts most to a common shift of its criteria: the criteria's departures from the line that
/// quality predicts, weighted for least variance.
///
/// u_i = Σ a_j E_ij with a minimising a'Sa / (s'a)² and 1'a = 1, a ≥ 0, where E_ij = ℓ_ij − (α_gj + b_gj m_i) and S is
/// the covariance of E within type and appraiser. s_j is how far ℓ_j moves in the mean where all ratings are raised by
/// one on the logit scale: the mean share moves by x̄(1 − x̄), and ℓ by the slope of ℓ on x as much. Of fine steps in the
/// middle of the scale s = 1; of a criterion that is rated yes or no s = 2.2 x̄(1 − x̄): where nearly all have full marks it
/// varies little, and shows no raise. A shift common to all criteria leaves a unchanged, so that S needs no protection
/// against those that shift. One step h_j of a criterion moves u by half its standard deviation at most,
/// a_j h_j ≤ √(a'Sa) / 2, or as much as at even weights: least variance would rest u on one criterion that nearly all
/// rate alike, whose next step an honest unit reaches often enough. Where cells are missing, the weights of the others
/// are scaled up.
///
/// Source: METHODS section 5.1; the weights are those of a minimum variance portfolio without short positions. The bound
/// on a step is this project's own.
struct CompositeScore: Sendable {
  /// The weights: type first, then criterion.
  let weights: [[Double]]
  /// u_i, on the logit scale, or y of it where honest ratings show a `CeilingScale` of another power.
  private(set) var values: [Double]
  /// E_ij: criterion first, then row; NaN where there is no number.
  let departures: [[Double]]
  /// The scale of `values`.
  private(set) var scale = CeilingScale.linear
  /// How far u_i lies below that of full marks, half a step more.
  private let distances: [Double]
  /// Half a step.
  private let leastDistance: Double

  /// A criterion that shows less of a raise than this is taken to show as much, so that some combination shows one.
  private static let leastSensitivity = 1e-3
  /// A power that moves by less than this moves no rating by a tenth of its honest deviation.
  private static let leastChange = 0.01
  /// The most that a step of one criterion moves the composite, in standard deviations.
  private static let mostOfStep = 0.5
  /// The rounds in which the weights and the standard deviation that bounds them find each other.
  private static let boundingRounds = 6
  /// A type with fewer rows than this many times its criteria borrows the covariance of all types.
  private static let rowsPerCriterion = 5

  /// The composite of the rows, with lines and covariances weighted by the probability that a row is honest.
  ///
  /// - Complexity: O(rows × criteria²).
  init(_ data: AssessedRows, clean: [Double], smallType: Int) throws(LinearAlgebraError) {
    let lines = CriterionLines(data, clean: clean, smallType: smallType)
    let departures = lines.departures(of: data)
    let centred = Self.withoutAppraisers(departures, data, clean)
    let everyone = Array(0..<data.count)
    let pooled = Self.covariance(of: centred, rows: everyone, clean: clean)
    let reactions = data.logits.indices.map { Self.reaction(data, criterion: $0, clean: clean) }
    var weights: [[Double]] = []
    for rows in data.byType {
      let present = departures.indices.filter { j in rows.contains { departures[j][$0].isFinite } }
      let isLarge = rows.count >= Self.rowsPerCriterion * max(present.count, 1)
      let covariance = isLarge ? Self.covariance(of: centred, rows: rows, clean: clean) : pooled
      weights.append(
        try Self.leastVarianceWeights(covariance, reactions: reactions, among: present, rows: rows.count))
    }
    self.weights = weights
    self.departures = departures
    let linear = everyone.map { i in Self.weightedMean(of: departures, row: i, weights: weights[data.type[i]]) }
    let room = Self.room(data, lines: lines, weights: weights)
    leastDistance = room.halfStep
    distances = everyone.map { i in
      let type = room.ofTypes[data.type[i]]
      return max(type.level - type.slope * data.quality[i] - linear[i], 0) + room.halfStep
    }
    values = linear
  }

  /// Takes the scale on which honest rows spread evenly.
  ///
  /// - Parameters:
  ///   - honesty: P(honest) of rows below what is expected, 1 of those above, for a power up to 1.
  ///   - clean: P(honest) of each row, for a power above it: raised ratings lean upward as such a scale does; nil while
  ///     they are not known, and then there is none.
  /// - Returns: whether it changed.
  /// - Complexity: O(rows).
  mutating func bend(_ data: AssessedRows, honesty: [Double], clean: [Double]?) -> Bool {
    func power(_ weights: [Double]) -> CeilingPower {
      CeilingPower(
        distances: distances, quality: data.quality, type: data.type, typeCount: data.typeCount, honesty: weights,
        least: leastDistance)
    }
    let below = power(honesty).scale
    let scale = below.isLinear ? clean.map { power($0).upperScale } ?? below : below
    guard abs(scale.power - self.scale.power) > Self.leastChange else { return false }
    self.scale = scale
    values = distances.map(scale.value)
    return true
  }

  /// By how much the value of a row falls where all its logits fall by `logits`.
  func fall(ofLogits logits: Double, row i: Int) -> Double { scale.fall(logits, from: distances[i]) }

  /// By how much the logits of a row fall where its value falls by `fall`.
  func logits(ofFall fall: Double, row i: Int) -> Double { scale.logits(fall, from: distances[i]) }

  /// How fast the value of a row falls with its logits once these have fallen by `logits`, over how fast at first.
  func steepness(afterLogits logits: Double, row i: Int) -> Double {
    scale.steepness(distances[i] + logits) / scale.steepness(distances[i])
  }

  /// How far what the lines of a type predict at quality 0 lies below full marks and how fast that shrinks with quality,
  /// and half of what a step on a criterion moves the composite near full marks, criteria picked by their weights.
  private static func room(
    _ data: AssessedRows, lines: CriterionLines, weights: [[Double]]
  ) -> (ofTypes: [(level: Double, slope: Double)], halfStep: Double) {
    let full = data.scales.map { $0.logit(1) }
    let steps = data.scales.map { $0.logit(1) - $0.logit(max(1 - $0.step, 0)) }
    let ofTypes = weights.enumerated().map { g, weights in
      weights.indices.reduce((level: 0.0, slope: 0.0)) { sum, j in
        weights[j] > 0
          ? (sum.level + weights[j] * (full[j] - lines.intercept[g][j]), sum.slope + weights[j] * lines.slope[g][j])
          : sum
      }
    }
    let rows = data.byType.map { Double($0.count) }
    let step = weights.indices.reduce(0) { sum, g in
      sum + rows[g] * weights[g].indices.reduce(0) { $0 + weights[g][$1] * weights[g][$1] * steps[$1] }
    }
    return (ofTypes, max(step / max(rows.reduce(0, +), 1) / 2, 1e-6))
  }

  private static func weightedMean(of departures: [[Double]], row i: Int, weights: [Double]) -> Double {
    var sum = 0.0
    var total = 0.0
    var plain = 0.0
    var cells = 0.0
    for j in departures.indices where departures[j][i].isFinite {
      sum += weights[j] * departures[j][i]
      total += weights[j]
      plain += departures[j][i]
      cells += 1
    }
    return total > 1e-6 ? sum / total : plain / cells
  }

  /// The weights of least variance on the simplex over the criteria that have any, none resting on one step.
  private static func leastVarianceWeights(
    _ covariance: Matrix, reactions: [Reaction], among present: [Int], rows: Int
  ) throws(LinearAlgebraError) -> [Double] {
    var weights = [Double](repeating: 0, count: covariance.rows)
    let varying = present.filter { covariance[$0, $0] > 1e-12 }
    guard !varying.isEmpty else {
      for j in present { weights[j] = 1 / Double(present.count) }
      return weights
    }
    var s = covariance.submatrix(rows: varying, columns: varying)
    // Shrunken towards its diagonal by p / (n + p), which few rows need and many do not feel.
    let shrink = Double(varying.count) / Double(rows + varying.count)
    for j in varying.indices {
      for k in varying.indices where j != k { s[j, k] *= 1 - shrink }
      s[j, j] += 1e-8 * s[j, j]
    }
    let raw = try boundedWeights(s, reactions: varying.map { reactions[$0] })
    let total = raw.reduce(0, +)
    for (k, j) in varying.enumerated() { weights[j] = raw[k] / total }
    return weights
  }

  /// The a of least a'Sa with s'a = 1, a ≥ 0 and a_j h_j ≤ √(a'Sa) / 2.
  ///
  /// The looser the bounds, the smaller the variance: one standard deviation bounds the weights and is theirs. It is
  /// approached by the geometric mean of the one that bounds and the one that results.
  private static func boundedWeights(_ s: Matrix, reactions: [Reaction]) throws(LinearAlgebraError) -> [Double] {
    let count = reactions.count
    let even = 1 / reactions.reduce(0) { $0 + $1.sensitivity }
    let simplex = LinearConstraint(coefficients: reactions.map(\.sensitivity), bound: 1)
    let units = (0..<count).map { j in (0..<count).map { $0 == j ? 1.0 : 0 } }
    let signs = units.map { LinearConstraint(coefficients: $0, bound: 0) }
    func most(deviation: Double) -> [Double] { reactions.map { max(mostOfStep * deviation / $0.step, even) } }
    func solution(deviation: Double?) throws(LinearAlgebraError) -> [Double] {
      var bounds = signs
      if let deviation {
        bounds += zip(units, most(deviation: deviation)).map { unit, most in
          LinearConstraint(coefficients: unit.map { -$0 }, bound: -most)
        }
      }
      let found = try solveQuadraticProgram(
        hessian: s, linear: [Double](repeating: 0, count: count), equalities: [simplex], inequalities: bounds)
      return found.x.map { max($0, 0) }
    }
    var deviation: Double?
    var weights = try solution(deviation: nil)
    for _ in 0..<boundingRounds {
      let own = weights.indices.reduce(0) { sum, j in
        sum + weights[j] * weights.indices.reduce(0) { $0 + s[j, $1] * weights[$1] }
      }.squareRoot()
      if deviation == nil, zip(weights, most(deviation: own)).allSatisfy({ $0 <= $1 }) { break }
      deviation = deviation.map { ($0 * own).squareRoot() } ?? own
      weights = try solution(deviation: deviation)
    }
    return weights
  }

  /// How ℓ of a criterion reacts.
  private struct Reaction {
    /// s_j = x̄(1 − x̄) cov(ℓ, x) / var(x).
    let sensitivity: Double
    /// h_j: what a step moves ℓ by in the mean.
    let step: Double
  }

  private static func reaction(_ data: AssessedRows, criterion j: Int, clean: [Double]) -> Reaction {
    let logits = data.logits[j]
    let line = WeightedLine(
      x: logits.map(data.scales[j].share), y: logits, weights: clean, rows: Array(logits.indices))
    return Reaction(
      sensitivity: max(line.meanX * (1 - line.meanX) * line.slope, leastSensitivity),
      step: max(line.slope * data.scales[j].step, 1e-12))
  }

  /// The departures less the mean of the row's appraiser, where that has five rows or more.
  private static func withoutAppraisers(
    _ departures: [[Double]], _ data: AssessedRows, _ clean: [Double]
  ) -> [[Double]] {
    let groups = data.byAppraiser.filter { $0.count >= 5 }
    return departures.map { column in
      var centred = column
      for rows in groups {
        var sum = 0.0
        var weight = 0.0
        for i in rows where column[i].isFinite {
          sum += clean[i] * column[i]
          weight += clean[i]
        }
        guard weight > 0 else { continue }
        for i in rows { centred[i] = column[i] - sum / weight }
      }
      return centred
    }
  }

  /// The weighted covariance of centred columns: over complete rows where there are enough, else cell by cell.
  private static func covariance(of columns: [[Double]], rows: [Int], clean: [Double]) -> Matrix {
    let p = columns.count
    var result = Matrix(rows: p, columns: p)
    let complete = rows.filter { i in columns.allSatisfy { $0[i].isFinite } }
    if complete.count == rows.count || complete.count > 10 * p {
      let scaled = columns.map { column in complete.map { clean[$0].squareRoot() * column[$0] } }
      let total = max(complete.reduce(0) { $0 + clean[$1] }, 1e-12)
      return (1 / total) * Matrix(rows: complete.count, columns: p, elements: scaled.flatMap { $0 }).crossProduct
    }
    for j in 0..<p {
      for k in 0...j {
        var sum = 0.0
        var weight = 0.0
        for i in rows where columns[j][i].isFinite && columns[k][i].isFinite {
          sum += clean[i] * columns[j][i] * columns[k][i]
          weight += clean[i]
        }
        result[j, k] = weight > 0 ? sum / weight : 0
        result[k, j] = result[j, k]
      }
    }
    return Self.positiveDefinite(result)
  }

  /// A pairwise covariance need not be positive semi-definite; shrinking its off-diagonal part until it factors
  /// makes it so.
  private static func positiveDefinite(_ matrix: Matrix) -> Matrix {
    var result = matrix
    let lift = 1e-6 * (matrix.diagonal.max() ?? 0)
    for _ in 0..<8 {
      var trial = result
      for j in 0..<trial.rows { trial[j, j] += lift + 1e-300 }
      if (try? Cholesky(trial)) != nil { return trial }
      for j in 0..<result.rows {
        for k in 0..<result.rows where j != k { result[j, k] *= 0.7 }
      }
    }
    return Matrix(diagonal: matrix.diagonal)
  }
}
