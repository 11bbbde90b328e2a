import Foundation
import Statistics
import Testing

@testable import Tables

struct DecimalTextTests {
  @Test func filesKeepADecimalPointAndNoNegativeZero() {
    #expect(DecimalText.fixed(-0.00001, decimals: 2) == "0.00")
    #expect(DecimalText.fixed(12_345.678, decimals: 2) == "12345.68")
    #expect(DecimalText.fixed(-0.5, decimals: 0) == "0")
    #expect(DecimalText.fixed(-1.5, decimals: 0) == "-2")
    #expect(DecimalText.trimmed(-0.00001, decimals: 2) == "0")
    #expect(DecimalText.trimmed(20, decimals: 2) == "20")
    #expect(DecimalText.trimmed(4.50, decimals: 2) == "4.5")
    #expect(DecimalText.rounded(0.0000123456789, digits: 6) == 1.23457e-05)
    #expect(DecimalText.rounded(2.0 / 3, decimals: 4) == 0.6667)
    #expect(DecimalText.rounded(.nan, decimals: 4).isNaN)
    #expect(DecimalText.rounded(.infinity, digits: 6) == .infinity)
    #expect(DecimalText.fixed(.nan, decimals: 2).isEmpty)
  }

  /// A number of any size and sign, every fourth on a tie between two decimals.
  private func number(_ stream: inout RandomStream) -> Double {
    let sign = stream.index(below: 2) == 0 ? 1.0 : -1.0
    switch stream.index(below: 8) {
    case 0: return sign * (Double(stream.index(below: 4_000)) + 0.5) / 8
    case 1: return sign * (Double(stream.index(below: 40_000)) + 0.5) / 1_024
    case 2: return sign * Double(bitPattern: stream.next() >> 1)
    case 3: return sign * Double.leastNonzeroMagnitude * Double(stream.index(below: 1_000))
    case 4: return sign * exp(stream.normal() * 20)
    case 5: return sign * (1 - exp(-40 * stream.uniform()))
    default: return sign * 100 * stream.uniform()
    }
  }

  /// The C library's own forms are the reference: glibc prints the exact expansion rounded half to even.
  @Test(arguments: UInt64(1)...4)
  func agreesWithTheCLibrary(seed: UInt64) {
    var stream = RandomStream(seed: seed)
    for _ in 0..<5_000 {
      let value = number(&stream)
      guard value.isFinite else { continue }
      let decimals = stream.index(below: 12)
      let printed = String(format: "%.\(decimals)f", value)
      #expect(DecimalText.rounded(value, decimals: decimals).bitPattern == Double(printed)?.bitPattern)
      let isZero = printed.allSatisfy { "-0.".contains($0) }
      #expect(DecimalText.fixed(value, decimals: decimals) == (isZero ? printed.replacing("-", with: "") : printed))
      let digits = 1 + stream.index(below: 9)
      let shown = String(format: "%.\(digits)g", value)
      #expect(DecimalText.rounded(value, digits: digits).bitPattern == Double(shown)?.bitPattern)
    }
  }
}
