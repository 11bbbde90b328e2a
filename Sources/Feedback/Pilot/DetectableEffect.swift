internal import Statistics

/// The effect that a trial of a given size finds with a wanted power.
///
/// MDE = (t_{1−α/2, ν} + t_{power, ν}) σ √(1/m + 1/c) for m treated and c other units, ν = m + c − 2 and σ the standard
/// deviation of a unit's number within blocks. A σ from few units is itself uncertain: the prudent figure takes its upper
/// limit σ √(f/χ²_{1−prudence, f}), f its degrees of freedom.
///
/// Source: Bloom (1995), Minimum detectable effects; Browne (1995), On the use of a pilot sample for sample size
/// determination, for the upper limit.
struct DetectableEffect: Sendable {
  /// σ, in the unit of the values.
  let standardDeviation: Double
  /// f.
  let degreesOfFreedom: Int
  /// 1 − α.
  let confidence: Double
  /// The probability with which the effect is to be found.
  let power: Double

  /// How sure the upper limit of σ is: four times in five, as Browne recommends.
  private static let prudence = 0.8

  /// The effect for m treated and c other units; nil where too few are left to estimate anything by.
  func effect(treated m: Int, others c: Int) -> Double? {
    guard m > 0, c > 0, m + c > 2 else { return nil }
    let spread = (1 / Double(m) + 1 / Double(c)).squareRoot()
    return multiplier(degreesOfFreedom: m + c - 2) * standardDeviation * spread
  }

  /// (t_{1−α/2, ν} + t_{power, ν}).
  func multiplier(degreesOfFreedom: Int) -> Double {
    let t = StudentT(degreesOfFreedom: Double(max(degreesOfFreedom, 1)))
    return t.quantile(0.5 + confidence / 2) + t.quantile(power)
  }

  /// How many times σ its upper limit is.
  var prudentFactor: Double {
    guard degreesOfFreedom > 0 else { return .infinity }
    let freedom = Double(degreesOfFreedom)
    return (freedom / ChiSquared(degreesOfFreedom: freedom).quantile(1 - Self.prudence)).squareRoot()
  }
}
