internal import Evaluation
internal import Statistics

/// The criteria of one row, which can be raised and lowered by their steps.
///
/// With x_j the share of criterion j, h_j its step, M_j its points and a_j its weight in the composite, k steps off each
/// take
///
/// P(k) = 100 Σ_j M_j min(k h_j, x_j) / Σ_j M_j  points  and  Δ(k) = Σ_j a_j (ℓ_j(x_j) − ℓ_j(x_j − min(k h_j, x_j))) / Σ_j a_j
///
/// logits of the composite, which leans on criteria that vary little, on which a step is a long way; near full marks
/// every step is.
struct SteppedCells {
  /// A criterion.
  private struct Cell {
    let scale: LogitScale
    var share: Double
    /// 100 M_j / Σ M.
    let points: Double
    /// a_j / Σ a.
    let weight: Double

    /// What of the share k steps take.
    func lost(_ steps: Double) -> Double { min(steps * scale.step, share) }
  }

  private var cells: [Cell]

  /// No criterion has so many steps.
  private static let mostSteps = 1_000.0
  /// The slope at k is taken over so many steps on either side.
  private static let nearby = 0.5
  private static let tolerance = 1e-9

  /// The criteria that row i has.
  ///
  /// - Parameter weights: a_j.
  init(_ data: AssessedRows, weights: [Double], row i: Int) {
    let present = data.logits.indices.filter { data.logits[$0][i].isFinite && data.maxima[$0] > 0 }
    let most = present.reduce(0) { $0 + data.maxima[$1] }
    let weight = max(present.reduce(0) { $0 + weights[$1] }, 1e-12)
    cells = present.map { j in
      Cell(
        scale: data.scales[j], share: data.scales[j].share(data.logits[j][i]),
        points: 100 * data.maxima[j] / most, weight: weights[j] / weight)
    }
  }

  /// The total, of 100.
  var points: Double { cells.reduce(0) { $0 + $1.points * $1.share } }

  /// Σ a_j ℓ_j / Σ a_j.
  var logits: Double { cells.reduce(0) { $0 + $1.weight * $1.scale.logit($1.share) } }

  /// Δ at the k with P(k) = P, and dΔ/dP there.
  ///
  /// - Complexity: O(criteria) a bisection, 40 of them.
  func lowered(byPoints goal: Double) -> (logits: Double, perPoint: Double) {
    let steps = bisection(from: 0, to: Self.mostSteps) { points(ofSteps: $0) >= goal }.high
    let nearby = max(steps - Self.nearby, 0)
    let (more, less) = (logits(ofSteps: steps + Self.nearby), logits(ofSteps: nearby))
    let gained = points(ofSteps: steps + Self.nearby) - points(ofSteps: nearby)
    return (logits(ofSteps: steps), gained > 0 ? (more - less) / gained : 0)
  }

  private func logits(ofSteps steps: Double) -> Double {
    cells.reduce(0) { $0 + $1.weight * ($1.scale.logit($1.share) - $1.scale.logit($1.share - $1.lost(steps))) }
  }

  private func points(ofSteps steps: Double) -> Double {
    cells.reduce(0) { $0 + $1.points * $1.lost(steps) }
  }

  /// The row after single steps on criteria in random order, over and over, until it has gained the points or has no
  /// room.
  ///
  /// - Complexity: O(steps).
  func raised(byPoints goal: Double, _ random: inout RandomStream) -> SteppedCells {
    var raised = self
    var room = cells.indices.filter { cells[$0].share < 1 - Self.tolerance }
    var gained = 0.0
    while gained < goal - Self.tolerance, !room.isEmpty {
      let place = random.index(below: room.count)
      let j = room[place]
      let step = min(cells[j].scale.step, 1 - raised.cells[j].share)
      raised.cells[j].share += step
      gained += cells[j].points * step
      if raised.cells[j].share >= 1 - Self.tolerance { room.remove(at: place) }
    }
    return raised
  }
}
