import Foundation

/// The tails of a t density with a whole number ν of degrees of freedom: (x/x₀)^{−(ν+1)/2} without a logarithm.
///
/// A root and some ⌈log₂(ν + 1)⌉ products take the place of a logarithm and an exponential, which were most of what the
/// outcomes' factor cost. Where ν is not whole, those are taken.
struct TailPower {
  private let whole: Int?
  private let exponent: Double

  /// The tails for ν degrees of freedom.
  init(degreesOfFreedom nu: Double) {
    exponent = (nu + 1) / 2
    whole = nu >= 0 && nu <= 1000 ? Int(exactly: nu + 1) : nil
  }

  /// Replaces each x by (x/least)^{−(ν+1)/2}; no x may lie below `least`, which must be above 0.
  ///
  /// - Complexity: O(n log ν).
  func apply(to values: inout [SIMD8<Double>], over least: Double) {
    for i in values.indices {
      if let whole {
        values[i] = Self.power((least / values[i]).squareRoot(), whole)
      } else {
        for place in 0..<8 { values[i][place] = exp(-exponent * log(values[i][place] / least)) }
      }
    }
  }

  /// xⁿ by squaring.
  private static func power(_ x: SIMD8<Double>, _ n: Int) -> SIMD8<Double> {
    var factor = x
    var left = n
    var result = SIMD8<Double>.one
    while left > 0 {
      if left & 1 == 1 { result *= factor }
      factor *= factor
      left >>= 1
    }
    return result
  }
}
