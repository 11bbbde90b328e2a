import Foundation
import Testing

/// Ratings that exist only as levels.
@Suite struct LevelOnlyTests {
  /// The simulated study with the superiors' points replaced by the level that their total reaches from some thresholds on.
  private func study(thresholds: [(Double, String)], keepingSelf: Bool) throws -> Workspace {
    let work = try SharedRun.get().copy(results: false)
    let ratings = CSVText(try work.read("study/ratings.csv"))
    let rater = try #require(ratings.place("rater"))
    let rows = ratings.rows.map { row -> String in
      let points = row.dropFirst(3)
      let total = points.compactMap(Double.init).reduce(0, +)
      let level = thresholds.first { total >= $0.0 }?.1 ?? ""
      let isKept = row[rater] == "self" && keepingSelf
      let cells = isKept ? Array(points) : points.map { _ in "" }
      return (row.prefix(3) + [isKept ? "" : level] + cells).joined(separator: ",")
    }
    let heading = (ratings.headings.prefix(3) + ["level"] + ratings.headings.dropFirst(3)).joined(separator: ",")
    try work.write(([heading] + rows).joined(separator: "\n") + "\n", to: "study/ratings.csv")
    return work
  }

  private let severe = [(85.0, "HTXS"), (65.0, "HTT"), (45.0, "HT"), (-1.0, "KHT")]

  @Test func superiorsWhoGiveLevelsHaveTheirThresholdsEstimated() throws {
    let work = try study(thresholds: severe, keepingSelf: true)
    let run = try Tool.run(["classify", work.path("study"), "--lang", "en", "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
    let found = CSVText(try work.read("study/results/thresholds.csv"))
    #expect(Set(found["rater"]) == ["superior"])
    #expect(Set(found["scale"]) == ["total"])
    let planted = ["HTT": 65.0, "HT": 45.0]
    for (place, level) in found["level"].enumerated() {
      guard let threshold = planted[level] else { continue }
      let start = try #require(found.numbers("starts_at")[place])
      // Superiors correct the self-rating, so that their thresholds show on it with what they add or take away.
      #expect(abs(start - threshold) < 8, "\(level): \(start)")
    }
    let levels = CSVText(try work.read("study/results/levels.csv"))
    #expect(Set(levels["rater"]).isSuperset(of: ["self", "superior", "expected", "proposed"]))
  }

  @Test func aStudyOfLevelsAloneIsClassifiedAndHeldAgainstOutcomes() throws {
    let work = try study(thresholds: severe, keepingSelf: false)
    let run = try Tool.run(["run", work.path("study"), "--lang", "en", "--quiet", "--power", "off"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = CSVText(try work.read("study/results/classification.csv"))
    #expect(rows["level"].allSatisfy { !$0.isEmpty })
    #expect(rows["total"].allSatisfy { $0.isEmpty })
    let found = CSVText(try work.read("study/results/thresholds.csv"))
    #expect(Set(found["scale"]) == ["outcomes"])
    for type in Set(found["type"]) {
      for rater in ["self", "superior"] {
        let own = found.rows.indices.filter { found["type"][$0] == type && found["rater"][$0] == rater }
        let starts = own.compactMap { found.numbers("starts_at")[$0] }
        #expect(starts == starts.sorted())
      }
    }
  }
}
