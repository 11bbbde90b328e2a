public import Evaluation
internal import Statistics

/// How many of the directives that units received were carried out in time, over all units and by type.
///
/// R = Σ w · in time/Σ w · issued. Directives of one unit belong together: the interval is that of the design, on the logit
/// scale. Where every cluster has a single directive, or the design gives none, it is Wilson's on the directives, with their
/// effective number (Σw)²/Σw².
///
/// - Complexity: O(units × types).
///
/// Source: ``DesignRatio``; Wilson (1927).
public func executionRates(_ counts: DirectiveCounts, confidence: Double) -> [SurveyFindings.Execution] {
  let types = Set(counts.type).subtracting([""]).sorted()
  return ([nil] + types.map { Optional($0) }).compactMap { type in
    let rows = counts.type.indices.filter { (type == nil || counts.type[$0] == type) && counts.issued[$0] > 0 }
    guard !rows.isEmpty else { return nil }
    return execution(counts, rows: rows, type: type, confidence: confidence)
  }
}

private func execution(
  _ counts: DirectiveCounts, rows: [Int], type: String?, confidence: Double
) -> SurveyFindings.Execution {
  let group = Set(rows)
  let ratio = DesignRatio(counts.inTime, to: counts.issued, design: counts.design) { group.contains($0) }
  let isSingle =
    rows.allSatisfy { counts.issued[$0] <= 1 } && Set(rows.map { counts.design.cluster[$0] }).count == rows.count
  let byDesign = isSingle ? nil : ratio.shareInterval(confidence: confidence)
  let trials = rows.reduce(0) { $0 + counts.design.weight[$1] * counts.issued[$1] }
  let squares = rows.reduce(0) { $0 + counts.design.weight[$1] * counts.design.weight[$1] * counts.issued[$1] }
  let effective = trials * trials / squares
  let interval =
    byDesign ?? wilsonInterval(successes: ratio.value * effective, trials: effective, confidence: confidence)
  return SurveyFindings.Execution(
    type: type, units: rows.count, issued: rows.reduce(0) { $0 + counts.issued[$1] },
    inTime: rows.reduce(0) { $0 + counts.inTime[$1] },
    rate: SurveyFindings.Estimate(
      value: ratio.value, standardError: ratio.degreesOfFreedom > 0 ? ratio.standardError : nil,
      lower: interval.lowerBound, upper: interval.upperBound),
    method: byDesign == nil ? .wilson : .design)
}
