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

/// The calibrated points beside those of other methods and experts, and how much each criterion matters.
struct ComparisonStep {
  let methods: (rows: [ComparisonRow], notes: [Note])
  let steps: [StepRow]
  let importance: [ImportanceRow]

  init(
    _ panel: Panel, outcomes: OutcomeModel, study: Study, calibration step: CalibrationStep,
    excluding excluded: [Bool], threads: Int
  ) {
    methods = compareMethods(
      panel: panel, outcomes: outcomes, framework: step.framework, calibration: step.calibration,
      experts: study.experts, threads: threads)
    steps = stepRows(
      panel: panel, outcomes: outcomes, framework: step.framework, excluding: excluded, settings: study.settings)
    importance = importanceRows(panel: panel, calibration: step.calibration, threads: threads)
  }
}
