import Foundation

/// A seeded stream of random numbers: xoshiro256** started by SplitMix64.
///
/// A stream is named by a seed and any number of indices (a unit, a replicate, a scenario), so that the numbers a piece
/// of work draws do not depend on the thread or the order in which it is done.
///
/// Source: Blackman and Vigna (2021), Scrambled linear pseudorandom number generators; Steele, Lea and Flood (2014).
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spareNormal: Double?

  /// An element with weight is looked for so many times.
  private static let mostTries = 50

  /// The stream of a seed and the indices that name the piece of work.
  public init(seed: UInt64, _ indices: UInt64...) {
    var mixer = seed
    for index in indices {
      mixer = Self.splitMix(&mixer) ^ (index &* 0xD134_2543_DE82_EF95)
    }
    state = (Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer))
  }

  private static func splitMix(_ x: inout UInt64) -> UInt64 {
    x &+= 0x9E37_79B9_7F4A_7C15
    var z = x
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let multiplied = state.1 &* 5
    let result = ((multiplied << 7) | (multiplied >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A number uniform on the open interval (0, 1), in steps of 2⁻⁵³.
  public mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  /// A whole number uniform on 0..<bound; `bound` is positive.
  public mutating func index(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// One of the elements, drawn in proportion to a weight between 0 and 1 by rejection; nil where hardly any has weight.
  ///
  /// - Complexity: O(1 / mean weight), at most `mostTries` weights.
  public mutating func element<Element>(of elements: [Element], weight: (Element) -> Double) -> Element? {
    for _ in 0..<(elements.isEmpty ? 0 : Self.mostTries) {
      let element = elements[index(below: elements.count)]
      if uniform() < weight(element) { return element }
    }
    return nil
  }

  /// A standard normal number, by Marsaglia's polar method.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s > 0, s < 1 {
        let factor = (-2 * log(s) / s).squareRoot()
        spareNormal = v * factor
        return u * factor
      }
    }
  }

  /// A gamma number of the given shape and scale 1.
  ///
  /// Source: Marsaglia and Tsang (2000), A simple method for generating gamma variables.
  public mutating func gamma(shape: Double) -> Double {
    if shape < 1 {
      let power = exp(log(uniform()) / shape)
      return gamma(shape: shape + 1) * power
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if log(uniform()) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  /// A number of Student's t distribution.
  public mutating func studentT(degreesOfFreedom: Double) -> Double {
    let chiSquared = 2 * gamma(shape: degreesOfFreedom / 2)
    return normal() / (chiSquared / degreesOfFreedom).squareRoot()
  }

  /// A number of the beta distribution on (0, 1).
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(shape: a)
    let y = gamma(shape: b)
    return x / (x + y)
  }
}
