import Calibration
import Evaluation
import Testing

/// No figure depends on the number of threads.
@Suite struct ThreadsTests {
  private struct Figures: Equatable {
    let quality: [Double]
    let bartlett: [Double]
    let rows: [WeightRow]
    let comparisons: [ComparisonRow]
    let importance: [ImportanceRow]
    let notes: [Note]
  }

  private func figures(_ panel: Panel, _ framework: Framework, _ settings: Settings, threads: Int) -> Figures {
    let outcomes = OutcomeModel.fit(panel, threads: threads)
    let calibration = calibrateWeights(
      panel: panel, outcomes: outcomes, framework: framework, settings: settings,
      options: CalibrationOptions(replicates: 60, threads: threads))
    let comparison = compareMethods(
      panel: panel, outcomes: outcomes, framework: framework, calibration: calibration, threads: threads)
    return Figures(
      quality: outcomes.posteriorMean, bartlett: outcomes.bartlett, rows: calibration.rows,
      comparisons: comparison.rows,
      importance: importanceRows(panel: panel, calibration: calibration, threads: threads),
      notes: outcomes.notes + calibration.notes + comparison.notes)
  }

  /// Two types and two years, one type too small for a factor of its own.
  @Test func oneThreadAndSeveralAgreeToTheLastBit() throws {
    var world = SmallWorld(units: 180, types: 2)
    world.years = [2023, 2024]
    var study = world.make().study
    study.units.type = study.units.type.indices.map { $0 < 20 ? 1 : 0 }
    let panel = try #require(Panel(study))
    let framework = study.frameworks.latest
    let alone = figures(panel, framework, study.settings, threads: 1)
    #expect(alone.notes.contains { $0.key == "outcomes.pooledLoadings" })
    #expect(figures(panel, framework, study.settings, threads: 3) == alone)
  }
}
