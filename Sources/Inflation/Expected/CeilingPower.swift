internal import Foundation
internal import Statistics

/// The power of the `CeilingScale` that honest ratings show.
///
/// ℓ(λ) = Σ w_i log f_ν(z_i)/s_i is the likelihood of y(d) in the regression on type, quality and its square, with tails t_ν
/// and log s linear in quality, w the probability that a row is honest; with the geometric mean for G the determinant of
/// the transformation is 1. λ is the value nearest to 1 that the one-sided 95 % bound of ℓ leaves: the composite is bent no
/// further than the study shows, and no further than either half of the rows by quality leaves by itself. Where steps are
/// few, all who are good enough have full marks, and ℓ would take those apart by a λ that makes the errors of the weaker
/// half lean to the right, as raised ratings do.
///
/// Source: Box and Cox (1964); Lange, Little and Taylor (1989) for t regression.
struct CeilingPower: Sendable {
  private let distances: [Double]
  private let quality: [Double]
  private let type: [Int]
  private let typeCount: Int
  private let weights: [Double]
  private let typical: Double
  private let least: Double

  /// The distance of the powers that are tried, and how far they go.
  private static let step = 0.125
  private static let range = 0.0...2.5
  /// So many rows show the power to a few hundredths.
  private static let mostRows = 4_000
  /// Rows' worth of honest ratings below which nothing is learnt.
  private static let leastRows = 60.0
  private static let iterations = 12
  /// The tails while the regression settles.
  private static let density = TDensity(degreesOfFreedom: 8)

  /// What rows at these distances, half a step included, can show.
  init(
    distances: [Double], quality: [Double], type: [Int], typeCount: Int, honesty: [Double], least: Double
  ) {
    let stride = max((distances.count + Self.mostRows - 1) / Self.mostRows, 1)
    let rows = Swift.stride(from: 0, to: distances.count, by: stride).filter { honesty[$0] > 1e-6 }
    self.distances = rows.map { max(distances[$0], least) }
    self.quality = rows.map { quality[$0] }
    self.type = rows.map { type[$0] }
    self.typeCount = typeCount
    weights = rows.map { honesty[$0] }
    self.least = least
    let total = weights.reduce(0, +)
    let logs = zip(self.distances, weights).reduce(0) { $0 + $1.1 * log($1.0) }
    typical = total > 0 ? exp(logs / total) : 1
  }

  /// The scale of a power up to 1 that the rows show: ratings near full marks lean downward.
  ///
  /// - Complexity: O(rows) an evaluation, two where the composite may stay as it is, else as many again as λ is steps of
  ///   an eighth from 1, twice.
  var scale: CeilingScale { scale(towards: -Self.step) }

  /// The scale of a power above 1 that the rows show: errors in proportion to the points lean upward on the logit scale.
  var upperScale: CeilingScale { scale(towards: Self.step) }

  private func scale(towards step: Double) -> CeilingScale {
    guard weights.reduce(0, +) >= Self.leastRows else { return .linear }
    let power = borneOut(bound(towards: step), step: step)
    return power == 1 ? .linear : CeilingScale(power: power, typical: typical, least: least)
  }

  /// The power nearest to 1 on one side that is not denied; 1 where that is not.
  private func bound(towards step: Double) -> Double {
    let start = logLikelihood(1)
    var (before, here, next) = (-Double.infinity, start, logLikelihood(1 + step))
    var power = 1.0
    while next > here, Self.range.contains(power + 2 * step) {
      power += step
      (before, here, next) = (here, next, logLikelihood(power + step))
    }
    guard here - start > ShareEvidence.drop else { return 1 }
    // The parabola through the three highest has its top and curvature for those of ℓ.
    let curvature = (2 * here - before - next) / (step * step)
    guard curvature > 0 else { return power }
    let top = power + (next - before) / (2 * step * curvature)
    let kept = top - (step > 0 ? 1 : -1) * (2 * ShareEvidence.drop / curvature).squareRoot()
    return step > 0
      ? min(max(kept, 1), Self.range.upperBound) : min(max(kept, Self.range.lowerBound), 1)
  }

