import Foundation
internal import LinearAlgebra

/// A Student t distribution of unknown location, scale and degrees of freedom, fitted to weighted values.
///
/// f(x) = t_ν((x − μ)/s) / s. Its tails say how far values may lie from the centre without meaning anything by it.
///
/// Source: Lange, Little and Taylor (1989), Robust statistical modeling using the t distribution.
public struct TLocationScale: Sendable, Equatable {
  /// μ, the location, in the unit of the values.
  public let location: Double
  /// s, the scale, in the unit of the values; the standard deviation is s√(ν/(ν − 2)).
  public let scale: Double
  /// ν, the degrees of freedom.
  public let degreesOfFreedom: Double
  /// Σ aᵢ log f(xᵢ) at the fit.
  public let logLikelihood: Double

  /// The degrees of freedom among which the likelihood chooses: heavy tails to nearly normal ones.
  public static let usualDegreesOfFreedom: [Double] = [3, 4, 6, 10, 30]

  private static let mostSteps = 2_000
  private static let tolerance = 1e-10

  /// The fit of largest likelihood over the given degrees of freedom.
  ///
  /// Values that are NaN, and weights that are not above 0, are left out; no weights means equal ones.
  /// - Throws: `tooFewObservations` with fewer than three values left; `noSpread` when so much of the weight lies on one
  ///   value that the scale goes to 0; `unsolvable` for infinite values; `notConverged`.
  /// - Complexity: O(n) a step, some dozens of steps for each ν.
  public static func fit(
    _ values: [Double], weights: [Double]? = nil, degreesOfFreedom: [Double] = usualDegreesOfFreedom
  ) throws(FitError) -> TLocationScale {
    precondition(weights.map { $0.count == values.count } ?? true, "a weight for every value")
    precondition(!degreesOfFreedom.isEmpty, "degrees of freedom to choose among")
    let weights = weights ?? [Double](repeating: 1, count: values.count)
    let kept = values.indices.filter { !values[$0].isNaN && weights[$0] > 0 }
    guard kept.count >= 3 else { throw .tooFewObservations(found: kept.count, needed: 3) }
    guard kept.allSatisfy({ values[$0].isFinite && weights[$0].isFinite }) else { throw .unsolvable(.notFinite) }
    let sample = WeightedSample(values: kept.map { values[$0] }, weights: kept.map { weights[$0] })
    var best: TLocationScale?
    for freedom in degreesOfFreedom {
      let candidate = try fit(sample, freedom: freedom)
      if candidate.logLikelihood > best?.logLikelihood ?? -.infinity { best = candidate }
    }
    guard let best else { throw .unsolvable(.notFinite) }
    return best
  }

  /// The fit at given degrees of freedom by parameter-expanded EM: weights w = (ν + 1)/(ν + z²), then weighted mean and
  /// weighted mean square.
  ///
  /// Source: Kent, Tyler and Vardi (1994), A curious likelihood identity for the multivariate t-distribution.
  private static func fit(_ sample: WeightedSample, freedom: Double) throws(FitError) -> TLocationScale {
    var (location, scale) = sample.start
    let smallest = sample.largest * Double.ulpOfOne
    for _ in 0..<mostSteps {
      guard scale > smallest else { throw .noSpread }
      let (next, square) = sample.reweighted(about: location, scale: scale, freedom: freedom)
      let nextScale = square.squareRoot()
      let change = max(abs(next - location), abs(nextScale - scale))
      (location, scale) = (next, nextScale)
      if change <= tolerance * scale {
        return TLocationScale(
          location: location, scale: scale, degreesOfFreedom: freedom,
          logLikelihood: sample.logLikelihood(location: location, scale: scale, freedom: freedom))
      }
    }
    throw .notConverged(iterations: mostSteps)
  }
}

/// Values with positive weights.
private struct WeightedSample {
  let values: [Double]
  let weights: [Double]

  var largest: Double { values.reduce(0) { max($0, abs($1)) } }

  /// Weighted median, and weighted median distance from it, or where that is 0 the root mean square distance.
  var start: (location: Double, scale: Double) {
    let center = weightedMedian(values, weights: weights)
    let distances = values.map { abs($0 - center) }
    let spread = medianAbsoluteDeviationConsistency * weightedMedian(distances, weights: weights)
    let squares = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    return (center, spread > 0 ? spread : (squares / weights.reduce(0, +)).squareRoot())
  }

  /// The mean and the mean square about it under the weights of the t distribution.
  func reweighted(about location: Double, scale: Double, freedom: Double) -> (mean: Double, meanSquare: Double) {
    var (total, sum, square) = (0.0, 0.0, 0.0)
    for (value, weight) in zip(values, weights) {
      let deviation = value - location
      let z = deviation / scale
      let share = weight * (freedom + 1) / (freedom + z * z)
      total += share
      sum += share * deviation
      square += share * deviation * deviation
    }
    let shift = sum / total
    return (location + shift, max(0, square / total - shift * shift))
  }

  func logLikelihood(location: Double, scale: Double, freedom: Double) -> Double {
    let distribution = StudentT(degreesOfFreedom: freedom)
    let logScale = log(scale)
    return zip(values, weights).reduce(0) { sum, pair in
      sum + pair.1 * (distribution.logDensity((pair.0 - location) / scale) - logScale)
    }
  }
}
