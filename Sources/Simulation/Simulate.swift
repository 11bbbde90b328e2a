public import Evaluation

/// A study with known truth.
///
/// True performance → quality → outcomes, and true performance → honest self-rating → what is planted → what others
/// make of it; each in its own file. Every piece of work draws from a stream that is named by the seed, its purpose
/// and its unit, so that nothing depends on threads or on the order of the work.
///
/// - Returns: the study as it would have been read from its files, and the truth. Cells that do not apply are
///   `Points.notApplicable`.
/// - Complexity: O(units × years × criteria × raters).
public func simulate(_ plan: SimulationPlan) -> (study: Study, truth: Truth) {
  let population = Population(plan)
  let weights = plantedWeights(plan)
  let performance = Performance(plan, population: population, weights: weights)
  let honest = HonestRatings(plan, population: population, performance: performance)
  let ratings = SelfRatings(plan, population: population, honest: honest)
  let others = OtherRaters(plan, population: population, performance: performance, ratings: ratings)
  let units = population.units(plan)
  let study = Study(
    slug: plan.slug, title: plan.title, frameworks: FrameworkTimeline(plan.design.framework), units: units,
    ratings: ratingColumns(plan, ratings: ratings, others: others),
    indicators: simulatedOutcomes(plan, performance: performance, population: population))
  let truth = Truth(
    plan, population: population, weights: weights, performance: performance, ratings: ratings, others: others)
  return (study, truth)
}
