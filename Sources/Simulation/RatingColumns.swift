internal import Evaluation
internal import Statistics

/// The ratings of all raters as columns, by unit, year and rater.
func ratingColumns(_ plan: SimulationPlan, ratings: SelfRatings, others: OtherRaters) -> Ratings {
  let criteria = plan.design.framework.criteria.map(\.code)
  var unit: [Int] = []
  var year: [Int] = []
  var rater: [Rater] = []
  var raterID: [String] = []
  var points = [[Double]](repeating: [], count: criteria.count)
  for row in ratings.points.indices {
    let own = withMissingCells(plan, row: row, points: ratings.points[row])
    for rating in [(rater: .selfRating, id: "", points: own)] + others.ratings(of: row) {
      unit.append(row / plan.years)
      year.append(plan.firstYear + row % plan.years)
      rater.append(rating.rater)
      raterID.append(rating.id)
      for (j, value) in rating.points.enumerated() { points[j].append(value) }
    }
  }
  return Ratings(criteria: criteria, unit: unit, year: year, rater: rater, points: points, raterID: raterID)
}

/// The points with a share of the cells left empty.
private func withMissingCells(_ plan: SimulationPlan, row: Int, points: [Double]) -> [Double] {
  guard plan.ratings.missingShare > 0 else { return points }
  var stream = RandomStream(seed: plan.seed, .selfRating, row, 1)
  return points.map { stream.uniform() < plan.ratings.missingShare && $0.isFinite ? Points.missing : $0 }
}
