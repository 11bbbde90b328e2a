/// The probability that a z-value follows the null, as a function of the value: π₀f₀(z) / f(z).
///
/// Source: Efron (2004); Efron (2010), Large-Scale Inference, chapter 5.
public struct LocalFalseDiscoveryRate: Sendable {
  /// The density of all values.
  public let density: SplineDensity
  /// The null.
  public let null: EmpiricalNull
  /// The rate at the middle of each bin of the density, 0…1.
  public let rates: [Double]

  /// Joins a density with a null.
  ///
  /// The rate is 1 between the outermost bins on either side of the null's centre where π₀f₀ ≥ f, and for a null by
  /// maximum likelihood within one standard deviation of the centre, as in R's locfdr.
  /// - Complexity: O(bins).
  public init(density: SplineDensity, null: EmpiricalNull) {
    self.density = density
    self.null = null
    let normal = NormalDistribution(mean: null.center, standardDeviation: null.standardDeviation)
    let expected = density.expected
    let shape = density.middles.map { normal.density($0) }
    let scale = null.proportion * expected.reduce(0, +) / shape.reduce(0, +)
    let raw = zip(shape, expected).map { min(1, scale * $0 / $1) }
    let certain = density.middles.indices.filter { raw[$0] == 1 }.map { density.middles[$0] }
    let core = null.method == .maximumLikelihood ? null.standardDeviation : 0
    let low = min(null.center - core, certain.filter { $0 <= null.center }.min() ?? null.center)
    let high = max(null.center + core, certain.filter { $0 >= null.center }.max() ?? null.center)
    rates = zip(density.middles, raw).map { $0 >= low && $0 <= high ? 1 : $1 }
  }

  /// Estimates density, null by maximum likelihood and rate from z-values; NaN is left out.
  ///
  /// - Throws: what the estimates of density and null throw.
  /// - Complexity: O(n log n).
  public init(_ zValues: [Double]) throws(FitError) {
    self.init(density: try SplineDensity(zValues), null: try EmpiricalNull.maximumLikelihood(zValues))
  }

  /// The rate at a z-value: linear between the middles of the bins, constant outside; NaN for NaN.
  public func rate(at zValue: Double) -> Double {
    let middles = density.middles
    guard !zValue.isNaN, let first = middles.first, middles.count > 1 else { return .nan }
    let position = (zValue - first) / (middles[1] - first)
    if position <= 0 { return rates[0] }
    if position >= Double(middles.count - 1) { return rates[middles.count - 1] }
    let lower = Int(position)
    return rates[lower] + (position - Double(lower)) * (rates[lower + 1] - rates[lower])
  }
}
