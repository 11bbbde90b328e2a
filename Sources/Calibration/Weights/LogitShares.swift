internal import Evaluation

/// The logit shares of the judged rating, and how many logits a share is worth at each criterion's spread.
struct LogitShares {
  /// ℓ_ij: criterion first, then row; NaN where there is no number.
  let values: [[Double]]
  /// The step h_j of each criterion, in points.
  let steps: [Double]
  /// The criteria whose step was inferred, by index.
  let inferred: [Int]

  /// A rating that is a mean of many raters has no step: none below this share of the maximum is taken for one.
  static let finestStep = 0.005

  /// Logit shares of the chosen criteria of a panel, by index into its criteria.
  ///
  /// - Complexity: O(rows × criteria).
  init(_ panel: Panel, criteria: [Int]) {
    let maxima = panel.year.map { panel.maxima[$0] ?? panel.criteria.map(\.maxPoints) }
    var steps: [Double] = []
    var inferred: [Int] = []
    for (position, j) in criteria.enumerated() {
      if let step = panel.criteria[j].step, step > 0 {
        steps.append(step)
      } else {
        steps.append(Self.smallestSpacing(panel.shares[j], maxima: maxima.map { $0[j] }))
        inferred.append(position)
      }
    }
    values = criteria.enumerated().map { position, j in
      panel.shares[j].enumerated().map { row, share in
        let most = maxima[row][j]
        return most > 0 ? logitShare(share, halfStep: steps[position] / (2 * most)) : .nan
      }
    }
    self.steps = steps
    self.inferred = inferred
  }

  /// The smallest difference between two points that occur, at least `finestStep` of the maximum; half the maximum where
  /// there is only one.
  private static func smallestSpacing(_ shares: [Double], maxima: [Double]) -> Double {
    let most = maxima.max() ?? 1
    let resolution = 1e6
    var seen = Set<Int>()
    for (share, maximum) in zip(shares, maxima) where share.isFinite {
      seen.insert(Int((share * maximum / most * resolution).rounded()))
    }
    let sorted = seen.sorted()
    let gaps = zip(sorted, sorted.dropFirst()).map { Double($1 - $0) / resolution }
    return most * max(finestStep, gaps.min() ?? 0.5)
  }
}
