import Foundation
internal import LinearAlgebra

/// The density of a sample by Poisson regression of histogram counts on a natural cubic spline (Lindsey's method).
///
/// The range of the values is cut into equal bins; count_k ~ Poisson(f_k), log f_k a natural spline of the bin's middle
/// with knots at the ends and at equal quantiles of the middles.
///
/// Source: Lindsey (1974); Efron (2010), Large-Scale Inference, section 5.2.
public struct SplineDensity: Sendable {
  /// The middles of the bins, ascending.
  public let middles: [Double]
  /// The number of values in each bin.
  public let counts: [Double]
  /// The expected number of values in each bin.
  public let expected: [Double]
  /// The natural logarithm of the expected number in each bin.
  let logExpected: [Double]

  /// Steps of reweighting within which the Poisson regression has to settle.
  private static let mostSteps = 100

  /// Estimates the density of values that are all finite.
  ///
  /// - Throws: `noSpread` when all values are equal, `notConverged`, `unsolvable`.
  /// - Complexity: O(n + bins·degreesOfFreedom²) a step.
  public init(_ values: [Double], bins: Int = 119, degreesOfFreedom: Int = 7) throws(FitError) {
    guard let least = values.min(), let greatest = values.max(), greatest > least else { throw .noSpread }
    let width = (greatest - least) / Double(bins)
    middles = (0..<bins).map { least + (Double($0) + 0.5) * width }
    counts = Self.histogram(values, from: least, width: width, bins: bins)
    do {
      let knots = quantiles(middles, at: (0...degreesOfFreedom).map { Double($0) / Double(degreesOfFreedom) })
      let basis = try NaturalCubicSpline(knots: knots).basis(at: middles)
      logExpected = try Self.poissonRegression(counts, on: basis)
      expected = logExpected.map { exp($0) }
    } catch let error as LinearAlgebraError {
      throw .unsolvable(error)
    } catch {
      throw .notConverged(iterations: Self.mostSteps)
    }
  }

  /// Counts by bins closed on the right, the first on both sides, as R's `hist` has them.
  private static func histogram(_ values: [Double], from least: Double, width: Double, bins: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: bins)
    for value in values {
      let position = ((value - least) / width).rounded(.up)
      counts[max(0, min(bins - 1, Int(position) - 1))] += 1
    }
    return counts
  }
}
