import Calibration
import Evaluation
import Simulation
import Statistics
import Testing

@testable import Inflation

@Suite struct RaterSeverityTests {
  /// A study in which three peers rate each of the units, who rate four times as many at all.
  private func study(seed: UInt64) -> Study {
    var plan = SimulationPlan(seed: seed, criteria: 10)
    plan.units = 400
    plan.apply(.plain)
    plan.superiors.exists = false
    plan.superiors.peers = 3
    var study = simulate(plan).study
    // Forty people rate, not each unit its neighbours: severity then shows.
    for row in 0..<study.ratings.count where study.ratings.rater[row] == .peer {
      study.ratings.raterID[row] = "P\(Int(study.ratings.raterID[row].dropFirst()).map { $0 % 40 } ?? 0)"
    }
    return study
  }

  /// The study with all ratings of some raters lower by a tenth of the points.
  private func lowered(_ study: Study, raters: Set<String>) -> Study {
    var lowered = study
    for row in 0..<study.ratings.count where raters.contains(study.ratings.raterID[row]) {
      for j in study.ratings.points.indices { lowered.ratings.points[j][row] *= 0.9 }
    }
    return lowered
  }

  private func severity(_ study: Study) throws -> [Double] {
    let panel = try #require(Panel(study))
    return try #require(RaterSeverity.all(panel, study)[.peer]).ofRow
  }

  @Test func aSevereRaterIsSeenInTheRowsItRated() throws {
    let study = study(seed: 3)
    let panel = try #require(Panel(study))
    let before = try severity(study)
    let after = try severity(lowered(study, raters: ["P7"]))
    let place = Dictionary(uniqueKeysWithValues: panel.unit.enumerated().map { ($1, $0) })
    let rated = Set(
      (0..<study.ratings.count).filter { study.ratings.raterID[$0] == "P7" }.compactMap {
        place[study.ratings.unit[$0]]
      }
    )
    let changes = before.indices.map { after[$0] - before[$0] }
    let ofRated = rated.map { changes[$0] }.reduce(0, +) / Double(rated.count)
    let others = changes.indices.filter { !rated.contains($0) }.map { changes[$0] }
    // A tenth of the points is about 0.4 logits, a third of which reaches the mean of three.
    #expect(ofRated > 0.05)
    #expect(abs(others.reduce(0, +) / Double(others.count)) < 0.02)
  }

  @Test func whatAllRatersOfAnAppraiserShareStays() throws {
    let study = study(seed: 4)
    let panel = try #require(Panel(study))
    let units = Set(panel.unit.indices.filter { panel.appraiser[$0] == 0 }.map { panel.unit[$0] })
    var raised = study
    for row in 0..<study.ratings.count
    where study.ratings.rater[row] == .selfRating && units.contains(study.ratings.unit[row]) {
      for j in study.ratings.points.indices { raised.ratings.points[j][row] *= 0.8 }
    }
    let changes = zip(try severity(study), try severity(raised)).map { $1 - $0 }
    #expect(changes.map(abs).max() ?? 0 < 0.1)
  }

  @Test func withoutNamesNothingIsSaid() throws {
    var study = study(seed: 5)
    study.ratings.raterID = study.ratings.raterID.map { _ in "" }
    #expect(RaterSeverity.all(try #require(Panel(study)), study).isEmpty)
  }
}
