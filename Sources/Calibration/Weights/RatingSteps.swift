internal import Evaluation

/// The steps in which criteria are rated, declared or inferred.
struct RatingSteps {
  /// The step h_j of each criterion, in points.
  let values: [Double]
  /// The criteria whose step was inferred, by position.
  let inferred: [Int]

  /// A rating that is a mean of many raters has no step: none below this share of the maximum is taken for one.
  static let finestStep = 0.005

  /// The steps of the chosen criteria of a panel, by index into its criteria.
  ///
  /// - Complexity: O(rows × criteria).
  init(_ panel: Panel, criteria: [Int]) {
    let maxima = panel.year.map { panel.maxima[$0] ?? panel.criteria.map(\.maxPoints) }
    var values: [Double] = []
    var inferred: [Int] = []
    for (position, j) in criteria.enumerated() {
      if let step = panel.criteria[j].step, step > 0 {
        values.append(step)
      } else {
        values.append(Self.smallestSpacing(panel.shares[j], maxima: maxima.map { $0[j] }))
        inferred.append(position)
      }
    }
    self.values = values
    self.inferred = inferred
  }

  /// h²/12, what rounding to the step adds to the variance of each criterion, in squared points; 0 for one that is met or
  /// not, or whose levels are described: there the values are all that there is, and nothing was rounded to them.
  ///
  /// Source: Sheppard (1898), which holds for steps of up to about two standard deviations.
  func roundingVariance(_ panel: Panel, criteria: [Int]) -> [Double] {
    zip(criteria, values).map { j, step in
      let criterion = panel.criteria[j]
      return step >= criterion.maxPoints || !criterion.steps.isEmpty ? 0 : step * step / 12
    }
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
