import Evaluation
import Foundation
import Testing

@testable import Tables

/// Studies in workbooks that other programs wrote: `scripts/reference/workbooks.py` with openpyxl 3.1.5, LibreOffice 7.4.
@Suite struct WorkbookStudyTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  static let description = """
    study: small
    framework: framework.yml
    units: book.xlsx
    ratings: book.xlsx#ratings
    indicators: book.xlsx#indicators
    """

  /// The same study as text.
  static let text = [
    "units.csv":
      "unit,name,type,parent,founded,active\nA,\"Xã Đông, \"\"mới\"\"\",commune,P,2025-07-01,true\nB,dòng một dòng hai,ward,,1900-02-28T12:30:00,false\n",
    "ratings.csv":
      "unit,year,rater,C1,C2\nA,2024,self,8,15.5\nA,2024,superior,7,0.3\nB,2024,self,9,NA\n",
    "indicators.csv": "unit,year,Y1,Y2,Y2_n\nA,2024,1.25,3,40\nB,2024,2.5,,\n",
  ]

  static func folder(_ book: String, _ replaced: [String: String] = ["study.yml": description]) throws -> StudyFolder {
    let folder = try StudyFolder(replaced)
    try folder.write(Array(try Data(contentsOf: fixtures.appending(path: book))), to: "book.xlsx")
    return folder
  }

  static let covariates = "\nsettings: {covariates: [founded, active]}"

  @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx", "prefixed.xlsx"])
  func everyProgramsFileReadsAsTheText(book: String) throws {
    let text = try StudyFolder(
      Self.text.merging(["study.yml": StudyFolder.description + Self.covariates], uniquingKeysWith: { $1 }))
    let folder = try Self.folder(book, ["study.yml": Self.description + Self.covariates])
    let study = try folder.read().study
    let isSame = study.isSame(as: try text.read().study)
    #expect(isSame)
    #expect(try folder.read().inputs.map(\.name) == ["study.yml", "framework.yml", "book.xlsx"])
  }

  @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
  func whatIsHiddenIsReadAndSaid(book: String) throws {
    let notes = try Self.folder(book).read().study.notes.filter { $0.key.hasPrefix("data.hidden") }
    #expect(
      notes == [
        Note("data.hiddenRows", ["file": "book.xlsx#ratings", "count": "1", "rows": "3"]),
        Note("data.hiddenColumns", ["file": "book.xlsx#ratings", "count": "1", "columns": "E"]),
      ])
  }

  @Test func aFormulaWithoutItsValueIsNamed() throws {
    let folder = try Self.folder("formula.xlsx")
    #expect(
      folder.problems() == [
        DataProblem(file: "book.xlsx#indicators", line: 2, place: .column("D"), expected: .storedFormulaValue)
      ])
  }

  @Test func textThatLooksLikeANumberIsNamedByItsCell() throws {
    let folder = try Self.folder(
      "text.xlsx", ["study.yml": StudyFolder.description.replacing("ratings.csv", with: "book.xlsx")])
    #expect(
      folder.problems() == [
        DataProblem(file: "book.xlsx", line: 2, place: .column("C2"), found: "15,5", expected: .numberInsteadOfText)
      ])
  }

  @Test func aSheetThatIsNotThereIsSaidWithThoseThatAre() throws {
    let folder = try Self.folder(
      "openpyxl.xlsx", ["study.yml": Self.description.replacing("#ratings", with: "#rating")])
    #expect(
      folder.problems() == [
        DataProblem(
          file: "book.xlsx#rating", found: "rating", expected: .sheet(among: ["Đơn vị", "ratings", "indicators"]))
      ])
  }

  static let headings = ["study.yml": StudyFolder.description.replacing("ratings.csv", with: "book.xlsx")]

  @Test func mergedHeadingsAreRefusedWithTheirCells() throws {
    let problems = try Self.folder("headings.xlsx", Self.headings).problems()
    #expect(problems.map(\.found) == ["A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2"])
    #expect(problems.allSatisfy { $0.expected == .separateCells })
    #expect(problems.map(\.line) == [1, 2, 2, 2, 2])
    #expect(problems[4].place == .column("D"))
  }

  @Test func mergedHeadingsAreJoinedWhenThatIsWanted() throws {
    let folder = try Self.folder("headings.xlsx", Self.headings)
    let study = try StudyReader.read(folder.url, flattensHeadings: true).study
    let plain = try StudyFolder().read().study
    let isSame = study.isSame(as: plain)
    #expect(isSame)
    #expect(
      study.notes.contains(
        Note(
          "data.headingsFlattened",
          ["file": "book.xlsx", "first": "1", "last": "3", "columns": "unit, year, rater, C1, C2"])))
  }

  /// Titles, numbered rows, names of groups, a comma in a text, a total and remarks: one word on each, all at once.
  @Test func everyRowOfAnOfficesTableThatIsNoRatingIsNamedOnce() throws {
    let folder = try Self.folder("office.xlsx", Self.headings)
    func row(_ line: Int, _ found: String) -> DataProblem {
      DataProblem(file: "book.xlsx", line: line, place: .column("unit"), found: found, expected: .yearAndRater)
    }
    let inRows = [
      row(5, "Huyện P"),
      DataProblem(file: "book.xlsx", line: 6, place: .column("C2"), found: "15,5", expected: .numberInsteadOfText),
      row(8, "Tổng cộng"),
      DataProblem(
        file: "book.xlsx", line: 10, place: .column("STT"), found: "Ghi chú: điểm do đơn vị gửi",
        expected: .yearAndRater),
      DataProblem(
        file: "book.xlsx", line: 11, place: .column("rater"), found: "NGƯỜI LẬP BIỂU", expected: .yearAndRater),
    ]
    let problems = folder.problems()
    #expect(problems.prefix(2).map(\.found) == ["A1:F1", "A2:F2"])
    #expect(problems.prefix(2).allSatisfy { $0.expected == .separateCells })
    #expect(Array(problems.dropFirst(2)) == inRows)
    do throws(DataError) {
      _ = try StudyReader.read(folder.url, flattensHeadings: true)
    } catch {
      #expect(error.problems == inRows)
    }
  }

  static let merged = ["study.yml": StudyFolder.description.replacing("units.csv", with: "book.xlsx")]

  /// The name of the office beside the motto, a title, one cell for all units of a superior: read when that is wanted.
  @Test func cellsMergedDownAreFilledWhenThatIsWanted() throws {
    let folder = try Self.folder("merged.xlsx", Self.merged)
    #expect(folder.problems().filter { $0.expected == .separateCells }.map(\.found).contains("E6:E8"))
    do throws(DataError) {
      _ = try StudyReader.read(folder.url, flattensHeadings: true)
      Issue.record("the remark and the signature below are no units")
    } catch {
      #expect(
        error.problems.filter { $0.file == "book.xlsx" } == [
          DataProblem(
            file: "book.xlsx", line: 11, place: .column("STT"), found: "Ghi chú: theo số liệu ngày 30/11.",
            expected: .unitCode),
          DataProblem(
            file: "book.xlsx", line: 12, place: .column("type"), found: "NGƯỜI LẬP BIỂU", expected: .unitCode),
        ])
    }
    var log = ProblemLog()
    let table = try #require(
      SheetTable.read(
        name: "book.xlsx", url: folder.url.appending(path: "book.xlsx"), flattensHeadings: true, log: &log))
    let lines = String(decoding: table.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[4] == "STT,Mã đơn vị,Tên đơn vị,Loại hình,Cấp trên", "line numbers stay those of the sheet")
    #expect(
      Array(lines[5...8]) == [
        "1,A,\"Xã Đông, \"\"mới\"\"\",commune,\"P, quận\"", "2,B,Phường Tây,ward,\"P, quận\"",
        "3,C,Xã Nam,commune,\"P, quận\"",
        "4,D,Xã Bắc,commune,Q",
      ])
    #expect(
      table.notes == [
        Note(
          "data.headingsFlattened",
          [
            "file": "book.xlsx", "first": "1", "last": "5",
            "columns": "STT, Mã đơn vị, Tên đơn vị, Loại hình, Cấp trên",
          ]),
        Note("data.mergedCellsFilled", ["file": "book.xlsx", "count": "2", "columns": "E"]),
      ])
  }

  @Test func cellsMergedAcrossOtherFiguresAreRefused() throws {
    var body = MergedCells(Array("a,5,,7\nb,1,2,3\ntitle\n".utf8)[...], firstRow: 3)
    #expect(!body.fill(try #require(CellRange("B3:C3"))), "5 for both would be a guess")
    #expect(body.fill(try #require(CellRange("A5:D5"))), "a text by itself is a title")
    #expect(body.fill(try #require(CellRange("D3:D5"))))
    #expect(String(decoding: body.bytes, as: UTF8.self) == "a,5,,7\nb,1,2,7\ntitle,,,7\n")
    #expect(body.fill(try #require(CellRange("A90:A95"))), "beyond the last row there is nothing to fill")
  }

  @Test func theFrameworkMayBeTheSheetsOfAWorkbook() throws {
    let tables = [
      "criteria.csv": "code,max_points,step\nC1,10,1\nC2,20,0.5\n", "levels.csv": "code,at_least\nhigh,80\nlow,0\n",
    ]
    let text = try StudyFolder(
      tables.merging(
        ["study.yml": StudyFolder.description.replacing("framework.yml", with: "[criteria.csv, levels.csv]")],
        uniquingKeysWith: { $1 }))
    let folder = try Self.folder(
      "framework.xlsx", ["study.yml": StudyFolder.description.replacing("framework.yml", with: "book.xlsx")])
    #expect(try folder.read().study.frameworks.latest.criteria == text.read().study.frameworks.latest.criteria)
    #expect(try folder.read().study.frameworks.latest.levels == text.read().study.frameworks.latest.levels)
  }
}
