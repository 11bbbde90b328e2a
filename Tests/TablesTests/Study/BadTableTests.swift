import Evaluation
import Foundation
import Tables
import Testing

/// A file in bad order, and the one problem that it has to give.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var line: Int?
  var place: DataProblem.Place?
  var found: String?
  var expected: Tables.Expectation

  init(
    _ name: String, _ text: String, _ line: Int?, _ place: DataProblem.Place?, _ found: String?,
    _ expected: Tables.Expectation
  ) {
    (self.name, self.text, self.line, self.place, self.found, self.expected) = (
      name, text, line, place, found, expected
    )
  }

  var testDescription: String { "\(name): \(expected.code)" }

  var problem: DataProblem { DataProblem(file: name, line: line, place: place, found: found, expected: expected) }
}

@Suite struct BadTableTests {
  static let header = "unit,year,rater,C1,C2\n"
  static let ten = Tables.Expectation.numberWithin(NumberRange(from: 0, to: 10))
  static let raters = Tables.Expectation.oneOf(["self", "collective", "superior", "peer", "public"])

  static let ratings: [BadInput] = [
    BadInput("ratings.csv", "unit,year,C1,C2\nA,2024,1,2\n", 1, nil, nil, .column("rater")),
    BadInput("ratings.csv", "unit,yeer,rater,C1,C2\nA,2024,self,1,2\n", 1, nil, "yeer", .column("year")),
    BadInput("ratings.csv", "unit,year,rater,C1\nA,2024,self,1\n", 1, nil, nil, .column("C2")),
    BadInput(
      "ratings.csv", "unit,year,rater,C1,C2,C1\nA,2024,self,1,2,3\n", 1, .column("C1"), "C1", .distinctColumns),
    BadInput(
      "ratings.csv", "unit,year,rater,C1,C2,C22\nA,2024,self,1,2,3\n", 1, .column("C22"), "C22",
      .knownColumn(nearest: "C2")),
    BadInput(
      "ratings.csv", header + "A,2024,self,1,2\nA,2024,self,1,2\n", 3, .column("rater"), "self",
      .single(firstLine: 2, file: nil)),
    BadInput("ratings.csv", header + "A,2024,self,12,2\n", 2, .column("C1"), "12", ten),
    BadInput("ratings.csv", header + "A,2024,self,-0.5,2\n", 2, .column("C1"), "-0.5", ten),
    BadInput("ratings.csv", header + "A,2024,self,x,2\n", 2, .column("C1"), "x", .number),
    BadInput("ratings.csv", header + "A,2024,self,nan,2\n", 2, .column("C1"), "nan", .number),
    BadInput("ratings.csv", header + "A,2024,self,inf,2\n", 2, .column("C1"), "inf", .number),
    BadInput("ratings.csv", header + "A,2024,self,0x3,2\n", 2, .column("C1"), "0x3", .number),
    BadInput("ratings.csv", header + "A,2024,self,1e400,2\n", 2, .column("C1"), "1e400", .number),
    BadInput("ratings.csv", header + "A,2024,self,1 2,2\n", 2, .column("C1"), "1 2", .number),
    BadInput("ratings.csv", header + "A,2024,self,5%,2\n", 2, .column("C1"), "5%", .number),
    BadInput(
      "ratings.csv", header + "A,2024,self,1.000.000,2\n", 2, .column("C1"), "1.000.000", .noThousandsSeparators),
    BadInput(
      "ratings.csv", header + "A,2024,self,1,2\nAA,2024,self,1,2\n", 3, .column("unit"), "AA",
      .known(.unit, nearest: "A")),
    BadInput("ratings.csv", header + "X,2024,self,1,2\nY,2024,self,1,2\n", nil, .column("unit"), "X", .commonUnit),
    BadInput("ratings.csv", header + "A,2024,boss,1,2\n", 2, .column("rater"), "boss", raters),
    BadInput("ratings.csv", header + "A,24.5,self,1,2\n", 2, .column("year"), "24.5", .year),
    BadInput("ratings.csv", header + "A,,self,1,2\n", 2, .column("year"), "", .year),
    BadInput("ratings.csv", header + "A,2024,self,1\n", 2, nil, nil, .fields(5, found: 4)),
    BadInput("ratings.csv", header + "A,2024,self,,2,x\n", 2, nil, nil, .fields(5, found: 6)),
    BadInput("ratings.csv", header + "A,2024,self,7,5,15\n", 2, nil, nil, .fieldsWithoutDecimalComma(5, found: 6)),
    BadInput(
      "ratings.csv", header + "A,2024,self,\"7,5\",15\n", 2, .column("C1"), "7,5", .separatorOtherThanComma),
    BadInput(
      "ratings.csv", "unit;year;rater;C1;C2\nA;2024;self;7,5;15\nB;2024;self;7.5;15\n", 3, .column("C1"), "7.5",
      .oneDecimalMark),
    BadInput("ratings.csv", header + "A,2024,self,1,2\n\"B,2024,self,1,2\n", 3, nil, nil, .closingQuote),
    BadInput("ratings.csv", header + "\"A\"x,2024,self,1,2\n", 2, nil, nil, .separatorAfterQuote),
    BadInput("ratings.csv", header, 2, nil, nil, .content),
    BadInput("ratings.csv", "", nil, nil, nil, .content),
    BadInput("ratings.csv", " \n \n", nil, nil, nil, .content),
    BadInput("ratings.csv", "unit,year\u{0}\u{1}\u{2},rater\n", nil, nil, nil, .text),
    BadInput(
      "ratings.csv", "unit,year,rater,criterion,points\nA,2024,self,C9,1\nA,2024,self,C2,1\n", 2, .column("criterion"),
      "C9", .known(.criterion, nearest: "C1")),
    BadInput(
      "ratings.csv", "unit,year,rater,criterion,points\nA,2024,self,C1,1\nA,2024,self,C2,1\nA,2024,self,C1,2\n", 4,
      .column("criterion"), "C1", .single(firstLine: 2, file: nil)),
    BadInput(
      "ratings.csv", "unit,year,rater,level\nA,2024,self,hihg\n", 2, .column("level"), "hihg",
      .known(.level, nearest: "high")),
  ]

