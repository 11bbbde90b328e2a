public import Evaluation
import Foundation
public import LinearAlgebra
internal import Statistics

/// Who would change level under the proposed points, among the units of the last year.
///
/// The total of a unit is Σ x_j m_j / Σ m_j in 0…100 over the criteria that apply and were rated, and its level the highest
/// whose `at_least` it reaches. An error e ~ N(0, σ²) of the rating moves the totals T under the points in force and T′ under
/// proposed ones alike, so that the level differs when a boundary lies between T + e and T′ + e:
///
/// P = mean over draws of the proposed points of Pr{ some boundary in (min(T, T′) + e, max(T, T′) + e] }
///
/// - Parameters:
///   - panel: the judged ratings.
///   - units: the units that the rows of the panel point to.
///   - framework: the framework in force.
///   - next: the framework proposed.
///   - proposals: draws of the proposed points (draws × score criteria of `framework`, in points), as `repeatedProposals`
///     gives them; without rows the proposal itself is the only draw.
///   - ratingError: σ of each row of the panel, in points of the total 0…100; 0 for none.
/// - Returns: one row a unit of the last year with a total, in the order of the panel.
/// - Complexity: O(units × criteria × draws), one `dgemm` a batch.
public func transitions(
  panel: Panel, units: Units, framework: Framework, next: Framework, proposals: Matrix, ratingError: [Double]
) -> [TransitionRow] {
  precondition(ratingError.count == panel.count, "an error for each row of the panel")
  guard let year = panel.years.last else { return [] }
  let rows = (0..<panel.count).filter { panel.year[$0] == year }
  let points = PointColumns(panel: panel, framework: framework, next: next, proposals: proposals)
  let boundaries = framework.levels.map(\.atLeast).filter { $0 > 0 }
  var result: [TransitionRow] = []
  for start in stride(from: 0, to: rows.count, by: batchSize) {
    let batch = Array(rows[start..<min(start + batchSize, rows.count)])
    let totals = points.totals(panel, rows: batch)
    for (i, row) in batch.enumerated() {
      let now = totals[i, 0]
      guard let from = framework.level(forTotal: now), let to = next.level(forTotal: totals[i, 1]) else { continue }
      var probability = 0.0
      for draw in 2..<totals.columns {
        probability += crossing(now, totals[i, draw], boundaries: boundaries, error: ratingError[row])
      }
      probability /= Double(totals.columns - 2)
      result.append(
        TransitionRow(
          unit: units.codes[panel.unit[row]], year: year, from: from.code, to: to.code, probability: probability,
          reason: reason(changes: from.code != to.code, probability: probability)))
    }
  }
  return result
}

/// Rows whose totals are computed in one product.
private let batchSize = 4096

/// From this probability on, a unit that keeps its level under the proposed points is said to lie near a boundary: one in
/// twenty, the usual measure of what is no longer rare.
private let nearBoundaryProbability = 0.05

private func reason(changes: Bool, probability: Double) -> TransitionRow.Reason? {
  if changes { return .points }
  return probability >= nearBoundaryProbability ? .nearBoundary : nil
}

/// The probability that a common error puts a boundary between two totals.
///
/// The boundary c lies in (a + e, b + e] when e lies in [c − b, c − a); the stretches of several boundaries are joined.
func crossing(_ first: Double, _ second: Double, boundaries: [Double], error: Double) -> Double {
  guard first.isFinite, second.isFinite else { return 0 }
  // The tolerance of `Framework.level(forTotal:)`: a total that reaches a boundary but for rounding reaches it.
  let low = min(first, second) + 1e-9
  let high = max(first, second) + 1e-9
  guard error > 0 else { return boundaries.contains { low < $0 && $0 <= high } ? 1 : 0 }
  var probability = 0.0
  var covered = -Double.infinity
  for boundary in boundaries.sorted() {
    let start = max(covered, boundary - high)
    let end = boundary - low
    guard end > start else { continue }
    let normal = NormalDistribution.standard
    probability += normal.cumulative(end / error) - normal.cumulative(start / error)
    covered = end
  }
  return min(1, max(0, probability))
}

/// Sets of points as columns: those in force, those proposed, then the draws.
private struct PointColumns {
  /// Criteria of the panel × sets of points; 0 for a criterion that a set lacks.
  let points: Matrix

  init(panel: Panel, framework: Framework, next: Framework, proposals: Matrix) {
    let scored = framework.criteria.filter { $0.kind == .score }.map(\.code)
    precondition(proposals.rows == 0 || proposals.columns == scored.count, "a draw has one number a score criterion")
    let place = Dictionary(uniqueKeysWithValues: scored.enumerated().map { ($0.element, $0.offset) })
    func column(_ framework: Framework) -> [Double] {
      panel.criteria.map { criterion in
        framework.criteria.first { $0.code == criterion.code && $0.kind == .score }?.maxPoints ?? 0
      }
    }
    let proposed = column(next)
    var columns = [column(framework), proposed]
    if proposals.rows == 0 { columns.append(proposed) }
    for draw in 0..<proposals.rows {
      columns.append(panel.criteria.map { criterion in place[criterion.code].map { proposals[draw, $0] } ?? 0 })
    }
    points = Matrix(columnsOf: columns)
  }

  /// The totals of rows under every set of points (rows × sets), in 0…100; NaN where nothing is rated.
  func totals(_ panel: Panel, rows: [Int]) -> Matrix {
    var share = Matrix(rows: rows.count, columns: panel.criteria.count)
    var rated = share
    for (j, column) in panel.shares.enumerated() {
      for (i, row) in rows.enumerated() where column[row].isFinite {
        share[i, j] = column[row]
        rated[i, j] = 1
      }
    }
    let earned = share * points
    let most = rated * points
    return Matrix(
      rows: earned.rows, columns: earned.columns,
      elements: zip(earned.elements, most.elements).map { $1 > 0 ? 100 * $0 / $1 : .nan })
  }
}
