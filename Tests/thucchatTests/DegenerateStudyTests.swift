import Foundation
import Testing

/// Studies that carry too little give a clear word and no flag, never a crash.
@Suite struct DegenerateStudyTests {
  @Test(arguments: DegenerateStudy.all)
  func aClearWordAndNoFlag(study: DegenerateStudy) throws {
    let work = try study.make()
    let run = try Tool.run(["run", work.path("study"), "--lang", "en"])
    #expect([0, 65].contains(run.status), "\(run.status): \(run.errors)")
    if run.status == 65 {
      #expect(!run.errorLines.isEmpty)
      #expect(!work.names("study").contains("results"))
      return
    }
    let flags = CSVText(try work.read("study/results/flags.csv"))
    if !study.mayFlag {
      #expect(!flags["flagged"].contains("true"))
      #expect(!flags["flagged_under"].contains("true"))
    }
    for (status, evidence) in zip(flags["status"], flags["evidence"]) where status == "not_assessable" {
      #expect(!evidence.isEmpty)
    }
    try expectNoStrangeNumbers(work)
    try expectSums(CSVText(try work.read("study/results/weights.csv")))
    let report = try work.read("study/results/report.md")
    #expect(report.contains("cannot") || report.contains("too few") || report.contains("not "))
  }

  private func expectNoStrangeNumbers(_ work: Workspace) throws {
    for name in HeaderTests.headers.keys {
      let table = CSVText(try work.read("study/results/\(name)"))
      for row in table.rows {
        #expect(!row.contains { ["nan", "-nan", "inf", "-inf"].contains($0.lowercased()) }, "\(name): \(row)")
      }
    }
  }

  private func expectSums(_ weights: CSVText) throws {
    for type in Set(weights["type"]) {
      let rows = weights["type"].indices.filter { weights["type"][$0] == type }
      let totals = ["points_now", "points_calibrated", "points_proposed"].map { column in
        rows.compactMap { weights.numbers(column)[$0] }.reduce(0, +)
      }
      #expect(abs(totals[0] - totals[1]) < 1e-6 && abs(totals[0] - totals[2]) < 1e-6, "\(type): \(totals)")
    }
  }
}
