import Foundation
internal import LinearAlgebra

/// Ordered levels on one measured quantity: P(Y ≤ k) = Φ(ζ_k − b x) for the levels k = 0…K − 2, ζ ascending.
///
/// Level k + 1 or higher is given to half of those at x = ζ_k / b, the threshold of the level on the scale of x.
///
/// Source: McKelvey and Zavoina (1975), A statistical model for the analysis of ordinal level dependent variables, Journal of
/// Mathematical Sociology 4; Fisher scoring as in McCullagh (1980).
public struct OrderedProbit: Sendable, Equatable {
  /// ζ (K − 1), ascending.
  public let cutpoints: [Double]
  /// b, in units of 1/x.
  public let slope: Double
  /// The standard error of b, from the expected information.
  public let slopeError: Double
  /// The log-likelihood.
  public let logLikelihood: Double
  /// The standard errors of the thresholds ζ_k / b (K − 1), by the delta method.
  public let thresholdErrors: [Double]

  /// The thresholds ζ_k / b of the levels above the lowest (K − 1), on the scale of x.
  public var thresholds: [Double] { cutpoints.map { $0 / slope } }

  private static let mostRounds = 60
  private static let mostHalvings = 40
  private static let tolerance = 1e-10
  /// Of a standardised quantity a slope this uncertain is infinite: the quantity parts the levels.
  private static let mostUncertain = 100.0

  /// Fits the model by Fisher scoring, halving steps that leave the order of ζ or lower the likelihood.
  ///
  /// - Parameters:
  ///   - levels: the level of each row, 0 the lowest; each of 0..<K occurs, K ≥ 2.
  ///   - x: the quantity of each row, finite.
  /// - Throws: `noSpread` when there is one level only, one that does not occur, or one value of x; `unsolvable` and
  ///   `notConverged` where x parts the levels completely, so that b is infinite.
  /// - Complexity: O(rows · K) a round.
  public init(levels: [Int], x: [Double]) throws(FitError) {
    precondition(levels.count == x.count, "a quantity for every row")
    let rows = ProbitRows(levels: levels, x: x)
    var estimate = try rows.start()
    var current = rows.likelihood(estimate)
    var inverse = Matrix(rows: 0, columns: 0)
    var isSettled = false
    for _ in 0..<Self.mostRounds where !isSettled {
      let (gradient, information) = rows.derivatives(estimate)
      do throws(LinearAlgebraError) { inverse = try Cholesky(information).inverse } catch { throw .unsolvable(error) }
      let step = (0..<gradient.count).map { i in
        gradient.indices.reduce(0) { $0 + inverse[i, $1] * gradient[$1] }
      }
      isSettled = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 } < Self.tolerance
      var size = 1.0
      for _ in 0..<Self.mostHalvings {
        let trial = zip(estimate, step).map { $0 + size * $1 }
        let value = rows.likelihood(trial)
        if value >= current {
          (estimate, current) = (trial, value)
          break
        }
        size /= 2
      }
    }
    let error = inverse.rows > 0 ? inverse[inverse.rows - 1, inverse.rows - 1].squareRoot() : .infinity
    guard isSettled, error < Self.mostUncertain else { throw .notConverged(iterations: Self.mostRounds) }
    let found = rows.onScale(estimate, inverse)
    cutpoints = found.cutpoints
    slope = found.slope
    slopeError = found.slopeError
    thresholdErrors = found.thresholdErrors
    logLikelihood = current
  }

  /// The probability of each level at a value of x, the lowest level first.
  public func probabilities(at x: Double) -> [Double] {
    let normal = NormalDistribution.standard
    let cumulative = [0] + cutpoints.map { normal.cumulative($0 - slope * x) } + [1]
    return zip(cumulative.dropFirst(), cumulative).map { $0 - $1 }
  }
}

/// The rows of an ordered probit with x centred and scaled; parameters are ζ, then the slope on that scale.
private struct ProbitRows {
  private let levels: [Int]
  private let z: [Double]
  private let cuts: Int
  private let mean: Double
  private let spread: Double

