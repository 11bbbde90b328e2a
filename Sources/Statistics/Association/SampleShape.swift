import Foundation

/// The moments of a sample's shape, adjusted for its size.
public struct SampleShape: Sendable, Equatable {
  /// The number of values that are numbers.
  public let count: Int
  /// The mean.
  public let mean: Double
  /// The standard deviation, divisor n − 1.
  public let standardDeviation: Double
  /// G₁ = √(n(n − 1))/(n − 2) · m₃/m₂^{3/2}.
  public let skewness: Double
  /// G₂ = (n − 1)/((n − 2)(n − 3)) · ((n + 1)(m₄/m₂² − 3) + 6), 0 for a normal sample.
  public let excessKurtosis: Double

  /// The shape of the values that are numbers; NaN where there are too few or none vary.
  ///
  /// - Complexity: O(n).
  ///
  /// Source: Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis.
  public init(_ values: [Double]) {
    let sample = values.filter(\.isFinite)
    let n = Double(sample.count)
    let mean = sample.reduce(0, +) / n
    func moment(_ power: Double) -> Double { sample.reduce(0) { $0 + pow($1 - mean, power) } / n }
    let variance = moment(2)
    count = sample.count
    self.mean = mean
    standardDeviation = n > 1 ? (variance * n / (n - 1)).squareRoot() : .nan
    let isSpread = variance > 0
    skewness =
      isSpread && n > 2 ? (n * (n - 1)).squareRoot() / (n - 2) * moment(3) / pow(variance, 1.5) : .nan
    let raw = moment(4) / (variance * variance) - 3
    excessKurtosis = isSpread && n > 3 ? (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * raw + 6) : .nan
  }
}
