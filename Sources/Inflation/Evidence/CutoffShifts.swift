internal import Evaluation

/// The shifts of a row's residual that stand for points by which its total was raised to a threshold.
///
/// Who raises a rating to a threshold counts points and adds single steps to criteria, whichever. With x_j the share of
/// criterion j, h_j its step, M_j its points and a_j its weight in the composite, k steps on each were worth
///
/// P = 100 Σ_j M_j min(k h_j, x_j) / Σ_j M_j  points  and  Δ = Σ_j a_j (ℓ_j(x_j) − ℓ_j(x_j − min(k h_j, x_j))) / Σ_j a_j
///
/// logits of the composite; the shift of P points is Δ at the k that makes P. The composite leans on criteria that vary
/// little, on which a step is a long way, and near full marks every step is.
struct CutoffShifts: Sendable {
  private let data: AssessedRows
  private let composite: CompositeScore

  /// No criterion has so many steps.
  private static let mostSteps = 1_000.0

  /// The shifts of rows under a composite.
  init(_ data: AssessedRows, composite: CompositeScore) {
    self.data = data
    self.composite = composite
  }

  /// The shifts of row i that stand for each of the points, in null standard deviations.
  ///
  /// - Parameter deviation: the row's null standard deviation.
  /// - Complexity: O(points × criteria) a bisection, 40 of them.
  func shifts(ofPoints points: [Double], row i: Int, deviation: Double) -> [Double] {
    let cells = cells(row: i)
    return points.map { goal in
      var (low, high) = (0.0, Self.mostSteps)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if Self.points(cells, steps: middle) < goal { low = middle } else { high = middle }
      }
      return composite.fall(ofLogits: Self.shift(cells, steps: high), row: i) / deviation
    }
  }

  /// A criterion of one row.
  private struct Cell {
    let scale: LogitScale
    let share: Double
    let logit: Double
    /// 100 M_j / Σ M.
    let points: Double
    /// a_j / Σ a.
    let weight: Double

    /// What of the share k steps take.
    func lost(_ steps: Double) -> Double { min(steps * scale.step, share) }
  }

  private func cells(row i: Int) -> [Cell] {
    let weights = composite.weights[data.type[i]]
    let present = data.logits.indices.filter { data.logits[$0][i].isFinite && data.maxima[$0] > 0 }
    let most = present.reduce(0) { $0 + data.maxima[$1] }
    let weight = max(present.reduce(0) { $0 + weights[$1] }, 1e-12)
    return present.map { j in
      Cell(
        scale: data.scales[j], share: data.scales[j].share(data.logits[j][i]), logit: data.logits[j][i],
        points: 100 * data.maxima[j] / most, weight: weights[j] / weight)
    }
  }

  private static func points(_ cells: [Cell], steps: Double) -> Double {
    cells.reduce(0) { $0 + $1.points * $1.lost(steps) }
  }

  private static func shift(_ cells: [Cell], steps: Double) -> Double {
    cells.reduce(0) { $0 + $1.weight * ($1.logit - $1.scale.logit($1.share - $1.lost(steps))) }
  }
}
