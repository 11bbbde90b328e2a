import Evaluation
import Foundation
import Testing

@testable import Tables

/// Files as offices write them.
@Suite struct OfficeFormsTests {
  /// Python 3.11: `unicodedata.normalize("NFD", text).encode("cp1258")` with the circumflex, breve and horn kept on
  /// their letters, as the code page has them.
  @Test func textOfTheOlderCodePageIsRead() throws {
    let folder = try StudyFolder()
    #expect(Windows1258.decode(Data([0x58, 0x61, 0xDE, 0x20, 0xD0, 0xF4, 0x6E, 0x67])) == "Xã Đông")
    #expect(Windows1258.decode(Data([0x48, 0x6F, 0xCC, 0x61])) == "Hòa")
    #expect(Windows1258.decode(Data([0x53, 0xF4, 0xEC])) == "Số")
    try folder.write(
      Array("unit,name,type,parent\nA,".utf8) + [0x58, 0x61, 0xDE] + Array(",commune,P\nB,Unit B,ward,P\n".utf8),
      to: "units.csv")
    let study = try folder.read().study
    #expect(study.units.names == ["Xã", "Unit B"])
    #expect(study.notes.contains(Note("data.windows1258", ["file": "units.csv"])))
  }

  @Test func otherCodePagesAreNotTakenForIt() {
    #expect(Windows1258.decode(Data([0xE9, 0x74, 0xE9])) == nil, "été, without any mark of a tone")
    #expect(Windows1258.decode(Data([0x63, 0xF2])) == nil, "a mark behind a consonant")
    #expect(Windows1258.decode(Data([0x61, 0xCC, 0x90])) == nil, "a byte that stands for nothing")
  }

