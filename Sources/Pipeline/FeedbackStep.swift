internal import Calibration
internal import Evaluation
internal import Feedback
internal import LinearAlgebra

/// The revision of the points, who would change level by it, and how far ranks and levels rest on choices.
struct FeedbackStep {
  private(set) var weights: [WeightRow]
  private(set) var next: Framework?
  private(set) var transitions: [TransitionRow] = []
  private(set) var ranks: [RankRow] = []
  private(set) var robustness: [RobustnessRow] = []
  private(set) var forecast: LevelForecast?
  private(set) var notes: [Note] = []

  init(_ panel: Panel, study: Study, calibration step: CalibrationStep, threads: Int) {
    let (framework, calibration) = (step.framework, step.calibration)
    let errors = ratingErrors(panel: panel, criteria: step.criteria.rows)
    weights = calibration.rows
    let lastYear = panel.years.last ?? 0
    let counts = Dictionary(
      (0..<panel.count).filter { panel.year[$0] == lastYear }.map { (panel.types[panel.type[$0]], 1) },
      uniquingKeysWith: +)
    let replicates = Dictionary(
      calibration.types.map { ($0.type, $0.replicates) }, uniquingKeysWith: { first, _ in first })
    var proposals: Matrix?
    do throws(RevisionError) {
      let revision = try revise(
        framework: framework, weights: calibration.rows, unitCounts: counts, settings: study.settings,
        nextYear: lastYear + 1, replicates: replicates)
      proposals = try repeatedProposals(
        framework: framework, weights: calibration.rows, unitCounts: counts, settings: study.settings,
        replicates: replicates)
      weights = revision.rows
      next = revision.framework
      notes = revision.notes
    } catch {
      notes = [error.note]
    }
    guard let judged = JudgedRatings(panel, study: study, next: next ?? framework) else { return }
    robustness = pointRobustness(
      judged, calibration: calibration, proposals: proposals, ratingError: errors, seed: study.settings.seed,
      threads: threads)
    guard let proposals else { return }
    transitions = Feedback.transitions(judged, proposals: proposals, ratingError: errors, threads: threads)
    ranks = Feedback.ranks(judged, study: study, proposals: proposals, ratingError: errors, threads: threads)
    forecast = forecastLevels(judged)
  }
}