  static let others: [BadInput] = [
    BadInput("units.csv", "unit,name\nA,x\nB,y\n", 1, nil, nil, .column("type")),
    BadInput(
      "units.csv", "unit,type\nA,commune\nB,ward\nA,ward\n", 4, .column("unit"), "A", .single(firstLine: 2, file: nil)),
    BadInput(
      "units.csv", "unit,type\nA,comune\nB,ward\n", 2, .column("type"), "comune", .known(.type, nearest: "commune")),
    BadInput("units.csv", "unit,type\nA,commune\nB,\n", 3, .column("type"), "", .filled),
    BadInput(
      "units.csv", "unit,type,parent\nA,commune,B\nB,ward,A\n", 2, .column("parent"), "B", .ancestorOtherThanItself),
    BadInput("indicators.csv", "unit,year,Y1,Y2_n\nA,2024,1,2\n", 1, nil, nil, .column("Y2")),
    BadInput(
      "indicators.csv", "unit,year,Y1,Y2,Y2_n\nA,2024,1,2,3\nA,2024,1,2,3\n", 3, .column("unit"), nil,
      .single(firstLine: 2, file: nil)),
    BadInput(
      "indicators.csv", "unit;year;Y1;Y2;Y2_n\nA;2024;1.234;2;3\nB;2024;950;2;3\n", 2, .column("Y1"), "1.234",
      .noThousandsSeparators),
  ]

  @Test(arguments: ratings + others)
  func aBadTableGivesOneClearProblem(_ input: BadInput) throws {
    let folder = try StudyFolder([input.name: input.text])
    #expect(folder.problems() == [input.problem])
  }

  @Test func problemsOfAllFilesComeTogether() throws {
    let folder = try StudyFolder([
      "units.csv": "unit,type\nA,commune\nB,\n", "ratings.csv": Self.header + "A,2024,self,12,2\nB,2024,self,x,2\n",
      "indicators.csv": "unit,year,Y1,Y2,Y2_n\nA,2024,one,2,3\n",
    ])
    #expect(
      folder.problems().map { "\($0.file):\($0.line ?? 0)" } == [
        "units.csv:3", "ratings.csv:2", "ratings.csv:3", "indicators.csv:2",
      ])
  }

  @Test func aDescriptionWithAMistakeDoesNotHideTheOtherFiles() throws {
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description.replacing("units:", with: "unit:"),
      "ratings.csv": Self.header + "A,2024,self,12,2\n",
    ])
    #expect(folder.problems().map { "\($0.file):\($0.line ?? 0)" } == ["study.yml:3", "ratings.csv:2"])
  }

  @Test func twentyOfAKindAreListedAndTheRestCounted() throws {
    let rows = (0..<50).map { "A,\(1_000 + $0),self,11,2\n" }.joined()
    let problems = try StudyFolder(["ratings.csv": Self.header + rows]).problems()
    #expect(problems.count == 20)
    #expect(problems.last?.furtherAlike == 30)
    #expect(problems.last?.line == 21)
  }

  @Test(arguments: ["ratings.csv", "units.csv", "framework.yml", "study.yml", "indicators.csv"])
  func aMissingFileIsAMissingInput(name: String) throws {
    let folder = try StudyFolder()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
    #expect(throws: DataError(problems: [DataProblem(file: name, expected: .existingFile)])) { try folder.read() }
    #expect(DataError(problems: folder.problems()).exitStatus == 66)
  }

  @Test func aFolderInPlaceOfAFileIsSaid() throws {
    let folder = try StudyFolder(["study.yml": StudyFolder.description.replacing("units.csv", with: "deep")])
    let deep = folder.url.appendingPathComponent("deep")
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    #expect(folder.problems() == [DataProblem(file: "deep", expected: .fileInsteadOfFolder)])
  }

  @Test func whatHasNoEndIsNotRead() throws {
    let folder = try StudyFolder(["study.yml": StudyFolder.description.replacing("units.csv", with: "/dev/zero")])
    #expect(folder.problems() == [DataProblem(file: "/dev/zero", expected: .readableFile)])
  }

  @Test func bytesThatAreNoTextAreSaid() throws {
    let folder = try StudyFolder()
    try folder.write([0x50, 0x4B, 0x03, 0x04, 0x14], to: "units.csv")
    try folder.write(Array("unit,year\n".utf8) + [0xE3, 0x41, 0x0A], to: "ratings.csv")
    try folder.write("unit,year\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "indicators.csv")
    #expect(
      folder.problems() == [
        DataProblem(file: "units.csv", expected: .csvInsteadOfWorkbook),
        DataProblem(file: "ratings.csv", line: 2, expected: .utf8),
        DataProblem(file: "indicators.csv", expected: .byteOrderMark),
      ])
  }

}
