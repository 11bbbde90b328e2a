public import Evaluation
internal import LinearAlgebra
internal import Statistics

/// The points of described levels that the outcomes support, for every criterion that has them.
///
/// y = Σ_{s > 1} d_s 1{level ≥ s} + γ R, d ≥ 0
///
/// with y the outcome score over its reliability, R the total of the other criteria, all centred within type × year and
/// appraiser: the monotone regression of the outcomes on the levels, the other criteria held. The lowest and the highest level
/// that are held keep their points; what lies between them is shared out in proportion to the d_s. Levels with fewer than 10
/// ratings are left out. Rows that the calibration leaves out are left out here. Nothing is put down to the noise of ratings,
/// which blurs neighbouring levels into each other.
///
/// - Parameters:
///   - excluded: the rows left out because they are very probably over-rated; empty for none.
///   - replicates: of the cluster bootstrap that gives the intervals, each with its own d ≥ 0.
/// - Returns: a row for each level of each criterion of the framework that describes its levels, in their order.
/// - Complexity: O(rows × criteria + replicates × clusters × levels²) a criterion.
///
/// Source: Barlow, Bartholomew, Bremner and Brunk (1972), Statistical inference under order restrictions; the increments are
/// non-negative least squares.
public func stepRows(
  panel: Panel, outcomes: OutcomeModel, framework: Framework, excluding excluded: [Bool] = [], settings: Settings,
  replicates: Int = 2000
) -> [StepRow] {
  precondition(excluded.isEmpty || excluded.count == panel.count, "a mark for each row, or none at all")
  return framework.criteria.filter { $0.kind == .score && !$0.steps.isEmpty }.flatMap { criterion -> [StepRow] in
    guard let place = panel.criteria.firstIndex(where: { $0.code == criterion.code }) else { return [] }
    let rows = (0..<panel.count).filter { row in
      panel.shares[place][row].isFinite && outcomes.scores.measured[row] > 0 && (excluded.isEmpty || !excluded[row])
    }
    return StepRegression(panel, place, criterion, rows: rows, outcomes: outcomes, seed: settings.seed)
      .rows(confidence: settings.confidence, replicates: replicates, seed: settings.seed)
  }
}

/// The regression of the outcomes on the described levels of one criterion.
private struct StepRegression {
  private let criterion: Criterion
  /// The levels from the lowest points up, by place among the criterion's.
  private let order: [Int]
  /// The number of ratings at each of `order`.
  private let counts: [Int]
  /// The places in `order` of the levels that are held often enough.
  private let held: [Int]
  /// The sums of each cluster over (increments, R, y): cross-products by columns.
  private let sums: Matrix
  private let clusters: ResamplingClusters

  /// Fewer ratings than this at a level do not tell its points.
  private static let leastRatings = 10

  init(
    _ panel: Panel, _ place: Int, _ criterion: Criterion, rows: [Int], outcomes: OutcomeModel, seed: UInt64
  ) {
    self.criterion = criterion
    let order = criterion.steps.indices.sorted { criterion.steps[$0].points < criterion.steps[$1].points }
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let levels = rows.map { row -> Int in
      criterion.step(reachedBy: panel.shares[place][row] * criterion.maxPoints).flatMap { rank[$0] } ?? 0
    }
    counts = order.indices.map { level in levels.count { $0 == level } }
    let held = order.indices.filter { [counts] in counts[$0] >= Self.leastRatings }
    let used = levels.indices.filter { held.contains(levels[$0]) }
    self.order = order
    self.held = held
    let own = used.map { rows[$0] }
    let appraiser = own.map { panel.appraiser[$0] }
    clusters = ResamplingClusters(unit: placesByRatings(panel, rows: own), appraiser: appraiser, seed: seed)
    let centring = WithinCentring(level: own.map { outcomes.group[$0] }, appraiser: appraiser)
    let scores = EvidenceScores(panel, criteria: [place], rows: own, outcomes: outcomes)
    let score = scores.columns[scores.columnOfCriterion[0]]
    let increments = held.dropFirst().map { start in used.map { levels[$0] >= start ? 1.0 : 0 } }
    let columns = (increments + [Self.rest(panel, without: place, rows: own), score]).map { centring.centred($0) }
    sums = Self.crossProducts(columns, cluster: clusters.cluster, count: clusters.count)
  }

