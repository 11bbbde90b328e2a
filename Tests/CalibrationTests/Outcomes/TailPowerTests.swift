import Foundation
import Statistics
import Testing

@testable import Calibration

/// (x/x₀)^{−(ν+1)/2} against the exponential of a logarithm, for ν that are whole numbers and one that is not.
@Suite struct TailPowerTests {
  @Test(arguments: [1, 3, 4, 6, 10, 30, 2.5]) func equalsTheExponentialOfTheLogarithm(degreesOfFreedom: Double) {
    var stream = RandomStream(seed: 83)
    let least = 0.5 + stream.uniform()
    let values = (0..<40).map { block in
      var eight = SIMD8(repeating: least)
      for place in 0..<8 where block + place > 0 { eight[place] *= exp(12 * stream.uniform()) }
      return eight
    }
    var powers = values
    TailPower(degreesOfFreedom: degreesOfFreedom).apply(to: &powers, over: least)
    #expect(powers[0][0] == 1)
    for (eight, power) in zip(values, powers) {
      for place in 0..<8 {
        let expected = exp(-(degreesOfFreedom + 1) / 2 * log(eight[place] / least))
        #expect(abs(power[place] - expected) <= 1e-12 * expected)
      }
    }
  }

  /// What is too far out to be told from 0 becomes 0, never an overflow.
  @Test func vanishesFarOut() {
    var powers = [SIMD8<Double>(1, 1e300, 1, 1, 1, 1, 1, 1)]
    TailPower(degreesOfFreedom: 30).apply(to: &powers, over: 1)
    #expect(powers == [SIMD8(1, 0, 1, 1, 1, 1, 1, 1)])
  }
}
