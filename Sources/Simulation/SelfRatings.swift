internal import Evaluation
internal import Statistics

/// What units write: the honest rating, changed where a pattern is planted.
struct SelfRatings {
  /// The points of each row and criterion.
  let points: [[Double]]
  /// The total of what was written, as a share 0…100.
  let totals: [Double]
  /// The total of what would honestly have been written, drift of everybody included.
  let honestTotals: [Double]
  /// The total of what would have been written without the drift of everybody.
  let undriftedTotals: [Double]
  /// The mean shift of the logits that was planted on each row; 0 where the pattern is not a shift.
  let shifts: [Double]
  /// What was planted.
  let assignment: Assignment

  init(_ plan: SimulationPlan, population: Population, honest: HonestRatings) {
    let framework = plan.design.framework
    let scales = framework.types.map { RatingScale(framework, type: $0) }
    let years = plan.years
    func scale(_ row: Int) -> RatingScale { scales[population.type[row / years]] }
    let latent = honest.latent.indices.map { honest.drifted(row: $0, years: years, scored: scale($0).isScored) }
    let honestPoints = latent.indices.map { scale($0).points(logits: latent[$0]) }
    let honestTotals = honestPoints.indices.map { scale($0).total(of: honestPoints[$0]) }
    let assignment = Assignment(plan, population: population, honest: honestTotals)
    let planter = Planter(
      plan: plan, population: population, latent: latent, honestPoints: honestPoints, honestTotals: honestTotals)
    let planted = latent.indices.map { row in
      assignment.pattern[row].map { planter.planted($0, size: assignment.size[row], row: row, scale: scale(row)) }
    }
    let points = planted.enumerated().map { row, change in change?.points ?? honestPoints[row] }
    shifts = planted.map { $0?.shift ?? 0 }
    totals = points.indices.map { scale($0).total(of: points[$0]) }
    undriftedTotals = honest.latent.indices.map { row in
      scale(row).total(of: scale(row).points(logits: honest.latent[row]))
    }
    self.points = points
    self.honestTotals = honestTotals
    self.assignment = assignment
  }
}