  @Test func theToneMayStandOnEitherVowel() throws {
    let folder = try StudyFolder([
      "units.csv": "unit,type\nXã Hòa Bình,commune\nB,ward\n",
      "ratings.csv": "unit,year,rater,C1,C2\nXã Hoà Bình,2024,self,8,15.5\nB,2024,self,9,1\n",
      "indicators.csv": "unit,year,Y1,Y2,Y2_n\nXã Hòa Bình,2024,1.25,3,40\n",
    ])
    let study = try folder.read().study
    #expect(study.ratings.unit == [0, 1])
    #expect(
      study.notes.contains(
        Note("data.tonesMatched", ["file": "ratings.csv", "count": "1", "example": "Xã Hoà Bình"])))
    #expect(ToneMarks.atEnds("hòa thủy") == ToneMarks.atEnds("hoà thuỷ"))
    #expect(ToneMarks.atEnds("hòa") != ToneMarks.atEnds("hóa"))
    #expect(ToneMarks.atEnds("lãnh đạo") != ToneMarks.atEnds("lành đạo"))
  }

  @Test func unitsThatDifferInTheToneAloneAreNotMatchedToEither() throws {
    let folder = try StudyFolder([
      "units.csv": "unit,type\nHòa,commune\nHoà,ward\n", "ratings.csv": "unit,year,rater,C1,C2\nHòa,2024,self,8,1\n",
      "indicators.csv": "unit,year,Y1,Y2,Y2_n\nHoà,2024,1.25,3,40\n",
    ])
    #expect(try folder.read().study.ratings.unit == [0])
    #expect(try folder.read().study.indicators.unit == [1])
  }

  @Test func thousandsAreSetApartWithoutADoubtOrNotAtAll() {
    #expect(GroupedNumbers(["1.234.567", "12"])?.plain("1.234.567") == "1234567")
    #expect(GroupedNumbers(["1.234,5", "999", "-2.000"])?.plain("-2.000") == "-2000")
    #expect(GroupedNumbers(["1,234,567.25"])?.plain("1,234,567.25") == "1234567.25")
    #expect(GroupedNumbers(["1.234"]) == nil, "1234 or 1.234")
    #expect(GroupedNumbers(["1.234.567", "1.5"]) == nil, "two conventions")
    #expect(GroupedNumbers(["1.23.456"]) == nil && GroupedNumbers(["8,5"]) == nil && GroupedNumbers([]) == nil)
  }

  @Test func aRepairedCopyHasPlainNumbers() throws {
    let folder = try StudyFolder([
      "indicators.csv": "unit;year;Y1;Y2;Y2_n\nA;2024;1.250.000,5;3;40\nB;2024;2.500;;\n"
    ])
    #expect(folder.problems().contains { $0.expected == .noThousandsSeparators })
    let files = try StudyRepair.repair(folder.url)
    let copy = try StudyFolder()
    for file in files { try copy.write(Array(file.data), to: file.name) }
    #expect(files.first { $0.name == "indicators.csv" }?.changes == [.separator, .thousands])
    #expect(try copy.read().study.indicators.values[0] == [1_250_000.5, 2_500])
  }

  /// `79.100` alone may be 79.1; beside `21,2`, which can be nothing but a decimal, it is 79100.
  @Test func theDecimalMarkOfAFileTellsWhatSetsThousandsApart() throws {
    let folder = try StudyFolder([
      "indicators.csv": "unit;year;Y1;Y2;Y2_n\nA;2024;79.100;21,2;40\nB;2024;5.250;3,5;7\n"
    ])
    let files = try StudyRepair.repair(folder.url)
    let copy = try StudyFolder()
    for file in files { try copy.write(Array(file.data), to: file.name) }
    #expect(
      files.first { $0.name == "indicators.csv" }?.changes == [.separator, .decimalComma, .thousands])
    #expect(try copy.read().study.indicators.values[0...1] == [[79_100, 5_250], [21.2, 3.5]])
    #expect(GroupedNumbers.decimalMark(["21,2", "79.100"]) == ",")
    #expect(GroupedNumbers.decimalMark(["21,2", "79.1"]) == nil && GroupedNumbers.decimalMark(["79.100"]) == nil)
  }

  @Test func titlesOverTheHeadingsAreNamedWithTheLineOfTheHeadings() throws {
    let rows = "Mã đơn vị;Năm;Người chấm;C1;C2\nA;2024;tự chấm;8;15,5\nB;2024;tự chấm;9;\n"
    for titles in ["UBND TỈNH A;;;;\nĐIỂM NĂM 2024;;;;\n;;;;\n", "UBND TỈNH A\nĐIỂM, NĂM 2024\n\n"] {
      let folder = try StudyFolder(["ratings.csv": titles + rows])
      #expect(
        folder.problems() == [
          DataProblem(file: "ratings.csv", line: 4, expected: .headingsInFirstLine(of: "unit"))
        ])
    }
    #expect(try StudyFolder(["ratings.csv": rows]).read().study.ratings.unit == [0, 1])
  }

  @Test func rowsAreNumberedAndTotalsAreNamedOnce() throws {
    let folder = try StudyFolder([
      "ratings.csv":
        "STT,unit,year,rater,C1,C2\n1,A,2024,self,8,15.5\n2,B,2024,self,9,1\n,Tổng cộng,,,1000,x\n,,,Người lập,,\n"
    ])
    #expect(
      folder.problems() == [
        DataProblem(
          file: "ratings.csv", line: 4, place: .column("unit"), found: "Tổng cộng", expected: .yearAndRater),
        DataProblem(
          file: "ratings.csv", line: 5, place: .column("rater"), found: "Người lập", expected: .yearAndRater),
      ])
  }

  @Test func mixedConventionsAndTextWithoutAMarkAreRefused() throws {
    let folder = try StudyFolder(["ratings.csv": "unit;year;rater;C1;C2\nA;2024;self;8.5;15,5\nB;2024;self;9;\n"])
    try folder.write("unit,type\nA,xa\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "units.csv")
    let problems = folder.problems()
    #expect(problems.contains { $0.file == "units.csv" && $0.expected == .byteOrderMark })
    #expect(problems.contains { $0.file == "ratings.csv" && $0.expected == .oneDecimalMark && $0.found == "15,5" })
  }

  @Test func aHeadingWiderThanASheetIsRefusedUnread() throws {
    let heading = (0...16_384).map { "c\($0)" }.joined(separator: ";")
    let folder = try StudyFolder(["ratings.csv": heading + "\n1;2\n"])
    #expect(
      folder.problems() == [DataProblem(file: "ratings.csv", line: 1, expected: .columnCount(most: 16_384))])
  }

  @Test(arguments: [
    (["Mã đơn vị", "Đơn vị", "NĂM", "Điểm A"], ["unit", "name", "year", "Điểm A"]),
    (["unit", "Đơn vị", "year", "năm"], ["unit", "name", "year", "năm"]),
    (["đơn vị", "ĐƠN VỊ", "năm"], ["đơn vị", "ĐƠN VỊ", "year"]),
    (["Đơn vi\u{323}", "Cấp trên", "Cấp trên trực tiếp"], ["unit", "Cấp trên", "parent"]),
  ])
  func headingsInTheWordsOfAnOfficeAreColumns(written: [String], read: [String]) {
    #expect(OfficeWords.headings(written) == read)
  }

  @Test func ratersMayBeNamedByAnOffice() {
    #expect(OfficeWords.rater(" Tự chấm") == .selfRating && OfficeWords.rater("self") == .selfRating)
    #expect(OfficeWords.rater("Thẩm định") == .superior && OfficeWords.rater("ai đó") == nil)
  }
}
