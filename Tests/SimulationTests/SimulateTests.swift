import Evaluation
import Simulation
import Testing

@Test func theSamePlanGivesTheSameStudy() {
  var plan = SimulationPlan(seed: 3)
  plan.units = 120
  plan.apply(.plain)
  #expect(simulate(plan).study == simulate(plan).study)
}
