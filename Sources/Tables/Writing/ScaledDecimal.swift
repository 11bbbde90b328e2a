/// Whole numbers of units of 10⁻ᵈ, computed exactly.
///
/// A double is m·2ᵉ with m below 2⁵³, and m·10ᵈ fits 128 bits up to d = 22, the largest power of ten that a double holds.
enum ScaledDecimal {
  private static let mostDecimals = 22
  private static let powers: [UInt128] = (0...mostDecimals).map { exponent in
    (0..<exponent).reduce(into: UInt128(1)) { power, _ in power *= 10 }
  }
  private static let exactPowers = powers.map { Double($0) }

  /// The number of units nearest to a magnitude, ties to even; nil where the count would not be exact as a double.
  static func units(in magnitude: Double, decimals: Int) -> UInt64? {
    guard (0...mostDecimals).contains(decimals), magnitude * exactPowers[decimals] < 0x1p53 else { return nil }
    let isNormal = magnitude.isNormal
    let significand = magnitude.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let shift = isNormal ? 52 - Int(magnitude.exponent) : 1_074
    let product = UInt128(significand) * powers[decimals]
    guard shift > 0 else { return UInt64(product << UInt128(-shift)) }
    guard shift < UInt128.bitWidth else { return 0 }
    let quotient = product >> UInt128(shift)
    let remainder = product - quotient << UInt128(shift)
    let half = UInt128(1) << UInt128(shift - 1)
    let isUp = remainder > half || (remainder == half && quotient & 1 == 1)
    return UInt64(quotient) + (isUp ? 1 : 0)
  }

  /// A number of units as a double: one division of two exact doubles, and so the nearest one.
  static func value(of units: UInt64, decimals: Int) -> Double {
    Double(units) / exactPowers[decimals]
  }
}
