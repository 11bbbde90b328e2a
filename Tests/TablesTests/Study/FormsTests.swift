import Evaluation
import Foundation
import Tables
import Testing

/// The forms in which a study may be given.
@Suite struct FormsTests {
  @Test func theLongFormIsTheSameStudyAsTheWideOne() throws {
    let long = """
      unit,year,rater,criterion,points
      A,2024,self,C1,8
      A,2024,superior,C1,7
      B,2024,self,C1,9
      A,2024,self,C2,15.5
      B,2024,self,C2,
      A,2024,superior,C2,15
      """
    let wide = try StudyFolder().read().study
    let isSame = try StudyFolder(["ratings.csv": long]).read().study.isSame(as: wide)
    #expect(isSame)
  }

  @Test func severalFilesOfRatingsAreJoined() throws {
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description.replacing("ratings.csv", with: "[ratings.csv, later.csv]"),
      "later.csv": "year,rater,unit,C2,C1\n2025,self,A,4,3\n",
    ])
    let ratings = try folder.read().study.ratings
    #expect(ratings.year == [2024, 2024, 2024, 2025])
    #expect(ratings.points.map { $0[3] } == [3, 4])
    #expect(try folder.read().inputs.map(\.name).contains("later.csv"))
  }

  @Test func aRowThatIsInTwoFilesIsThereTwice() throws {
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description.replacing("ratings.csv", with: "[ratings.csv, later.csv]"),
      "later.csv": "unit,year,rater,C1,C2\nA,2024,self,3,4\n",
    ])
    #expect(folder.problems().map(\.expected) == [.single(firstLine: 2, file: "ratings.csv")])
  }

  @Test func levelsAloneAreRead() throws {
    let ratings = "unit,year,rater,level\nA,2024,self,high\nB,2024,superior,low\n"
    let study = try StudyFolder(["ratings.csv": ratings]).read().study
    #expect(study.ratings.level == ["high", "low"])
    #expect(study.ratings.criteria.isEmpty)
  }

  @Test func eachYearHasItsFramework() throws {
    let later = StudyFolder.framework.replacing("code: C2, max_points: 20", with: "code: C3, max_points: 30")
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description.replacing(
        "framework: framework.yml", with: "framework: {2024: framework.yml, 2025: later.yml}"),
      "later.yml": later,
      "ratings.csv": "unit,year,rater,C1,C2,C3\nA,2024,self,8,15,\nA,2025,self,8,,25\nB,2025,self,8,3,\n",
    ])
    #expect(
      folder.problems() == [
        DataProblem(
          file: "ratings.csv", line: 4, place: .column("C2"), found: "3",
          expected: .noPointsOutsideFramework(year: 2025))
      ])
    try folder.write(Array("unit,year,rater,C1,C2,C3\nA,2024,self,8,15,\nA,2025,self,8,,25\n".utf8), to: "ratings.csv")
    let study = try folder.read().study
    #expect(study.frameworks[2024].criteria.map(\.code) == ["C1", "C2"])
    #expect(study.frameworks[2026].criteria.map(\.code) == ["C1", "C3"])
    #expect(study.ratings.criteria == ["C1", "C3", "C2"])
  }

  @Test func aFrameworkMayBeTables() throws {
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description.replacing("framework.yml", with: "[criteria.csv, levels.csv]"),
      "criteria.csv": "code;max_points;name_vi;name_en;step;evidence;frozen\nC1;10;Một;One;1;Y1;có\nC2;20;;;0,5;;\n",
      "levels.csv": "code,at_least,requires,quota_share,quota_of\nlow,0,,,\nhigh,80,Y1 >= 1; Y2 < 9,20,good\n",
    ])
    let study = try folder.read().study
    let framework = study.frameworks.latest
    #expect(framework.criteria[0].name == LocalizedText(vi: "Một", en: "One"))
    #expect(framework.criteria[0].isFrozen)
    #expect(framework.criteria[0].evidence == ["Y1"])
    #expect(framework.criteria[1].step == 0.5)
    #expect(framework.levels.map(\.code) == ["high", "low"])
    #expect(framework.levels[0].requires.map(\.text) == ["Y1 >= 1", "Y2 < 9"])
    #expect(framework.levels[0].quota == Quota(share: 20, of: .good))
    #expect(framework.indicators.map(\.code) == ["Y1", "Y2", "Y2_n"])
    #expect(study.notes.map(\.key) == ["data.indicatorsInferred"])
  }

  @Test func aCriterionMayHaveDescribedLevels() throws {
    let steps =
      "steps: [{points: 0, text: {vi: Chưa có, en: None}}, {points: 4, text: Plan}, {points: 10, text: {vi: Đủ, en: All}}]"
    let yaml = StudyFolder.framework.replacing("max_points: 10, step: 1", with: "max_points: 10, \(steps)")
    let read = try StudyFolder(["framework.yml": yaml]).read().study.frameworks.latest
    #expect(read.criteria[0].steps.map(\.points) == [0, 4, 10])
    #expect(read.criteria[0].steps[0].text == LocalizedText(vi: "Chưa có", en: "None"))
    var written = read
    written.criteria[0].step = nil
    let again = try StudyFolder(["framework.yml": FrameworkWriter.text(written)]).read().study.frameworks.latest
    #expect(again.criteria[0].steps == read.criteria[0].steps)
  }

  @Test func describedLevelsOfATableStandInOneCell() throws {
    let replaced = { (cell: String) in
      [
        "study.yml": StudyFolder.description.replacing("framework.yml", with: "[criteria.csv, levels.csv]"),
        "criteria.csv": "code,max_points,steps\nC1,10,\(cell)\nC2,20,\n", "levels.csv": "code,at_least\nlow,0\n",
      ]
    }
    let read = try StudyFolder(replaced("0: none | 2.5: a plan: draft | 10: all")).read().study.frameworks.latest
    #expect(read.criteria[0].steps.map(\.points) == [0, 2.5, 10])
    #expect(read.criteria[0].steps[1].text.vi == "a plan: draft")
    #expect(read.criteria[1].steps.isEmpty)
    let problems = try StudyFolder(replaced("none | 2: a plan")).problems()
    #expect(problems.map { "\($0.line ?? 0) \($0.expected.code)" } == ["2 describedSteps", "2 severalSteps"])
  }

  @Test func whatIsWrongInATableOfAFrameworkHasItsLine() throws {
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description.replacing("framework.yml", with: "[criteria.csv, levels.csv]"),
      "criteria.csv": "code,max_points,kindd\nC1,10,\nC2,0,\n", "levels.csv": "code,at_least\nlow,5\n",
    ])
    let problems = folder.problems().filter { !$0.file.hasPrefix("ratings") }
    #expect(
      problems.map { "\($0.file):\($0.line ?? 0) \($0.expected.code)" } == [
        "criteria.csv:1 knownColumn", "criteria.csv:3 numberWithin", "levels.csv:2 levelAtZero",
      ])
  }

  @Test func namesAreOneStringOrTwo() throws {
    let framework = StudyFolder.framework.replacing("{code: Y1}", with: "{code: Y1, name: {vi: Nước, en: Water}}")
      .replacing("{code: ward}", with: "{code: ward, name: Phường}")
    let read = try StudyFolder(["framework.yml": framework]).read().study.frameworks.latest
    #expect(read.indicators[0].name == LocalizedText(vi: "Nước", en: "Water"))
    #expect(read.types[1].name == LocalizedText("Phường"))
  }

  @Test func whatIsCountedOrInferredIsSaid() throws {
    let folder = try StudyFolder([
      "framework.yml": StudyFolder.framework.replacing(", step: 0.5", with: ""),
      "units.csv": "unit,type,phone,fax\nA,commune,1,2\nB,ward,1,2\n",
      "ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,8,15.5\nB,2024,superior,8,15\n",
      "indicators.csv": "unit,year,Y1,Y2,Y2_n,Y7\nA,2024,1,1,1,1\nZ,2024,1,1,1,1\n",
    ])
    let study = try folder.read().study
    #expect(
      study.notes == [
        Note("data.columnsIgnored", ["file": "units.csv", "columns": "phone, fax", "count": "2"]),
        Note("data.ratingsWithoutSelf", ["rater": "superior", "count": "1"]),
        Note("data.indicatorRowsOfOtherUnits", ["file": "indicators.csv", "count": "1"]),
        Note("data.columnsIgnored", ["file": "indicators.csv", "columns": "Y7", "count": "1"]),
        Note("data.stepsInferred", ["count": "1", "steps": "0.5 (C2)"]),
      ])
    #expect(study.frameworks.latest.criteria[1].step == 0.5)
  }

  @Test func covariatesAreNumbersOrTexts() throws {
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description + "\nsettings: {covariates: [size, region]}\n",
      "units.csv": "unit,type,size,region\nA,commune,\"1.5\",north\nB,ward,,7\n",
    ])
    let covariates = try folder.read().study.units.covariates
    #expect(covariates.map(\.name) == ["size", "region"])
    #expect(covariates[1].values == .text(["north", "7"]))
    guard case .numeric(let sizes) = covariates[0].values else {
      Issue.record("sizes are numbers")
      return
    }
    #expect(sizes[0] == 1.5)
    #expect(sizes[1].isNaN)
  }
}
