import Foundation
import Testing

@testable import Tables

/// Workbooks that are not read, each with its reason; `scripts/reference/workbooks.py` makes them.
@Suite struct RefusedWorkbookTests {
  static let refused: [(book: String, found: String?, expected: Tables.Expectation)] = [
    ("entity.xlsx", nil, .workbookWithoutEntities),
    ("columns.xlsx", nil, .columnCount(most: 16_384)),
    ("bomb.xlsx", nil, .packingRatio(most: 250)),
    ("order.xlsx", "row 1", .intactWorkbook),
    ("truncated.xlsx", "ZIP", .intactWorkbook),
    ("old.xls", nil, .xlsxInsteadOfXLS),
  ]

  @Test(arguments: refused.indices)
  func badWorkbooksAreRefused(index: Int) throws {
    let (book, found, expected) = Self.refused[index]
    let folder = try WorkbookStudyTests.folder(
      book, ["study.yml": StudyFolder.description.replacing("units.csv", with: "book.xlsx")])
    #expect(folder.problems().contains(DataProblem(file: "book.xlsx", found: found, expected: expected)))
  }

  @Test func theLimitsHoldForEveryPart() throws {
    let url = WorkbookStudyTests.fixtures.appending(path: "openpyxl.xlsx")
    func defect(_ limits: WorkbookLimits) -> WorkbookDefect? {
      do throws(WorkbookDefect) {
        _ = try WorkbookFile(url, limits: limits).read(sheet: "ratings")
        return nil
      } catch {
        return error
      }
    }
    #expect(defect(WorkbookLimits()) == nil)
    #expect(defect(WorkbookLimits(unpackedBytes: 500)) == .tooLarge(bytes: 500))
    #expect(defect(WorkbookLimits(unquestionedBytes: 0, ratio: 1)) == .tooDense(ratio: 1))
    #expect(defect(WorkbookLimits(cells: 19)) == .tooManyCells(most: 19))
    #expect(defect(WorkbookLimits(columns: 4)) == .tooManyColumns(most: 4))
    #expect(defect(WorkbookLimits(rows: 3)) == .tooManyRows(most: 3))
    #expect(defect(WorkbookLimits(lettersOfCell: 1)) == .tooMuchText(most: 1))
  }

  /// Every file that a damaged disk or download could leave: each ends in words, never in a crash.
  @Test func damagedBytesEndInWords() throws {
    let whole = try Data(contentsOf: WorkbookStudyTests.fixtures.appending(path: "libreoffice.xlsx"))
    let folder = try StudyFolder(["study.yml": StudyFolder.description.replacing("units.csv", with: "book.xlsx")])
    for step in 0..<60 {
      var bytes = Array(whole)
      let place = (step * 7_919) % bytes.count
      if step % 3 == 0 { bytes.removeLast(place) } else { bytes[place] ^= UInt8(1 + step) }
      try folder.write(bytes, to: "book.xlsx")
      _ = folder.problems()
    }
    try folder.write([], to: "book.xlsx")
    #expect(folder.problems().contains(DataProblem(file: "book.xlsx", expected: .content)))
  }
}
