internal import Calibration
internal import Inflation
internal import Pipeline

extension Findings {
  /// The findings with every optional figure that is not finite left out.
  var withoutUnknownNumbers: Findings {
    var findings = self
    clear(&findings.outcomes, [\.ratingCorrelationSquared])
    clear(&findings.comparisons, [\.agreement, \.rankCorrelation])
    clear(&findings.importance, [\.linear, \.smooth, \.shapley, \.pointsForIntended, \.gap])
    clear(&findings.steps, [\.pointsCalibrated, \.lower, \.upper])
    clear(&findings.robustness, [\.firstOrder, \.totalOrder])
    clear(&findings.experts, [\.consistencyRatio])
    clear(&findings.weights, [\.importanceNow, \.importanceCalibrated])
    clear(
      &findings.criteria,
      [
        \.meanShare, \.standardDeviationOfShare, \.ceilingShare, \.missingShare, \.reliability, \.discrimination,
        \.outcomeCorrelation, \.varianceInflation, \.unexplainedPoints,
      ])
    clear(
      &findings.flags,
      [
        \.selfTotal, \.expectedTotal, \.expectedLower, \.expectedUpper, \.unexplainedPoints, \.lower, \.upper,
        \.detectablePoints, \.pValue, \.qValue, \.localFalseDiscoveryRate, \.evidence.standardScore,
        \.evidence.superiorTotal, \.evidence.appraiserLeniency,
      ])
    clear(
      &findings.appraisers,
      [\.leniencyPoints, \.lower, \.upper, \.qValue, \.assimilation, \.concurrenceShare, \.cutoffExcess])
    clear(&findings.drift, [\.ratingChange, \.outcomeChange, \.driftPoints, \.lower, \.upper])
    clear(&findings.power, [\.flagRate, \.falseDiscoveryProportion, \.detectablePoints])
    return findings
  }

  private func clear<Row>(_ rows: inout [Row], _ figures: [WritableKeyPath<Row, Double?>]) {
    for index in rows.indices {
      for figure in figures {
        if let value = rows[index][keyPath: figure], !value.isFinite { rows[index][keyPath: figure] = nil }
      }
    }
  }
}
