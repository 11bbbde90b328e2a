import Foundation

/// The sum of an error whose variance is known and one whose variance was estimated.
///
/// X = V^{1/2} Z + Ω^{1/2} t_ν, Z standard normal and t_ν Student's t apart from it
///
/// As t_ν = Z′/G^{1/2} with νG ~ χ²_ν, P(X ≤ x) = E Φ(x/(V + Ω/G)^{1/2}); the mean over G is taken by the midpoint rule over
/// its quantiles.
///
/// Source: Fisher (1935), The fiducial argument in statistical inference, Annals of Eugenics 6, for ν = ∞ in one sample.
public struct NormalStudentSum: Sendable {
  private let deviations: [Double]

  /// Midpoints over G: the quantiles between 0.5 and 0.95 are then within 0.2 % for ν ≥ 1.
  private static let midpoints = 400
  /// Halvings of the bracket of a quantile, below the rounding of doubles.
  private static let bisections = 60

  /// The sum for V = `normalVariance`, Ω = `studentScaleSquared`, both at least 0, and ν > 0 degrees of freedom.
  public init(normalVariance: Double, studentScaleSquared: Double, degreesOfFreedom: Double) {
    guard studentScaleSquared > 0 else {
      deviations = [normalVariance.squareRoot()]
      return
    }
    let chiSquared = ChiSquared(degreesOfFreedom: degreesOfFreedom)
    deviations = (0..<Self.midpoints).map { place in
      let g = chiSquared.quantile((Double(place) + 0.5) / Double(Self.midpoints)) / degreesOfFreedom
      return (normalVariance + studentScaleSquared / g).squareRoot()
    }
  }

  /// The probability P(X ≤ x).
  ///
  /// - Complexity: O(400).
  public func cumulative(_ x: Double) -> Double {
    deviations.reduce(0) { sum, deviation in
      sum + (deviation > 0 ? NormalDistribution.standard.cumulative(x / deviation) : x < 0 ? 0 : 1)
    } / Double(deviations.count)
  }

  /// The x with P(X ≤ x) = p, for p in 0…1 but its ends.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0.5 else { return p < 0.5 ? -quantile(1 - p) : .nan }
    var high = deviations.max() ?? 0
    guard high > 0 else { return 0 }
    while cumulative(high) < p, high.isFinite { high *= 2 }
    return bisection(from: 0, to: high, halvings: Self.bisections) { cumulative($0) >= p }.high
  }
}
