internal import Foundation
internal import LinearAlgebra

/// How a unit's values of different years hang together: a part that stays, a part that fades, and the rest.
///
/// ρ(h) = a + b rʰ for h ≥ 1 and ρ(0) = 1, with a, b ≥ 0, a + b ≤ 1 and 0 ≤ r < 1, which is positive definite for any
/// years: a stable effect, a first-order autoregression and white noise.
///
/// Source: Laird and Ware (1982), Random-effects models for longitudinal data; Diggle (1988) for the three parts.
public struct YearlyCorrelation: Sendable, Equatable {
  /// a, the share of the variance that stays.
  public let lasting: Double
  /// b, the share that fades.
  public let fading: Double
  /// r, what is left of it after a year.
  public let persistence: Double

  /// What one lag shows.
  public struct Lag: Sendable {
    /// h, in years, above 0.
    public let years: Int
    /// The correlation at that lag.
    public let correlation: Double
    /// What it counts for, for example the number of pairs.
    public let weight: Double

    /// A lag with its correlation.
    public init(years: Int, correlation: Double, weight: Double) {
      self.years = years
      self.correlation = correlation
      self.weight = weight
    }
  }

  private static let shares = stride(from: 0.0, through: 1.0, by: 0.02).map { $0 }
  private static let persistences = stride(from: 0.0, through: 0.9, by: 0.1).map { $0 }

  /// Values of different years that have nothing to do with each other.
  public static let none = YearlyCorrelation(lasting: 0, fading: 0, persistence: 0)

  private init(lasting: Double, fading: Double, persistence: Double) {
    self.lasting = lasting
    self.fading = fading
    self.persistence = persistence
  }

  /// The member of the family nearest to the correlations seen, by weighted least squares on a grid of 0.02 for the
  /// shares and 0.1 for r; a lag whose correlation is not a number is left out.
  ///
  /// - Complexity: O(12,000 × lags).
  public init(_ lags: [Lag]) {
    let known = lags.filter { $0.correlation.isFinite && $0.weight > 0 && $0.years > 0 }
    var best = YearlyCorrelation.none
    var least = Double.infinity
    for persistence in Self.persistences {
      let powers = known.map { pow(persistence, Double($0.years)) }
      for lasting in Self.shares {
        for fading in Self.shares where lasting + fading <= 1 + 1e-9 {
          var loss = 0.0
          for (lag, power) in zip(known, powers) {
            let error = lag.correlation - lasting - fading * power
            loss += lag.weight * error * error
          }
          if loss < least - 1e-12 {
            least = loss
            best = YearlyCorrelation(lasting: lasting, fading: fading, persistence: persistence)
          }
        }
      }
    }
    self = best
  }

  /// ρ(h).
  public func correlation(years h: Int) -> Double {
    h == 0 ? 1 : lasting + fading * pow(persistence, Double(abs(h)))
  }

  /// The best linear prediction of a unit's value in one year from what is known of other years.
  ///
  /// With K the correlations of the years and E the errors' covariance, mean k'(K + E)⁻¹x and variance
  /// 1 − k'(K + E)⁻¹k; E has the given variances on its diagonal and ε√(e_s e_t) beside it.
  ///
  /// - Parameters:
  ///   - errorCorrelation: ε in 0…1, how far errors of different years agree.
  /// - Returns: mean 0 and variance 1 where nothing is known.
  /// - Complexity: O(years³).
  public func prediction(
    of year: Int, from observations: [(year: Int, value: Double, variance: Double)], errorCorrelation: Double = 0
  ) -> (mean: Double, variance: Double) {
    let (weights, variance) = predictor(
      of: year, from: observations.map { (year: $0.year, variance: $0.variance) }, errorCorrelation: errorCorrelation)
    return (zip(weights, observations).reduce(0) { $0 + $1.0 * $1.1.value }, variance)
  }

  /// What each year's value counts for in that prediction, and the variance that it leaves.
  ///
  /// - Returns: no weights and the variance 1 where nothing is known.
  /// - Complexity: O(years³).
  public func predictor(
    of year: Int, from years: [(year: Int, variance: Double)], errorCorrelation: Double = 0
  ) -> (weights: [Double], variance: Double) {
    guard !years.isEmpty else { return ([], 1) }
    let count = years.count
    var covariance = Matrix(rows: count, columns: count)
    for s in 0..<count {
      for t in 0..<count {
        let (a, b) = (years[s], years[t])
        let error = s == t ? a.variance : errorCorrelation * (a.variance * b.variance).squareRoot()
        covariance[s, t] = correlation(years: a.year - b.year) + error
      }
      covariance[s, s] += 1e-9
    }
    let towards = years.map { correlation(years: $0.year - year) }
    guard let weights = (try? Cholesky(covariance))?.solve(towards) else {
      return (years.map { _ in 0 }, 1)
    }
    let known = zip(weights, towards).reduce(0) { $0 + $1.0 * $1.1 }
    return (weights, min(max(1 - known, 1e-6), 1))
  }
}
