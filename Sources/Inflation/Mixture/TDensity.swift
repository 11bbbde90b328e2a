internal import Foundation

/// The density of Student's t at unit scale, for loops that call it by the million.
///
/// log f(z) = log Γ((ν+1)/2) − log Γ(ν/2) − ½ log(νπ) − ((ν+1)/2) log(1 + z²/ν)
struct TDensity: Sendable {
  /// ν.
  let degreesOfFreedom: Double
  private let logConstant: Double

  /// The density with ν degrees of freedom, a whole number above 0.
  init(degreesOfFreedom nu: Double) {
    degreesOfFreedom = nu
    logConstant = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * Foundation.log(nu * .pi)
  }

  /// log f(z).
  func log(_ z: Double) -> Double {
    logConstant - (degreesOfFreedom + 1) / 2 * log1p(z * z / degreesOfFreedom)
  }

  /// f(z) / f(z₀) = ((ν + z₀²) / (ν + z²))^((ν+1)/2), without a logarithm: ν is whole, so that the power is one of
  /// squarings and at most a root.
  func ratio(_ z: Double, over z0: Double) -> Double {
    power((degreesOfFreedom + z0 * z0) / (degreesOfFreedom + z * z), one: 1, times: *, root: { $0.squareRoot() })
  }

  /// f(z √precision) / f(z₀).
  func ratio(_ z: Double, over z0: Double, precision: Double) -> Double {
    ratio(z * precision.squareRoot(), over: z0)
  }

  /// f(z) / f(z₀) of four z at once.
  @inline(__always)
  func ratio(_ z: SIMD4<Double>, over z0: Double) -> SIMD4<Double> { ratio(z, over: z0, precision: .one) }

  /// f(z √precision) / f(z₀) of four z at once.
  @inline(__always)
  func ratio(_ z: SIMD4<Double>, over z0: Double, precision: SIMD4<Double>) -> SIMD4<Double> {
    power(
      (degreesOfFreedom + z0 * z0) / (degreesOfFreedom + z * z * precision), one: .one, times: *,
      root: { $0.squareRoot() })
  }

  /// x^((ν+1)/2).
  @inline(__always)
  private func power<Value>(
    _ x: Value, one: Value, times: (Value, Value) -> Value, root: (Value) -> Value
  ) -> Value {
    let halves = Int(degreesOfFreedom) + 1
    var exponent = halves / 2
    var square = x
    var power = halves.isMultiple(of: 2) ? one : root(x)
    while exponent > 0 {
      if exponent & 1 == 1 { power = times(power, square) }
      square = times(square, square)
      exponent >>= 1
    }
    return power
  }

  /// The weight (ν+1)/(ν+z²) of an observation at z in the likelihood equations.
  func weight(_ z: Double) -> Double {
    (degreesOfFreedom + 1) / (degreesOfFreedom + z * z)
  }

  /// The degrees of freedom that are tried: odd, for then `ratio` takes no root.
  static let grid: [Double] = [3, 5, 7, 9, 11, 15, 31]

  /// The ν of the grid under which weighted standardised values are most likely.
  static func mostLikely(_ z: [Double], weights: [Double]) -> TDensity {
    var best = TDensity(degreesOfFreedom: 31)
    var bestLikelihood = -Double.infinity
    for nu in grid {
      let density = TDensity(degreesOfFreedom: nu)
      var likelihood = 0.0
      for i in z.indices where weights[i] > 0 && z[i].isFinite { likelihood += weights[i] * density.log(z[i]) }
      if likelihood > bestLikelihood { (best, bestLikelihood) = (density, likelihood) }
    }
    return best
  }
}
