internal import Evaluation

extension Truth {
  /// What a simulated study was made from.
  init(
    _ plan: SimulationPlan, population: Population, weights: [[Double]], performance: Performance,
    ratings: SelfRatings, others: OtherRaters
  ) {
    let framework = plan.design.framework
    let scored = framework.criteria.indices.filter { framework.criteria[$0].kind == .score }
    units = ratings.points.indices.map { row in
      UnitYear(
        unit: row / plan.years, year: plan.firstYear + row % plan.years, quality: performance.quality[row],
        honestTotal: ratings.honestTotals[row], selfTotal: ratings.totals[row],
        pattern: ratings.assignment.pattern[row])
    }
    types = framework.types.map(\.code)
    criteria = scored.map { framework.criteria[$0].code }
    self.weights = weights.map { own in scored.map { own[$0] } }
    appraisers = population.members.enumerated().map { d, members in
      let rows = members.flatMap { ($0 * plan.years)..<(($0 + 1) * plan.years) }
      let raised = ratings.assignment.leniency[d] > 0
      let habits = others.appraisers[d]
      return Appraiser(
        code: numbered("D", d, of: population.members.count),
        leniency: raised ? mean(rows.map { ratings.totals[$0] - ratings.honestTotals[$0] }) : 0,
        leaning: habits.leaning, copyShare: habits.copyShare, severity: habits.severity,
        quality: mean(rows.map { performance.quality[$0] }))
    }
    drift = framework.types.enumerated().flatMap { g, type in
      (1..<max(1, plan.years)).map { year in
        let own = population.type.indices.filter { population.type[$0] == g }
        func rise(_ values: [Double]) -> Double {
          mean(own.map { values[$0 * plan.years + year] - values[$0 * plan.years] })
        }
        return Drift(
          type: type.code, year: plan.firstYear + year, baseYear: plan.firstYear, ratingChange: rise(ratings.totals),
          qualityChange: rise(performance.quality),
          points: rise(zip(ratings.honestTotals, ratings.undriftedTotals).map { $0 - $1 }))
      }
    }
  }
}

private func mean(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}