  /// The rows of the criterion.
  func rows(confidence: Double, replicates: Int, seed: UInt64) -> [StepRow] {
    var result = order.enumerated().map { position, place in
      StepRow(
        criterion: criterion.code, step: position + 1, vi: criterion.steps[place].text.vi,
        en: criterion.steps[place].text.en, ratings: counts[position], pointsNow: criterion.steps[place].points)
    }
    guard held.count > 1, let first = held.first, let last = held.last else { return result }
    let (least, most) = (result[first].pointsNow, result[last].pointsNow)
    let whole = shares(
      (0..<sums.rows).reduce(into: [Double](repeating: 0, count: sums.columns)) { sum, cluster in
        for k in sum.indices { sum[k] += sums[cluster, k] }
      })
    guard let whole else { return result }
    let drawn = clusters.draws(replicates: replicates, seed: seed) * sums
    let resampled = (0..<drawn.rows).compactMap { shares(drawn.row($0)) }
    for (k, position) in held.enumerated() {
      result[position].pointsCalibrated = least + (most - least) * whole[k]
      guard position != first, position != last, !resampled.isEmpty else { continue }
      let ends = stretchedInterval(
        resampled.map { $0[k] }, point: whole[k], confidence: confidence, clusters: clusters.effectiveCount, most: 1)
      result[position].lower = least + (most - least) * ends.lower
      result[position].upper = least + (most - least) * ends.upper
    }
    return result
  }

  /// The share of the way from the lowest to the highest level that each held level has come; nil where the outcomes do not
  /// rise with the levels at all.
  private func shares(_ sums: [Double]) -> [Double]? {
    let p = held.count - 1
    let size = p + 2
    func sum(_ i: Int, _ j: Int) -> Double { sums[i + j * size] }
    let rest = sum(p, p)
    var hessian = Matrix(rows: p, columns: p)
    var linear = [Double](repeating: 0, count: p)
    for j in 0..<p {
      for i in 0..<p { hessian[i, j] = sum(i, j) - (rest > 0 ? sum(i, p) * sum(j, p) / rest : 0) }
      linear[j] = sum(j, p + 1) - (rest > 0 ? sum(j, p) * sum(p, p + 1) / rest : 0)
    }
    let ridge = CalibrationMoments.ridge * hessian.diagonal.reduce(0, +) / Double(max(p, 1))
    for j in 0..<p { hessian[j, j] += ridge }
    guard let increments = try? solveNonNegative(hessian: hessian, linear: linear).x else { return nil }
    let total = increments.reduce(0, +)
    guard total > 0 else { return nil }
    let inner = increments.dropLast().reduce(into: [0.0]) { $0.append(min(1, $0[$0.count - 1] + $1 / total)) }
    return inner + [1]
  }

  /// The total of the other criteria under the points in force; 0 where none of them was rated.
  private static func rest(_ panel: Panel, without place: Int, rows: [Int]) -> [Double] {
    rows.map { row in
      let points = panel.maxima[panel.year[row]] ?? panel.criteria.map(\.maxPoints)
      var (earned, most) = (0.0, 0.0)
      for (j, column) in panel.shares.enumerated() where j != place && column[row].isFinite {
        earned += points[j] * column[row]
        most += points[j]
      }
      return most > 0 ? earned / most : 0
    }
  }

  /// Σ c c' of the rows of each cluster, one cluster a row, by columns.
  private static func crossProducts(_ columns: [[Double]], cluster: [Int], count: Int) -> Matrix {
    let size = columns.count
    var result = Matrix(rows: count, columns: size * size)
    for (row, index) in cluster.enumerated() {
      for j in 0..<size {
        for i in 0..<size { result[index, i + j * size] += columns[i][row] * columns[j][row] }
      }
    }
    return result
  }
}