  /// How far from 1 towards a power both halves of the rows by quality go, each about its own G, on which ℓ does not depend.
  private func borneOut(_ power: Double, step: Double) -> Double {
    guard power != 1 else { return 1 }
    let order = quality.indices.sorted { (quality[$0], $0) < (quality[$1], $1) }
    let halves = [order.prefix(order.count / 2), order.suffix(order.count - order.count / 2)]
    let powers = halves.map { rows in
      CeilingPower(
        distances: rows.map { distances[$0] }, quality: rows.map { quality[$0] }, type: rows.map { type[$0] },
        typeCount: typeCount, honesty: rows.map { weights[$0] }, least: least
      ).furthest(towards: power, step: step)
    }
    return powers.min { abs($0 - 1) < abs($1 - 1) } ?? power
  }

  /// How far from 1 towards a power ℓ does not drop below its top on the way by more than the bound lets it.
  private func furthest(towards power: Double, step: Double) -> Double {
    guard weights.reduce(0, +) >= Self.leastRows else { return power }
    var (last, before) = (1.0, logLikelihood(1))
    var top = before
    while last != power {
      let next = abs(power - last) < abs(step) ? power : last + step
      let here = logLikelihood(next)
      if top - here > ShareEvidence.drop {
        return last + (next - last) * (before - top + ShareEvidence.drop) / (before - here)
      }
      (last, before, top) = (next, here, max(top, here))
    }
    return power
  }

  /// ℓ(λ).
  private func logLikelihood(_ power: Double) -> Double {
    let scale = CeilingScale(power: power, typical: typical, least: least)
    let y = distances.map(scale.value)
    var logScale = (level: log(max(medianAbsoluteDeviation(y), 1e-9)), slope: 0.0)
    var residuals = y
    for iteration in 0...Self.iterations {
      let scales = quality.map { exp(logScale.level + logScale.slope * $0) }
      let working = y.indices.map { i in
        let z = iteration == 0 ? 0 : residuals[i] / scales[i]
        return weights[i] * Self.density.weight(z) / (scales[i] * scales[i])
      }
      residuals = self.residuals(y, weights: working)
      logScale = scored(logScale, z: zip(residuals, scales).map { $0 / $1 })
    }
    let logScales = quality.map { logScale.level + logScale.slope * $0 }
    let z = zip(residuals, logScales).map { $0 / exp($1) }
    let density = TDensity.mostLikely(z, weights: weights)
    return z.indices.reduce(0) { $0 + weights[$1] * (density.log(z[$1]) - logScales[$1]) }
  }

  /// y less its weighted line in quality and its square, each type with a level of its own.
  private func residuals(_ y: [Double], weights: [Double]) -> [Double] {
    var sums = [SIMD4<Double>](repeating: .zero, count: typeCount)
    for i in y.indices {
      sums[type[i]] += weights[i] * SIMD4(1, y[i], quality[i], quality[i] * quality[i])
    }
    let means = sums.map { $0 / max($0[0], 1e-300) }
    let centred = y.indices.map { i in
      SIMD4(1, y[i], quality[i], quality[i] * quality[i]) - means[type[i]]
    }
    var (a, b, c, u, v) = (1e-12, 0.0, 1e-12, 0.0, 0.0)
    for (weight, x) in zip(weights, centred) {
      a += weight * x[2] * x[2]
      b += weight * x[2] * x[3]
      c += weight * x[3] * x[3]
      u += weight * x[2] * x[1]
      v += weight * x[3] * x[1]
    }
    let (line, square) = Self.solution(a, b, c, u, v)
    return centred.map { $0[1] - line * $0[2] - square * $0[3] }
  }

  /// A scoring step of the likelihood for log s = ζ₀ + ζ₁ m.
  private func scored(_ old: (level: Double, slope: Double), z: [Double]) -> (level: Double, slope: Double) {
    let nu = Self.density.degreesOfFreedom
    var (a, b, c, u, v) = (1.0, 0.0, 1.0, 0.0, 0.0)
    for i in z.indices {
      let information = weights[i] * 2 * nu / (nu + 3)
      let score = weights[i] * (Self.density.weight(z[i]) * z[i] * z[i] - 1)
      a += information
      b += information * quality[i]
      c += information * quality[i] * quality[i]
      u += score
      v += score * quality[i]
    }
    let (level, slope) = Self.solution(a, b, c, u, v)
    return (old.level + min(max(level, -1), 1), old.slope + min(max(slope, -1), 1))
  }

  /// The x and y with ax + by = u and bx + cy = v.
  private static func solution(
    _ a: Double, _ b: Double, _ c: Double, _ u: Double, _ v: Double
  ) -> (Double, Double) {
    let determinant = max(a * c - b * b, 1e-300)
    return ((c * u - b * v) / determinant, (a * v - b * u) / determinant)
  }
}
