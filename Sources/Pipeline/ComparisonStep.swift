internal import Calibration
internal import Evaluation

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
