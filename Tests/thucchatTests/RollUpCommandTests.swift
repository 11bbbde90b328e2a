import Foundation
import Testing

/// `thucchat rollup`.
@Suite struct RollUpCommandTests {
  private static let files = [
    "study.yml": """
    study: round
    framework: framework.yml
    units: units.csv
    ratings: ratings.csv
    calendar: calendar.csv
    reports: reports.csv
    commendations: commendations.csv
    discipline: discipline.csv

    """,
    "units.csv": "unit,name,type,parent\nP,Province,ward,\nD,District,ward,P\nA,Unit A,commune,D\nB,Unit B,ward,D\n",
    "ratings.csv":
      "unit,year,rater,C1,C2,not_rated\nA,2011,self,9,18,\nA,2011,superior,8,17,\nB,2011,self,,,founded in May\n",
    "indicators.csv": "unit,year,Y1,Y2\nA,2011,1,2\n",
    "calendar.csv": "unit,year,reported\nA,2011,2011-12-30\nB,2011,03/01/2012\nD,2011,2012-02-10\n",
    "reports.csv": "unit,year,level,count\nD,2011,high,2\nP,2011,high,2\n",
    "commendations.csv": "unit,year,title\nB,2011,flag\n", "discipline.csv": "unit,year,title\nA,2011,reprimand\n",
  ]

  @Test func everythingToLookAtIsListed() throws {
    let work = try SmallStudy.make(Self.files)
    let run = try Tool.run(["rollup", work.path("study"), "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      work.names("study/results") == [
        "coherence.csv", "positions.csv", "product-evidence.csv", "publication.csv", "rollup-calendar.csv",
        "rollup-chain.csv", "rollup-levels.csv", "rollup-sums.csv", "rollup.csv", "rollup.md", "round-robin.csv",
      ])
    let list = CSVText(try work.read("study/results/rollup.csv"))
    #expect(
      zip(list["kind"], list["unit"]).map { "\($0) \($1)" } == [
        "late B", "missing P", "not_rated B", "sum_differs D", "commended_not_rated B", "disciplined_above_level A",
      ])
    #expect(run.output.contains("Unit B (2011): came in on 2012-01-03, was due by 2011-12-31, 3 days late"))
    #expect(run.output.contains("District (2011): reports 2, below it there are 1 (high)"))
    let vietnamese = try Tool.run(["rollup", work.path("study")])
    #expect(vietnamese.output.contains("Unit B (2011): báo cáo ngày 03/01/2012, hạn 31/12/2011, chậm 3 ngày"))
    #expect(try work.read("study/results/rollup.md").hasPrefix("# Tổng hợp kỳ đánh giá: round"))
    #expect(try Tool.run(["classify", work.path("study"), "--quiet"]).status == 0)
    #expect(work.names("study/results").contains("rollup.csv"))
  }

  @Test func whatIsWrongIsSaidAndNothingIsWritten() throws {
    let work = try SmallStudy.make(
      Self.files.merging(["calendar.csv": "unit,year,reported\nA,2011,soon\nE,2011,\n"]) { $1 })
    let run = try Tool.run(["rollup", work.path("study"), "--lang", "en"])
    #expect(run.status == 65)
    #expect(
      run.errorLines == [
        "calendar.csv:2: column reported: found \"soon\", expected a day such as 2024-12-31 or 31/12/2024",
        "calendar.csv:3: column unit: found \"E\", there is no such unit, is it \"A\"?",
      ])
    #expect(!FileManager.default.fileExists(atPath: work.path("study/results")))
  }
}
