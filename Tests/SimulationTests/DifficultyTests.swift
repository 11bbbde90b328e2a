import Simulation
import Testing

/// The difficulty is fixed by what simple screens achieve; `scripts/difficulty` shows it over more seeds.
@Suite struct DifficultyTests {
  private func screens(hard: Bool) -> (difference: Double, residual: Double) {
    let areas = (1...2).map { seed in
      var plan = SimulationPlan(seed: UInt64(seed))
      plan.apply(.plain, isHard: hard)
      let (study, truth) = simulate(plan)
      let screens = SimpleScreens(study, truth)
      return (screens.differenceArea, screens.robustResidualArea)
    }
    return (areas.reduce(0) { $0 + $1.0 } / 2, areas.reduce(0) { $0 + $1.1 } / 2)
  }

  @Test func defaultDifficulty() {
    let (difference, residual) = screens(hard: false)
    #expect((0.88...0.93).contains(difference), "\(difference)")
    #expect((0.92...0.95).contains(residual), "\(residual)")
  }

  @Test func hardDifficulty() {
    let (difference, residual) = screens(hard: true)
    #expect((0.78...0.84).contains(difference), "\(difference)")
    #expect((0.83...0.88).contains(residual), "\(residual)")
  }
}
