public import Evaluation
internal import Foundation

/// The scales, items and execution rates of a survey, with errors by its design.
///
/// A respondent's score on a scale is the mean of the answers given, reversed ones turned to lowest + highest − answer, where
/// at least half of the scale's items were answered.
///
/// - Complexity: O(respondents × items² + types × respondents × scales).
///
/// Source: METHODS section 8; ``DesignRatio`` and ``ScaleReliability`` have the formulas.
public func analyseSurvey(
  _ survey: SurveyAnswers, directives: DirectiveCounts? = nil, confidence: Double = 0.95
) -> SurveyFindings {
  var scaleNames: [String] = []
  for item in survey.items where !scaleNames.contains(item.scale) { scaleNames.append(item.scale) }
  let scales = scaleNames.map { SurveyScale($0, survey: survey) }
  let types = Set(survey.type).subtracting([""]).sorted()
  let all = 0..<survey.design.count
  let groups: [(type: String?, rows: [Int])] =
    [(nil, Array(all))] + types.map { type in (type, all.filter { survey.type[$0] == type }) }
  let whole = DesignRatio(all.map { _ in 1 }, design: survey.design)
  let clusters = Set(survey.design.cluster).count
  return SurveyFindings(
    respondents: survey.design.count, clusters: clusters, strata: Set(survey.design.stratum).count,
    isClustered: clusters < survey.design.count, hasSingleCluster: whole.hasSingleCluster,
    scales: scales.flatMap { scale in groups.map { scale.row($0.type, rows: $0.rows, survey, confidence: confidence) }
    },
    items: scales.flatMap { $0.itemRows(survey, confidence: confidence) },
    execution: directives.map { executionRates($0, confidence: confidence) } ?? [], confidence: confidence)
}

/// The items of one scale, all turned one way.
private struct SurveyScale {
  let name: String
  let items: [SurveyAnswers.Item]
  /// Item first, then respondent.
  let turned: [[Double]]
  /// The score of each respondent; NaN with fewer than half of the items.
  let scores: [Double]

  init(_ name: String, survey: SurveyAnswers) {
    self.name = name
    let places = survey.items.indices.filter { survey.items[$0].scale == name }
    items = places.map { survey.items[$0] }
    let turned = places.map { place -> [Double] in
      let item = survey.items[place]
      return item.isReversed ? survey.answers[place].map { item.lowest + item.highest - $0 } : survey.answers[place]
    }
    self.turned = turned
    scores = (0..<survey.design.count).map { row in
      let given = turned.map { $0[row] }.filter(\.isFinite)
      return 2 * given.count >= turned.count && !given.isEmpty ? given.reduce(0, +) / Double(given.count) : .nan
    }
  }

  /// The scale over a group of respondents.
  func row(_ type: String?, rows: [Int], _ survey: SurveyAnswers, confidence: Double) -> SurveyFindings.Scale {
    let group = Set(rows)
    let mean = DesignRatio(scores, design: survey.design) { group.contains($0) }
    let scored = rows.filter { scores[$0].isFinite }
    let reliability = ScaleReliability(turned.map { item in rows.map { item[$0] } }, confidence: confidence)
    let count = Double(items.count)
    return SurveyFindings.Scale(
      scale: name, type: type, respondents: scored.count,
      clusters: Set(scored.map { survey.design.cluster[$0] }).count, mean: mean.estimate(confidence),
      lowest: items.reduce(0) { $0 + $1.lowest } / count, highest: items.reduce(0) { $0 + $1.highest } / count,
      alpha: finite(reliability.alpha), alphaLower: reliability.interval?.lowerBound,
      alphaUpper: reliability.interval?.upperBound, omega: reliability.omega)
  }

  /// Item by item.
  func itemRows(_ survey: SurveyAnswers, confidence: Double) -> [SurveyFindings.Item] {
    let reliability = ScaleReliability(turned, confidence: confidence)
    return items.enumerated().map { j, item in
      let given = turned[j].filter(\.isFinite)
      let count = Double(given.count)
      let mean = given.reduce(0, +) / count
      let spread = (given.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
      return SurveyFindings.Item(
        item: item.code, name: item.name, scale: item.scale, isReversed: item.isReversed, answered: given.count,
        missingShare: 1 - count / Double(max(turned[j].count, 1)),
        mean: DesignRatio(turned[j], design: survey.design).estimate(confidence), standardDeviation: finite(spread),
        ceilingShare: finite(Double(given.count { $0 >= item.highest - 1e-9 }) / count),
        itemRest: finite(reliability.itemRest[j]), alphaIfDeleted: finite(reliability.alphaIfDeleted[j]),
        loading: reliability.loadings?[j])
    }
  }

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}

extension DesignRatio {
  /// The mean with its error and interval.
  fileprivate func estimate(_ confidence: Double) -> SurveyFindings.Estimate {
    let ends = interval(confidence: confidence)
    return SurveyFindings.Estimate(
      value: value.isFinite ? value : nil,
      standardError: degreesOfFreedom > 0 && standardError.isFinite ? standardError : nil, lower: ends?.lowerBound,
      upper: ends?.upperBound)
  }
}
