import Foundation
internal import LinearAlgebra

/// The density of a sample by Poisson regression of histogram counts on a natural cubic spline (Lindsey's method).
///
/// The range of the values is cut into equal bins; count ~ Poisson(f), log f a natural spline of the bin's middle with
/// knots at both ends and at equal quantiles of the middles between.
///
/// Source: Lindsey (1974), Construction and comparison of statistical models; Efron (2010), Large-Scale Inference,
/// section 5.2.
public struct SplineDensity: Sendable {
  /// The middles of the bins, ascending and equally spaced.
  public let middles: [Double]
  /// The number of values in each bin.
  public let counts: [Double]
  /// log f, f the expected number of values in each bin.
  let logExpected: [Double]

  /// f, the expected number of values in each bin; they sum to the number of values.
  public var expected: [Double] { logExpected.map { exp($0) } }

  /// Bins of the histogram: 120 breaks, as R's locfdr has them.
  public static let usualBins = 119
  /// Degrees of freedom of the spline, the intercept apart, as R's locfdr has them.
  public static let usualDegreesOfFreedom = 7

  /// Estimates the density of the values; NaN is left out.
  ///
  /// - Throws: `noSpread` when all values are equal, `notConverged`, `unsolvable`.
  /// - Complexity: O(n + bins · degreesOfFreedom²).
  public init(
    _ values: [Double], bins: Int = usualBins, degreesOfFreedom: Int = usualDegreesOfFreedom
  ) throws(FitError) {
    let numbers = values.filter { !$0.isNaN }
    guard let least = numbers.min(), let greatest = numbers.max(), greatest > least else { throw .noSpread }
    guard greatest - least < .infinity else { throw .unsolvable(.notFinite) }
    let width = (greatest - least) / Double(bins)
    middles = (0..<bins).map { least + (Double($0) + 0.5) * width }
    counts = Self.histogram(numbers, from: least, width: width, bins: bins)
    let knots = quantiles(middles, at: (0...degreesOfFreedom).map { Double($0) / Double(degreesOfFreedom) })
    let spline: NaturalCubicSpline
    do { spline = try NaturalCubicSpline(knots: knots) } catch { throw .unsolvable(error) }
    logExpected = try poissonPredictor(counts: counts, design: spline.basis(at: middles))
  }

  /// Counts by bins closed on the right, the first on both sides.
  ///
  /// A value within 1e-7 bins of a limit counts as on it, which is how R's `hist` treats rounded data.
  private static func histogram(_ values: [Double], from least: Double, width: Double, bins: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: bins)
    for value in values {
      let position = ((value - least) / width - 1e-7).rounded(.up)
      counts[max(0, min(bins - 1, Int(position) - 1))] += 1
    }
    return counts
  }
}
