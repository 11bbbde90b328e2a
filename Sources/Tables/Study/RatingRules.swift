internal import Evaluation

/// The codes and rules that ratings are checked against.
struct RatingRules {
  /// The frameworks by year, where they could be read.
  let timeline: FrameworkTimeline?
  /// The units, where they could be read.
  let units: [String: Int]?

  /// The criteria of all years: those of the latest framework first.
  var criteria: [String] {
    guard let timeline else { return [] }
    var codes: [String] = []
    for (_, framework) in timeline.editions.reversed() {
      for criterion in framework.criteria where !codes.contains(criterion.code) { codes.append(criterion.code) }
    }
    return codes
  }

  /// The most points of a criterion in each of some years; nil where the year's framework lacks it.
  func maxima(of code: String, in years: Set<Int>) -> [Int: Double?] {
    guard let timeline else { return [:] }
    var result: [Int: Double?] = [:]
    for year in years {
      result[year] = .some(timeline[year].criteria.first { $0.code == code }?.maxPoints)
    }
    return result
  }
}
