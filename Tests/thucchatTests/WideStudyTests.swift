import Foundation
import Testing

/// 200 criteria, some of them collinear, constant, repeated, missing or of one programme alone: through the built tool.
@Suite struct WideStudyTests {
  private struct Residuals: Decodable {
    let weightResiduals: [String: Double]
  }

  @Test func aClearWordAndAFiniteAnswer() throws {
    var study = WideStudy()
    let work = try study.make()
    let run = try Tool.run(["run", work.path("study"), "--lang", "en", "--power", "off"])
    #expect(run.status == 0, "\(run.errors)")
    let weights = CSVText(try work.read("study/results/weights.csv"))
    for (type, count) in [("A", 199), ("B", 200)] {
      let rows = weights.rows.indices.filter { weights["type"][$0] == type }
      #expect(rows.count == count)
      for column in ["points_now", "points_calibrated", "points_proposed"] {
        let points = weights.numbers(column)
        let own = try rows.map { try #require(points[$0]) }
        #expect(own.allSatisfy { $0 >= 0 && $0.isFinite })
        #expect(abs(own.reduce(0, +) - 5 * Double(count)) < 1e-6, "\(type) \(column)")
      }
    }
    #expect(!zip(weights["type"], weights["criterion"]).contains { $0 == ("A", "C030") })
    let findings = try JSONDecoder().decode(
      Residuals.self, from: Data(work.read("study/results/findings.json").utf8))
    #expect(findings.weightResiduals.keys.sorted() == ["A", "B"])
    #expect(findings.weightResiduals.values.allSatisfy { $0 < 1e-9 })
    let report = try work.read("study/results/report.md")
    #expect(report.contains("C010") && report.contains("C020"))
    let advice = CSVText(try work.read("study/results/criteria.csv"))
    for (criterion, word) in [("C001", "redundant"), ("C010", "does_not_discriminate"), ("C020", "often_missing")] {
      let own = zip(advice["criterion"], advice["advice"]).filter { $0.0 == criterion }
      #expect(own.count == 2 && own.allSatisfy { $0.1.contains(word) }, "\(own)")
    }
  }
}
