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
    var inferred: [(step: Double, code: String)] = []
    for index in editions.indices {
      let next = index + 1 < editions.count ? editions[index + 1].year : Int.max
      let first = index == 0 ? Int.min : editions[index].year
      for position in editions[index].framework.criteria.indices {
        let criterion = editions[index].framework.criteria[position]
        guard criterion.step == nil, let column = ratings.criteria.firstIndex(of: criterion.code) else { continue }
        let points = ratings.points[column]
        let values = points.indices.lazy.filter { row in
          points[row].isFinite && ratings.year[row] >= first && ratings.year[row] < next
        }.map { points[$0] }
        guard let step = Self.step(of: values, most: criterion.maxPoints) else { continue }
        editions[index].framework.criteria[position].step = step
        inferred.append((step, criterion.code))
      }
    }
    let isSingle = editions.count == 1 && editions[0].year == Int.min
    self.timeline =
      isSingle
      ? FrameworkTimeline(editions[0].framework)
      : FrameworkTimeline(
        byYear: Dictionary(editions.map { ($0.year, $0.framework) }, uniquingKeysWith: { first, _ in first }))
    notes = Self.notes(inferred)
  }

  /// One note with the criteria of each step.
  private static func notes(_ inferred: [(step: Double, code: String)]) -> [Note] {
    if inferred.isEmpty { return [] }
    let steps = Set(inferred.map(\.step)).sorted().map { step in
      let codes = inferred.filter { $0.step == step }.map(\.code)
      return "\(CSVNumber.shortest(step)) (\(codes.joined(separator: ", ")))"
    }
    let values = ["count": "\(inferred.count)", "steps": steps.joined(separator: "; ")]
    return [Note("data.stepsInferred", values)]
  }

  /// The coarsest step, at most half the maximum, of which all values are multiples.
  static func step(of values: some Collection<Double>, most: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    return candidates.first { step in
      step <= most / 2 && values.allSatisfy { abs($0 / step - ($0 / step).rounded()) < 1e-6 }
    }
  }
}
