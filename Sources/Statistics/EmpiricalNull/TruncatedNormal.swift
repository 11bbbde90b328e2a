import Foundation
internal import LinearAlgebra

/// The normal distribution that fits best the values of a sample within an interval, given that they lie there.
///
/// The density proportional to exp(β₁t + β₂t²) on |t| ≤ 1, t the position in half widths from the interval's centre; its
/// log likelihood is concave in β, so that Newton's method with halved steps finds the maximum.
///
/// Source: Efron (2007), Size, power and false discovery rates, section 4.
struct TruncatedNormal {
  /// δ, the mean of the normal before truncation.
  let mean: Double
  /// σ, its standard deviation.
  let standardDeviation: Double
  /// H₀, the normal's probability of the interval.
  let probability: Double
  /// The derivatives of H₀ with respect to δ and σ.
  let probabilityGradient: [Double]
  /// The covariance matrix of the estimates of δ and σ, by the Fisher information of the truncated sample.
  let covariance: Matrix
  /// The number of values in the interval.
  let count: Int

  private static let mostSteps = 200

  /// Fits the normal to the values within `halfWidth` of `center`.
  ///
  /// - Throws: `tooFewObservations` with fewer than three values there, `notConverged` where no normal fits: the sample
  ///   is as flat as a uniform one there, or hollow.
  init(_ values: [Double], center: Double, halfWidth: Double) throws(FitError) {
    let inside = values.filter { abs($0 - center) <= halfWidth }.map { ($0 - center) / halfWidth }
    guard inside.count >= 3 else { throw .tooFewObservations(found: inside.count, needed: 3) }
    let observed = [inside.reduce(0, +), inside.reduce(0) { $0 + $1 * $1 }].map { $0 / Double(inside.count) }
    var moments = TruncatedMoments(mean: 0, standardDeviation: 1)
    for _ in 0..<Self.mostSteps {
      guard let factor = try? Cholesky(moments.covariance) else { break }
      let gap = zip(observed, moments.expectations).map { $0 - $1 }
      let step = factor.solve(gap)
      if dot(gap, step) < 1e-20 {
        self.init(
          moments, inverseInformation: factor.inverse, count: inside.count, center: center, halfWidth: halfWidth)
        return
      }
      guard let better = moments.moved(by: step, towards: observed) else { break }
      moments = better
    }
    throw .notConverged(iterations: Self.mostSteps)
  }

  private init(
    _ moments: TruncatedMoments, inverseInformation: Matrix, count: Int, center: Double, halfWidth: Double
  ) {
    let (mean, deviation) = (moments.mean, moments.standardDeviation)
    let jacobian = deviation * deviation * Matrix(rowsOf: [[1, 2 * mean], [0, deviation]])
    self.mean = center + halfWidth * mean
    standardDeviation = halfWidth * deviation
    probability = moments.probability
    probabilityGradient = moments.probabilityGradient.map { $0 / halfWidth }
    covariance = halfWidth * halfWidth / Double(count) * (jacobian * inverseInformation * jacobian.transposed)
    self.count = count
  }
}

/// The moments of a normal distribution truncated to −1…1.
private struct TruncatedMoments {
  let mean: Double
  let standardDeviation: Double
  /// The probability of −1…1 before truncation.
  let probability: Double
  /// Derivatives of the probability with respect to mean and standard deviation.
  let probabilityGradient: [Double]
  /// E t and E t².
  let expectations: [Double]
  /// The covariance matrix of t and t².
  let covariance: Matrix

  /// Moments by the recursion E uᵏ = (k − 1)E uᵏ⁻² + (aᵏ⁻¹φ(a) − bᵏ⁻¹φ(b)) / H₀ of the standardised variable on a…b.
  init(mean: Double, standardDeviation: Double) {
    let normal = NormalDistribution.standard
    let (a, b) = ((-1 - mean) / standardDeviation, (1 - mean) / standardDeviation)
    let (densityA, densityB) = (exp(normal.logDensity(a)), exp(normal.logDensity(b)))
    let probability = a > 0 ? normal.upperTail(a) - normal.upperTail(b) : normal.cumulative(b) - normal.cumulative(a)
    var u = [1, (densityA - densityB) / probability]
    for k in 2...4 {
      let edge = pow(a, Double(k - 1)) * densityA - pow(b, Double(k - 1)) * densityB
      u.append(Double(k - 1) * u[k - 2] + edge / probability)
    }
    let (m, s) = (mean, standardDeviation)
    let first = m + s * u[1]
    let second = m * m + 2 * m * s * u[1] + s * s * u[2]
    let third = m * m * m + 3 * m * m * s * u[1] + 3 * m * s * s * u[2] + s * s * s * u[3]
    let fourth =
      m * m * m * m + 4 * m * m * m * s * u[1] + 6 * m * m * s * s * u[2] + 4 * m * s * s * s * u[3]
      + s * s * s * s * u[4]
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.probability = probability
    probabilityGradient = [(densityA - densityB) / s, (a * densityA - b * densityB) / s]
    expectations = [first, second]
    covariance = Matrix(
      rowsOf: [
        [second - first * first, third - first * second], [third - first * second, fourth - second * second],
      ])
  }

  /// The mean log likelihood per value of a sample with these means of t and t².
  private func likelihood(_ observed: [Double]) -> Double {
    let variance = standardDeviation * standardDeviation
    let square = observed[1] - 2 * mean * observed[0] + mean * mean
    return -square / (2 * variance) - log(standardDeviation) - log(probability)
  }

  /// The distribution a step of the natural parameters away, the step halved until the likelihood rises and the
  /// distribution is normal (β₂ < 0); nil when no step does.
  func moved(by step: [Double], towards observed: [Double]) -> TruncatedMoments? {
    let variance = standardDeviation * standardDeviation
    let natural = [mean / variance, -1 / (2 * variance)]
    let before = likelihood(observed)
    var length = 1.0
    for _ in 0..<60 {
      let next = [natural[0] + length * step[0], natural[1] + length * step[1]]
      if next[1] < 0 {
        let candidate = TruncatedMoments(
          mean: -next[0] / (2 * next[1]), standardDeviation: (-1 / (2 * next[1])).squareRoot())
        if candidate.probability > 0, candidate.likelihood(observed) >= before { return candidate }
      }
      length /= 2
    }
    return nil
  }
}
