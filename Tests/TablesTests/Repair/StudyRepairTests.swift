import Evaluation
import Foundation
import Tables
import Testing

@Suite struct StudyRepairTests {
  @Test func aCopyReadsAsTheOriginalDoes() throws {
    let folder = try StudyFolder([
      "units.csv": "unit\tname\ttype\tparent\nA\tXa\u{303} Đông\tcommune\tP\nB\tUnit B\tward\tP\n",
      "ratings.csv": "unit;year;rater;C1;C2\nA;2024;self;8;15,5\nA;2024;superior;7;15\nB;2024;self;9;\n",
    ])
    let files = try StudyRepair.repair(folder.url)
    let changes = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.changes) })
    #expect(changes["units.csv"] == [.separator, .letters])
    #expect(changes["ratings.csv"] == [.separator, .decimalComma])
    #expect(changes["indicators.csv"] == [])
    let copy = try StudyFolder()
    for file in files { try copy.write(Array(file.data), to: file.name) }
    let isSame = try copy.read().study.isSame(as: folder.read().study)
    #expect(isSame)
  }

  @Test func whatCannotBeReadIsRepairedWhereNothingHasToBeGuessed() throws {
    let folder = try StudyFolder([
      "framework.yml": StudyFolder.framework.replacing("  - {code: C", with: "\t- {code: C")
    ])
    let units = "unit,type\nA,commune\nB,ward\n"
    try folder.write(units.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "units.csv")
    try folder.write(Array("unit,year,rater,C1,C2\nA,2024,self,8,\"15,5\"\nB,2024,self,9,1\n".utf8), to: "ratings.csv")
    #expect(folder.problems().count == 3)
    let copy = try StudyFolder()
    for file in try StudyRepair.repair(folder.url) { try copy.write(Array(file.data), to: file.name) }
    #expect(copy.problems().isEmpty)
    #expect(try copy.read().study.ratings.points[1] == [15.5, 1])
  }

  @Test func bothDecimalMarksAreLeftToPeople() throws {
    let folder = try StudyFolder(["ratings.csv": "unit;year;rater;C1;C2\nA;2024;self;8.5;15,5\nB;2024;self;9;\n"])
    let copy = try StudyFolder()
    for file in try StudyRepair.repair(folder.url) { try copy.write(Array(file.data), to: file.name) }
    #expect(!copy.problems().isEmpty)
  }
}
