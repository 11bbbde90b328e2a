internal import Evaluation

/// Finds the step of the ratings where a framework does not give it.
struct StepInference {
  /// The frameworks with every step that could be found.
  let timeline: FrameworkTimeline
  /// What was inferred, if anything.
  let notes: [Note]

  /// The steps that are tried, the coarsest first.
  private static let candidates = [10, 5, 2, 1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]

  /// Infers the steps from the points given under each framework.
  ///
  /// - Complexity: O(ratings × criteria).
  init(_ timeline: FrameworkTimeline, ratings: Ratings) {
    var editions = timeline.editions
    var inferred: [String] = []
    for index in editions.indices {
      let next = index + 1 < editions.count ? editions[index + 1].year : Int.max
      let first = index == 0 ? Int.min : editions[index].year
      for position in editions[index].framework.criteria.indices {
        let criterion = editions[index].framework.criteria[position]
        guard criterion.step == nil, let column = ratings.criteria.firstIndex(of: criterion.code) else { continue }
        var values: Set<Double> = []
        for (row, value) in ratings.points[column].enumerated()
        where value.isFinite && ratings.year[row] >= first && ratings.year[row] < next {
          values.insert(value)
        }
        guard let step = Self.step(of: values, most: criterion.maxPoints) else { continue }
        editions[index].framework.criteria[position].step = step
        inferred.append("\(criterion.code): \(CSVNumber.shortest(step))")
      }
    }
    let isSingle = editions.count == 1 && editions[0].year == Int.min
    self.timeline =
      isSingle
      ? FrameworkTimeline(editions[0].framework)
      : FrameworkTimeline(
        byYear: Dictionary(editions.map { ($0.year, $0.framework) }, uniquingKeysWith: { first, _ in first }))
    notes =
      inferred.isEmpty
      ? []
      : [Note("data.stepsInferred", ["count": "\(inferred.count)", "steps": inferred.joined(separator: "; ")])]
  }

  /// The coarsest step, at most half the maximum, of which all values are multiples.
  static func step(of values: Set<Double>, most: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    return candidates.first { step in
      step <= most / 2 && values.allSatisfy { abs($0 / step - ($0 / step).rounded()) < 1e-6 }
    }
  }
}
