import Evaluation
import Foundation
import Testing

@testable import Tables

/// Trials, surveys and targets as text and on the sheets of a workbook: scripts/reference/undertakings_workbook.py, openpyxl
/// 3.1.5.
@Suite struct UndertakingReadersTests {
  private final class Folder {
    let url: URL

    init(_ files: [String: String], book: Bool = false) throws {
      url = FileManager.default.temporaryDirectory.appendingPathComponent("tables-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: url.appendingPathComponent(name)) }
      guard book else { return }
      try FileManager.default.copyItem(
        at: WorkbookStudyTests.fixtures.appending(path: "undertakings.xlsx"), to: url.appending(path: "book.xlsx"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func sheet(_ name: String) -> URL { URL(fileURLWithPath: url.path + "/book.xlsx#\(name)") }
  }

  static let pilot =
    "unit;block;treated;period;after;value;answers\nA;x;yes;1;no;60,5;12\nA;x;có;2;1;70,25;11\nB;x;no;1;0;61;9\n"
    + "B;x;không;2;yes;;9\nB;x;0;3;true;62;8\n"
  static let survey =
    "type,stratum,cluster,weight,population,q1,q2\nt,s1,c1,2.5,40,4,5\nt,s1,c2,2.5,40,NA,3\nu,s2,c1,1,10,2,1\n"
  static let items = "item,scale,name,reversed,highest\nq1,s,First,no,\nq2,s,,yes,7\n"
  static let targets =
    "target,kind,goal,goal_year,baseline,baseline_year,moves_in,measure\na,at_least,20,2020,14.8,2016,2015 2020,\n"
    + "b,at_most,40,2020,43.65,2016,,number\n"

  @Test func aTrialOfASheetIsThatOfTheText() throws {
    let folder = try Folder(["pilot.csv": Self.pilot], book: true)
    let text = try PilotReader.read(folder.url).content
    #expect(text.units == ["A", "B"] && text.isTreated == [true, false] && text.blocks == ["x"])
    #expect(text.periods == [1, 2, 3] && text.isAfter == [false, true, true])
    #expect(text.values[0][1] == 70.25 && text.values[0][2].isNaN && text.values[1][1].isNaN)
    #expect(text.sizes[1] == [9, 9, 8] && text.hasSizes)
    let sheet = try PilotReader.read(folder.sheet("pilot")).content
    #expect(sheet.units == text.units && sheet.isTreated == text.isTreated && sheet.isAfter == text.isAfter)
    #expect("\(sheet.values)" == "\(text.values)" && sheet.sizes == text.sizes)
  }

  @Test func aSurveyOfASheetIsThatOfTheText() throws {
    let folder = try Folder(["survey.csv": Self.survey, "items.csv": Self.items], book: true)
    let text = try SurveyReader.read(folder.url).content.answers
    #expect(text.items.map(\.code) == ["q1", "q2"] && text.items.map(\.name) == ["First", "q2"])
    #expect(text.items.map(\.highest) == [5, 7] && text.items.map(\.isReversed) == [false, true])
    #expect(text.design.stratum == [0, 0, 1] && text.design.cluster == [0, 1, 2])
    #expect(text.design.weight == [2.5, 2.5, 1] && text.design.population == [40, 40, 10])
    #expect(text.answers[0][1].isNaN && text.answers[1] == [5, 3, 1])
    let sheet = try SurveyReader.read(folder.sheet("survey")).content.answers
    #expect(sheet.design == text.design && sheet.items == text.items && sheet.type == text.type)
    #expect("\(sheet.answers)" == "\(text.answers)")
  }

  @Test func targetsOfASheetAreThoseOfTheText() throws {
    let folder = try Folder(["targets.csv": Self.targets, "values.csv": "target,year,value\na,2018,15\n"], book: true)
    let text = try TargetsReader.read(folder.url).content
    #expect(text.targets.map(\.stepYears) == [[2015, 2020], []])
    #expect(text.targets.map(\.measure) == [.percent, .number])
    #expect(text.observations == [.init(target: 0, year: 2018, value: 15)])
    #expect(try TargetsReader.read(folder.sheet("targets")).content == text)
  }

  private func problems<Content>(_ body: () throws(DataError) -> TableReading<Content>) -> [DataProblem] {
    do throws(DataError) {
      _ = try body()
      return []
    } catch {
      return error.problems
    }
  }

  @Test func periodsWithTheModelDoNotEnd() throws {
    let folder = try Folder([
      "pilot.csv":
        "unit,treated,period,after,value\na,yes,1,no,1\na,yes,2,yes,1\na,yes,3,no,1\nb,no,1,no,1\nb,no,2,yes,1\n"
    ])
    let found = problems { () throws(DataError) in try PilotReader.read(folder.url) }
    #expect(found.map(\.expected) == [.periodsInOrder(from: "2")])
    #expect(found.first?.line == 4)
  }

  @Test func populationsBelowWhatWasDrawn() throws {
    let folder = try Folder([
      "survey.csv": "stratum,population,q1,q2\nx,1,1,2\nx,1,3,4\ny,9,1,1\ny,8,2,2\n",
      "items.csv": "item,scale\nq1,s\nq2,s\n",
    ])
    let found = problems { () throws(DataError) in try SurveyReader.read(folder.url) }
    #expect(found.map(\.expected) == [.numberWithin(NumberRange(from: 2)), .sameAs(line: 4)])
    #expect(found.map(\.line) == [2, 5])
  }

  @Test func everyDefectOfTargets() throws {
    let folder = try Folder([
      "targets.csv": """
      target,kind,goal,goal_year,baseline,baseline_year,tolerance,within,moves_in,measure
      a,at_last,20,2020,,,,,,
      b,about,20,2020,,,,,,
      c,none_left,,2020,,,,,,percent
      d,at_least,120,2020,10,,,,,
      e,at_least,20,2020,10,2021,,f,,
      f,at_least,20,2020,,,,e,20x5,
      f,at_least,,,,,,zz,,

      """,
      "values.csv": "target,year,value,place\nb,2018,101,\nq,2018,5,\nb,2018,5,\nb,2019,x,\n",
    ])
    let found = problems { () throws(DataError) in try TargetsReader.read(folder.url) }
    let places = found.map { problem -> String in
      guard case .column(let column) = problem.place else { return "" }
      return "\(problem.file.prefix(1))\(problem.line ?? 0) \(column)"
    }
    #expect(
      places.sorted() == [
        "t2 kind", "t3 tolerance", "t4 measure", "t5 baseline_year", "t5 goal", "t6 baseline_year", "t6 within",
        "t7 moves_in", "t7 within", "t8 goal", "t8 goal_year", "t8 target", "t8 within", "v2 value", "v3 target",
        "v4 year",
        "v5 value",
      ])
  }

  @Test func aStudyNamesItsSurvey() throws {
    let folder = try Folder([
      "study.yml": "study: s\nsurvey: answers.csv\n", "answers.csv": Self.survey, "items.csv": Self.items,
    ])
    let reading = try SurveyReader.read(folder.url)
    #expect(reading.content.answers.design.count == 3)
    #expect(reading.inputs.map(\.name) == ["study.yml", "answers.csv", "items.csv"])
  }

  @Test func missingTablesAreNamed() throws {
    let folder = try Folder(["survey.csv": Self.survey])
    let found = problems { () throws(DataError) in try SurveyReader.read(folder.url) }
    #expect(found.map(\.file) == ["items.csv"] && found.map(\.expected) == [.existingFile])
  }
}
