internal import Evaluation
internal import Statistics

/// The shifts of a row's residual that stand for points by which its total was raised to a threshold.
///
/// Who raises a rating to a threshold counts points and adds single steps to criteria, whichever have room. Lowered
/// again by k steps on each, a row loses P(k) points and Δ(k) logits of the composite, so that Δ at the k that makes P
/// is what P points mean for it. But what was raised had room before, and of what stands high by now more was raised
/// than of the rest: by how much the formula errs is learnt from rows r of the type whose totals lie about c − P, raised
/// so by simulation. They rise by Δ_r where the formula says Δ_r(P) of them, and
///
/// Δ_i(P) → Δ_i(P) Σ_r Δ_r / Σ_r Δ_r(P).
struct CutoffShifts: Sendable {
  /// What the sizes of `Sign.cutoffPoints` mean on the composite's own scale, by row; empty outside the heaps.
  private let raises: [[Raise]]

  /// A size of raising to a threshold, for one row.
  private struct Raise {
    /// Δ_i(P) by the formula.
    let lowered: Double
    /// The same after rows that were raised by simulation.
    let logits: Double
    /// dΔ/dP by the formula over that at the threshold; nil where that is nothing.
    let steepness: Double?
  }

  /// So many rows of a type on either side of c − P are raised.
  private static let rowsOnEitherSide = 50

  /// The shifts at the thresholds of heaps under the weights of a composite.
  ///
  /// - Parameter weights: type first, then criterion.
  /// - Complexity: O(rows log rows + heaps × types × sizes × 100 × steps), and of rows in heaps O(sizes × criteria) a
  ///   bisection, 40 of them.
  init(_ data: AssessedRows, weights: [[Double]], cutoffs: CutoffEvidence, seed: UInt64, threads: Int) {
    let ratios = Self.ratios(data, weights: weights, cutoffs: cutoffs, seed: seed, threads: threads)
    raises = RowChunks(count: data.count, threads: threads).map { i in
      guard let heap = cutoffs.heap[i] else { return [] }
      let cells = SteppedCells(data, weights: weights[data.type[i]], row: i)
      let atThreshold = cells.lowered(byPoints: 0).perPoint
      return zip(Sign.cutoffPoints, ratios[heap * data.typeCount + data.type[i]]).map { points, ratio in
        let lowered = cells.lowered(byPoints: points)
        return Raise(
          lowered: lowered.logits, logits: ratio * lowered.logits,
          steepness: atThreshold > 0 ? lowered.perPoint / atThreshold : nil)
      }
    }
  }

  /// Σ Δ_r / Σ Δ_r(P): type and threshold, then size; empty for a type without rows in the heap.
  private static func ratios(
    _ data: AssessedRows, weights: [[Double]], cutoffs: CutoffEvidence, seed: UInt64, threads: Int
  ) -> [[Double]] {
    let totals = cutoffs.totals
    let started = data.byType.map { rows in
      rows.filter { totals[$0].isFinite && cutoffs.heap[$0] == nil }.sorted { totals[$0] < totals[$1] }
    }
    let met = Set(data.type.indices.compactMap { i in cutoffs.heap[i].map { $0 * data.typeCount + data.type[i] } })
    return RowChunks(count: data.typeCount * cutoffs.cutoffs.count, threads: threads).map { place in
      guard met.contains(place) else { return [] }
      let (heap, type) = place.quotientAndRemainder(dividingBy: data.typeCount)
      var random = RandomStream(seed: seed, 0x4355_544F, UInt64(place))
      return Sign.cutoffPoints.map { points in
        let below = started[type].partitioningIndex { totals[$0] >= cutoffs.cutoffs[heap] - points }
        let about = started[type][max(0, below - rowsOnEitherSide)...].prefix(2 * rowsOnEitherSide)
        return ratio(
          about.map { SteppedCells(data, weights: weights[type], row: $0) }, points: points, &random)
      }
    }
  }

  /// By how much rows that gain points in steps rise, over what is said of them afterwards.
  private static func ratio(_ rows: [SteppedCells], points: Double, _ random: inout RandomStream) -> Double {
    var (risen, said) = (0.0, 0.0)
    for cells in rows {
      let raised = cells.raised(byPoints: points, &random)
      risen += raised.logits - cells.logits
      said += raised.lowered(byPoints: raised.points - cells.points).logits
    }
    return said > 0 ? risen / said : 1
  }

  /// What each size of `Sign.cutoffPoints` means for row i on the scale of a composite with these weights; empty outside
  /// the heaps.
  ///
  /// - Parameter deviation: the row's null standard deviation.
  /// - Complexity: O(sizes).
  func raises(row i: Int, composite: CompositeScore, deviation: Double) -> [CutoffRaise] {
    raises[i].map { raise in
      CutoffRaise(
        shift: composite.fall(ofLogits: raise.logits, row: i) / deviation,
        steepness: raise.steepness.map { $0 * composite.steepness(afterLogits: raise.lowered, row: i) } ?? 1)
    }
  }
}

/// What it means for a row in a heap to have been raised by some points.
struct CutoffRaise: Sendable {
  /// Δ_i(P), in null standard deviations.
  let shift: Double
  /// dΔ/dP before the raise over that at the threshold: where a point is more logits, more totals lie in it.
  var steepness = 1.0
}
