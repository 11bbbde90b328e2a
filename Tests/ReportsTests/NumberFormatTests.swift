import Evaluation
import Testing

@testable import Reports

struct NumberFormatTests {
  let vietnamese = NumberFormat(.vietnamese)
  let english = NumberFormat(.english)

  @Test func marksFollowTheLanguage() {
    #expect(vietnamese.fixed(1_234_567.891, 2) == "1.234.567,89")
    #expect(english.fixed(1_234_567.891, 2) == "1,234,567.89")
    #expect(vietnamese.integer(12_345) == "12.345")
    #expect(vietnamese.integer(123) == "123")
    #expect(vietnamese.percent(0.125, 1) == "12,5%")
  }

  @Test func signsAreTrueMinusAndZeroHasNone() {
    #expect(vietnamese.signed(-2.5) == "\u{2212}2,5")
    #expect(vietnamese.signed(2.5) == "+2,5")
    #expect(vietnamese.signed(0.04) == "0,0")
    #expect(vietnamese.signed(-0.04) == "0,0")
    #expect(vietnamese.signedTrimmed(0.5) == "+0,5")
    #expect(vietnamese.signedTrimmed(0) == "0")
  }

  @Test func zerosAtTheEndAreLeftOutOfDecimalsOnly() {
    #expect(vietnamese.trimmed(4.50) == "4,5")
    #expect(vietnamese.trimmed(1_000) == "1.000")
    #expect(vietnamese.trimmed(0) == "0")
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1.2.3", "1e5", "0x3", "nan", "1,5", " 1", "I.1"])
  func textThatIsNoNumberStaysText(_ text: String) {
    #expect(vietnamese.number(text) == nil)
  }

  @Test func numbersInNotesTakeTheLanguagesForm() {
    #expect(vietnamese.number("1234.5") == "1.234,5")
    #expect(english.number("-1234.5") == "\u{2212}1,234.5")
  }
}
