import Foundation
import Statistics
import Testing

@testable import Reports

struct AlphabetTests {
  private func sorted(_ names: [String]) -> [String] {
    Alphabet.sorted(names) { [$0] }
  }

  @Test func lettersStandInTheVietnameseOrder() {
    let order = ["An", "Ăn", "Ân", "Ba", "Da", "Đa", "Ea", "Êa", "Oa", "Ôa", "Ơa", "Pa", "Ua", "Ưa", "Va", "Ya"]
    #expect(sorted(order.reversed()) == order)
  }

  @Test func tonesDecideOnlyBetweenEqualLetters() {
    let tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    #expect(sorted(tones.reversed()) == tones)
    #expect(sorted(["Má Một", "Ma Hai", "Ma Một"]) == ["Ma Hai", "Ma Một", "Má Một"])
  }

  @Test func numbersStandByTheirValueAndBeforeLetters() {
    #expect(sorted(["Phường 10", "Phường 9", "Phường An"]) == ["Phường 9", "Phường 10", "Phường An"])
  }

  @Test func composedAndDecomposedNamesAreOneName() {
    let composed = "Xã Đông Hải".precomposedStringWithCanonicalMapping
    let decomposed = composed.decomposedStringWithCanonicalMapping
    #expect(!(Alphabet.key(composed) < Alphabet.key(decomposed)))
    #expect(!(Alphabet.key(decomposed) < Alphabet.key(composed)))
  }

  @Test func anyOrderOfRowsGivesTheSameList() {
    var stream = RandomStream(seed: 11)
    let letters = Array("aăâbcdđeêghikl 0123456789")
    let names = (0..<60).map { _ in String((0..<6).map { _ in letters[stream.index(below: letters.count)] }) }
    #expect(sorted(names) == sorted(names.shuffled(using: &stream)))
  }
}
