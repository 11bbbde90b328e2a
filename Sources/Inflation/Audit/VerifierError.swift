internal import Statistics

/// How far two verifiers of one unit differ, and what that does to shares.
///
/// σ² = Σ_i Σ_r (t_ir − t̄_i)² / Σ_i (r_i − 1) over units i with r_i > 1 verifications; the interval takes the
/// χ² distribution.
public struct VerifierError: Sendable, Codable, Equatable {
  /// Units that several verified.
  public var units: Int
  /// The standard deviation σ of one verification, in points.
  public var deviation: Double
  /// The lower end of its interval.
  public var lower: Double
  /// The upper end.
  public var upper: Double

  /// From the verified totals of each unit; nil where no unit was verified twice.
  init?(_ totals: [[Double]], confidence: Double) {
    let several = totals.filter { $0.count > 1 }
    let freedom = several.reduce(0) { $0 + $1.count - 1 }
    guard freedom > 0 else { return nil }
    let sum = several.reduce(0.0) { sum, values in
      let mean = values.reduce(0, +) / Double(values.count)
      return sum + values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let chi = ChiSquared(degreesOfFreedom: Double(freedom))
    units = several.count
    deviation = (sum / Double(freedom)).squareRoot()
    lower = (sum / chi.quantile(0.5 + confidence / 2)).squareRoot()
    upper = (sum / chi.quantile(0.5 - confidence / 2)).squareRoot()
  }
}
