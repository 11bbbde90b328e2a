import Evaluation
import Tables
import Testing

@Suite struct PeriodTests {
  private func study(_ ratings: String, settings: String = "") throws -> Study {
    try StudyFolder([
      "ratings.csv": ratings,
      "study.yml": StudyFolder.description + (settings.isEmpty ? "" : "\nsettings: {\(settings)}"),
    ]).read().study
  }

  /// A quarter counts for three months: (1·4 + 1·6 + 3·8)/5 over January, February and the second quarter.
  @Test func aYearIsTheMeanOfItsMonths() throws {
    let text = """
      unit,year,rater,period,C1,C2
      A,2024,self,1,4,10
      A,2024,self,2,6,
      A,2024,self,Q2,8,20
      A,2024,superior,,7,15
      B,2024,self,q1,5,NA
      B,2024,self,Q2,7,NA
      """
    let read = try study(text, settings: "minimum_months: 5")
    let ratings = read.ratings
    #expect(ratings.count == 3)
    #expect(abs(ratings.points[0][0] - 6.8) < 1e-12)
    #expect(abs(ratings.points[1][0] - 17.5) < 1e-12)
    #expect(ratings.rater == [.selfRating, .superior, .selfRating])
    #expect(ratings.points[0][1] == 7 && ratings.points[0][2] == 6)
    #expect(ratings.points[1][2] == Points.notApplicable)
    #expect(read.notes.contains(Note("data.periodsJoined", ["count": "5"])))
  }

  @Test func tooFewMonthsGiveNoPointsAndAReason() throws {
    let text = """
      unit,year,rater,period,C1,C2,not_rated,level
      A,2024,self,1,4,10,,low
      A,2024,self,2,,,sick leave,
      B,2024,self,Q1,5,5,,
      B,2024,self,Q3,5,5,,
      """
    let read = try study(text)
    #expect(read.ratings.notRated == ["sick leave", ""])
    #expect(read.ratings.points[0][0].isNaN && read.ratings.points[0][1] == 5)
    #expect(read.ratings.level == ["", ""])
    #expect(
      read.notes.map(\.key).filter { $0.hasPrefix("data.") && $0 != "data.stepsInferred" } == [
        "data.periodsJoined", "data.tooFewMonths", "data.levelsOfPeriods",
      ])
    let short = try study("unit,year,rater,period,C1,C2\nA,2024,self,1,4,10\nB,2024,self,,4,10\n")
    #expect(short.ratings.notRated == [ClassificationRow.Missing.months, ""])
  }

  @Test func theLongFormMayHavePeriods() throws {
    let rows = (1...6).flatMap { ["A,2024,self,\($0),C1,\($0)", "A,2024,self,\($0),C2,2"] }
    let read = try study("unit,year,rater,period,criterion,points\n" + rows.joined(separator: "\n"))
    #expect(read.ratings.points == [[3.5], [2]])
  }

  @Test func periodsThatOverlapAndOthersAreNamed() throws {
    func problems(_ rows: [String]) throws -> [String] {
      let text = "unit,year,rater,period,C1,C2\n" + rows.joined(separator: "\n") + "\n"
      return try StudyFolder(["ratings.csv": text]).problems().map { "\($0.line ?? 0) \($0.expected.code)" }
    }
    #expect(try problems(["A,2024,self,2,1,1", "A,2024,self,Q1,1,1", "A,2024,self,Q2,1,1"]) == ["3 single"])
    #expect(try problems(["A,2024,self,1,1,1", "A,2024,self,,1,1", "A,2024,superior,,1,1"]) == ["3 single"])
    #expect(try problems(["A,2024,self,13,1,1", "B,2024,self,Q5,1,1"]) == ["2 oneOf", "3 oneOf"])
  }
}
