internal import Calibration
internal import Evaluation

/// The calibrated points, and how the criteria behave.
struct CalibrationStep {
  /// The framework of the last year, whose points are calibrated.
  let framework: Framework
  let calibration: CalibrationResult
  let criteria: (rows: [CriterionRow], notes: [Note])

  /// - Parameters:
  ///   - excluded: the rows of the panel that are left out.
  ///   - penalty: the penalty, where it is given.
  init(_ panel: Panel, outcomes: OutcomeModel, study: Study, excluding excluded: [Bool], penalty: Double?, threads: Int)
  {
    framework = study.frameworks[panel.years.last ?? 0]
    calibration = calibrateWeights(
      panel: panel, outcomes: outcomes, framework: framework, excluding: excluded, settings: study.settings,
      options: CalibrationOptions(fixedPenalty: penalty, experts: study.experts, threads: threads))
    criteria = criterionRows(panel: panel, outcomes: outcomes, framework: framework, calibration: calibration)
  }
}
