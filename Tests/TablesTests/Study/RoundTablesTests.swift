import Evaluation
import Tables
import Testing

@Suite struct RoundTablesTests {
  private static let names = ["calendar", "reports", "commendations", "discipline"]
  private static let files = [
    "calendar.csv": "unit,year,due,reported,reason\nA,2024,,31/12/2024,\nB,2024,2025-01-15,,flood\n",
    "reports.csv": "unit,year,type,level,count\nA,2024,ward,high,3\nA,2024,ward,not_rated,0\n",
    "commendations.csv": "unit,year,title,level\nA,2024,flag,\n",
    "discipline.csv": "unit,year,level,title\nB,2024,low,reprimand\n",
  ]

  private func problems(_ replaced: [String: String]) throws -> [String] {
    let lines = Self.names.map { "\n\($0): \($0).csv" }.joined()
    let folder = try StudyFolder(
      Self.files.merging(["study.yml": StudyFolder.description + lines]) { $1 }.merging(replaced) { $1 })
    return folder.problems().map { "\($0.file):\($0.line ?? 0) \($0.expected.code)" }
  }

  @Test func theRoundIsRead() throws {
    let lines = Self.names.map { "\n\($0): \($0).csv" }.joined()
    let folder = try StudyFolder(Self.files.merging(["study.yml": StudyFolder.description + lines]) { $1 })
    let round = try folder.read().study.round
    #expect(
      round
        == YearlyRound(
          calendar: [
            YearlyRound.Arrival(unit: 0, year: 2024, reported: CalendarDay("2024-12-31")),
            YearlyRound.Arrival(unit: 1, year: 2024, due: CalendarDay("2025-01-15"), reason: "flood"),
          ],
          reports: [
            YearlyRound.Count(unit: 0, year: 2024, type: "ward", level: "high", count: 3),
            YearlyRound.Count(unit: 0, year: 2024, type: "ward", level: "not_rated", count: 0),
          ], commendations: [YearlyRound.Listing(unit: 0, year: 2024, title: "flag")],
          discipline: [YearlyRound.Listing(unit: 1, year: 2024, title: "reprimand", level: "low")]))
    #expect(try StudyFolder().read().study.round == YearlyRound())
  }

  @Test func everyWrongCellIsNamed() throws {
    #expect(
      try problems(["calendar.csv": "unit,year,reported\nA,2024,31/02/2024\nA,2024,\nC,2024,\n"]) == [
        "calendar.csv:2 day", "calendar.csv:3 single", "calendar.csv:4 known",
      ])
    #expect(
      try problems([
        "reports.csv":
          "unit,year,type,level,count\nA,2024,hamlet,high,3\nA,2024,ward,hihg,2.5\nA,2024,ward,low,\nA,2024,ward,low,1\n"
      ]) == [
        "reports.csv:2 known", "reports.csv:3 known", "reports.csv:3 wholeNumber", "reports.csv:4 wholeNumber",
        "reports.csv:5 single",
      ])
    #expect(try problems(["commendations.csv": "unit,title\nA,flag\n"]) == ["commendations.csv:1 column"])
    #expect(try problems(["discipline.csv": "unit,year,level\nA,2024,lower\n"]) == ["discipline.csv:2 known"])
  }
}