  init(levels: [Int], x: [Double]) {
    self.levels = levels
    cuts = levels.max() ?? 0
    let count = Double(max(1, x.count))
    let mean = x.reduce(0, +) / count
    let spread = (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    self.mean = mean
    self.spread = spread
    z = x.map { spread > 0 ? ($0 - mean) / spread : 0 }
  }

  /// ζ from the shares of the levels, no slope.
  func start() throws(FitError) -> [Double] {
    var counts = [Double](repeating: 0, count: cuts + 1)
    for level in levels { counts[level] += 1 }
    guard cuts > 0, spread > 0, counts.allSatisfy({ $0 > 0 }) else { throw .noSpread }
    var below = 0.0
    let zeta = counts.dropLast().map { count -> Double in
      below += count / Double(levels.count)
      return NormalDistribution.standard.quantile(below)
    }
    return zeta + [0]
  }

  /// The ends of a row's level on the latent scale.
  private func ends(_ level: Int, _ z: Double, _ parameters: [Double]) -> (lower: Double, upper: Double) {
    let score = parameters[cuts] * z
    return (
      level > 0 ? parameters[level - 1] - score : -.infinity, level < cuts ? parameters[level] - score : .infinity
    )
  }

  /// Φ(upper) − Φ(lower), taken in the tail where it is not rounded away.
  private func probability(_ lower: Double, _ upper: Double) -> Double {
    let normal = NormalDistribution.standard
    let value =
      lower > 0
      ? normal.upperTail(lower) - normal.upperTail(upper) : normal.cumulative(upper) - normal.cumulative(lower)
    return max(value, .leastNormalMagnitude)
  }

  /// The log-likelihood; −∞ where ζ is not in order.
  func likelihood(_ parameters: [Double]) -> Double {
    for k in 1..<max(cuts, 1) where parameters[k] <= parameters[k - 1] { return -.infinity }
    return levels.indices.reduce(0) { sum, row in
      let (lower, upper) = ends(levels[row], z[row], parameters)
      return sum + log(probability(lower, upper))
    }
  }

  /// The gradient of the log-likelihood and its expected information, Σ_i Σ_k ∇p_ik ∇p_ik' / p_ik.
  func derivatives(_ parameters: [Double]) -> (gradient: [Double], information: Matrix) {
    let size = parameters.count
    var gradient = [Double](repeating: 0, count: size)
    var information = Matrix(rows: size, columns: size)
    for row in levels.indices {
      for level in 0...cuts {
        let (lower, upper) = ends(level, z[row], parameters)
        let p = probability(lower, upper)
        var slope = [Double](repeating: 0, count: size)
        let (below, above) = (density(lower), density(upper))
        if level < cuts { slope[level] = above }
        if level > 0 { slope[level - 1] = -below }
        slope[cuts] = -z[row] * (above - below)
        for i in 0..<size where slope[i] != 0 {
          if level == levels[row] { gradient[i] += slope[i] / p }
          for j in 0..<size { information[j, i] += slope[i] * slope[j] / p }
        }
      }
    }
    return (gradient, information)
  }

  private func density(_ x: Double) -> Double {
    x.isFinite ? exp(NormalDistribution.standard.logDensity(x)) : 0
  }

  /// The estimate on the scale of x: b = β/s and ζ = ζ_z + b x̄, thresholds x̄ + s ζ_z/β with their errors.
  func onScale(
    _ estimate: [Double], _ covariance: Matrix
  ) -> (cutpoints: [Double], slope: Double, slopeError: Double, thresholdErrors: [Double]) {
    let beta = estimate[cuts]
    let slope = beta / spread
    let errors = (0..<cuts).map { k -> Double in
      let (own, other) = (spread / beta, -spread * estimate[k] / (beta * beta))
      let variance =
        own * own * covariance[k, k] + other * other * covariance[cuts, cuts] + 2 * own * other * covariance[k, cuts]
      return max(0, variance).squareRoot()
    }
    return (
      (0..<cuts).map { estimate[$0] + slope * mean }, slope, covariance[cuts, cuts].squareRoot() / spread, errors
    )
  }
}
