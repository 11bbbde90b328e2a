import Testing

@testable import Tables

@Suite struct SheetPartsTests {
  /// Serial numbers and dates as LibreOffice Calc 7.4 shows them with the format YYYY-MM-DD and the day zero 1899-12-30;
  /// those before 1 March 1900 as Excel shows them.
  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (36_526, "2000-01-01"), (45_611, "2024-11-15"),
    (45_611.5, "2024-11-15T12:00:00"), (45_350.999999999, "2024-02-29"), (2_958_465, "9999-12-31"),
  ])
  func serialNumbersAreDates(serial: Double, text: String) {
    #expect(SerialDate.text(serial, countsFrom1904: false) == text)
  }

  @Test func daysMayBeCountedFrom1904() {
    #expect(SerialDate.text(0, countsFrom1904: true) == "1904-01-01")
    #expect(SerialDate.text(45_611 - 1_462, countsFrom1904: true) == "2024-11-15")
    #expect(SerialDate.text(-1, countsFrom1904: false) == nil)
    #expect(SerialDate.text(.infinity, countsFrom1904: false) == nil)
  }

  @Test func formatsOfDatesAreToldFromNumbers() {
    for code in ["dd/mm/yyyy", "[$-42A]d mmmm yyyy", "h:mm", "mm:ss.0"] { #expect(StyleReader.showsDate(code)) }
    for code in ["0.00", "#,##0 \"đồng\"", "General", "[Red]0", "0\\d", "0_)"] { #expect(!StyleReader.showsDate(code)) }
  }

  @Test func rangesAreRead() {
    #expect(CellRange("B2:D5")?.columns == 1...3)
    #expect(CellRange("B2:D5")?.rows == 2...5)
    #expect(CellRange("$AA$10")?.columns == 26...26)
    #expect(CellRange("D5:B2") == nil && CellRange("5") == nil && CellRange("") == nil)
    for column in [0, 25, 26, 701, 702, 16_383] {
      #expect(CellRange("\(CellRange.letters(column))1")?.columns == column...column)
    }
  }

  @Test func numbersKeepTheirValueAndLoseTheirBinaryTail() {
    func written(_ text: String) -> String {
      var content = CellContent()
      Array(text.utf8).withUnsafeBufferPointer { content.append($0) }
      var bytes: [UInt8] = []
      content.appendNumber(to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(written("8.3000000000000007") == "8.3")
    #expect(written("1E3") == "1000")
    #expect(written("15.5") == "15.5")
    #expect(written("0.30000000000000004") == "0.30000000000000004")
    #expect(written("1E400") == "1E400")
  }

  @Test func markedTextsAreThoseOfDigitsAndMarks() {
    for text in ["8,5", "1.234", "-0,5", "\"8,5\""] { #expect(MarkedText.text(Array(text.utf8)) != nil, "\(text)") }
    #expect(MarkedText.text(Array("1 \u{A0}".utf8)) == nil)
    for text in ["8,5\u{A0}", " 8,5", "\"\u{A0}8,5 \""] {
      #expect(MarkedText.text(Array(text.utf8)) == "8,5", "\(text)")
    }
    for text in ["8", "I.1", "8,5 điểm", "", "\"a,b\"", "1-2", ","] {
      #expect(MarkedText.text(Array(text.utf8)) == nil, "\(text)")
    }
  }
}
