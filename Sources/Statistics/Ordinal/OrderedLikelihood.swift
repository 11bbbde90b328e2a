import Foundation
internal import LinearAlgebra

/// The distribution of what ordered levels are thought to be cut from, symmetric about 0.
enum OrderedLink: Sendable {
  case logistic
  case normal

  /// F(z).
  func cumulative(_ z: Double) -> Double {
    switch self {
    case .logistic: 1 / (1 + exp(-z))
    case .normal: NormalDistribution.standard.cumulative(z)
    }
  }

  /// F⁻¹(p).
  func quantile(_ p: Double) -> Double {
    switch self {
    case .logistic: log(p / (1 - p))
    case .normal: NormalDistribution.standard.quantile(p)
    }
  }

  /// f(z) and f′(z); 0 at the ends.
  func density(_ z: Double) -> (value: Double, slope: Double) {
    guard z.isFinite else { return (0, 0) }
    switch self {
    case .logistic:
      let below = cumulative(z)
      let value = below * (1 - below)
      return (value, value * (1 - 2 * below))
    case .normal:
      let value = exp(NormalDistribution.standard.logDensity(z))
      return (value, -z * value)
    }
  }
}

/// The maximum of the likelihood of ordered levels, P(Y ≤ k) = F(ζ_k − x'b) for k = 0…K − 2, ζ ascending.
///
/// Source: McCullagh (1980), Regression models for ordinal data, Journal of the Royal Statistical Society B 42.
struct OrderedFit {
  /// ζ (K − 1), then b (p).
  let estimate: [Double]
  /// The inverse of the observed information.
  let covariance: Matrix
  /// The log-likelihood.
  let logLikelihood: Double

  private static let mostRounds = 100
  private static let mostHalvings = 40
  private static let tolerance = 1e-10
  /// A coefficient this uncertain, per standard deviation of its predictor, is infinite: the predictors part the levels.
  private static let mostUncertain = 100.0

  /// Fits by Newton's method, halving steps that leave the order of ζ or lower the likelihood, which is concave.
  ///
  /// - Throws: `noSpread` when there is one level only or one that does not occur; `unsolvable` for collinear predictors;
  ///   `notConverged` where the levels are separated, so that an estimate is infinite.
  /// - Complexity: O(rows · (p + K)²) a round.
  init(levels: [Int], predictors: Matrix, weights: [Double], link: OrderedLink) throws(FitError) {
    let rows = OrderedLikelihood(levels: levels, predictors: predictors, weights: weights, link: link)
    var estimate = try rows.start()
    var current = rows.value(estimate)
    var inverse = Matrix(rows: 0, columns: 0)
    var isSettled = false
    for _ in 0..<Self.mostRounds where !isSettled {
      let (gradient, information) = rows.derivatives(estimate)
      do throws(LinearAlgebraError) { inverse = try Cholesky(information).inverse } catch { throw .unsolvable(error) }
      let step = inverse * gradient
      isSettled = dot(step, gradient) < Self.tolerance
      var size = 1.0
      for _ in 0..<Self.mostHalvings {
        let trial = zip(estimate, step).map { $0 + size * $1 }
        let value = rows.value(trial)
        if value >= current {
          (estimate, current) = (trial, value)
          break
        }
        size /= 2
      }
    }
    let isKnown = (0..<predictors.columns).allSatisfy { j in
      let error = inverse[rows.cuts + j, rows.cuts + j].squareRoot()
      return error * SampleShape(predictors.column(j)).standardDeviation < Self.mostUncertain
    }
    guard isSettled, isKnown else { throw .notConverged(iterations: Self.mostRounds) }
    self.estimate = estimate
    covariance = inverse
    logLikelihood = current
  }
}

/// The log-likelihood of the rows; parameters are ζ, then b.
private struct OrderedLikelihood {
  let levels: [Int]
  let predictors: Matrix
  let weights: [Double]
  let link: OrderedLink
  /// K − 1.
  let cuts: Int

  init(levels: [Int], predictors: Matrix, weights: [Double], link: OrderedLink) {
    self.levels = levels
    self.predictors = predictors
    self.weights = weights
    self.link = link
    cuts = levels.max() ?? 0
  }

  /// ζ from the shares of the levels, b = 0.
  func start() throws(FitError) -> [Double] {
    var counts = [Double](repeating: 0, count: cuts + 1)
    for (level, weight) in zip(levels, weights) { counts[level] += weight }
    let total = counts.reduce(0, +)
    guard cuts > 0, counts.allSatisfy({ $0 > 0 }) else { throw .noSpread }
    var below = 0.0
    let cutpoints = counts.dropLast().map { count -> Double in
      below += count / total
      return link.quantile(below)
    }
    return cutpoints + [Double](repeating: 0, count: predictors.columns)
  }

  /// The ends of a row's level on the latent scale.
  private func ends(_ row: Int, _ parameters: [Double]) -> (lower: Double, upper: Double) {
    var score = 0.0
    for j in 0..<predictors.columns { score += predictors[row, j] * parameters[cuts + j] }
    let level = levels[row]
    return (
      level > 0 ? parameters[level - 1] - score : -.infinity, level < cuts ? parameters[level] - score : .infinity
    )
  }

  /// F(upper) − F(lower), taken in the tail where it is not rounded away.
  private func probability(_ lower: Double, _ upper: Double) -> Double {
    let (near, far) = lower > 0 ? (-upper, -lower) : (lower, upper)
    return max(link.cumulative(far) - link.cumulative(near), .leastNormalMagnitude)
  }

  /// The log-likelihood; −∞ where ζ is not in order.
  func value(_ parameters: [Double]) -> Double {
    for k in 1..<max(cuts, 1) where parameters[k] <= parameters[k - 1] { return -.infinity }
    return levels.indices.reduce(0) { sum, row in
      let (lower, upper) = ends(row, parameters)
      return sum + weights[row] * log(probability(lower, upper))
    }
  }

  /// The gradient of the log-likelihood and minus its second derivatives.
  func derivatives(_ parameters: [Double]) -> (gradient: [Double], information: Matrix) {
    let size = parameters.count
    var gradient = [Double](repeating: 0, count: size)
    var information = Matrix(rows: size, columns: size)
    for row in levels.indices {
      let (lower, upper) = ends(row, parameters)
      let p = probability(lower, upper)
      let (below, above) = (link.density(lower), link.density(upper))
      let (a, c) = (above.value / p, -below.value / p)
      let (aa, cc, ac) = (above.slope / p - a * a, -below.slope / p - c * c, -a * c)
      let level = levels[row]
      var up = [Double](repeating: 0, count: size)
      var down = up
      if level < cuts { up[level] = 1 }
      if level > 0 { down[level - 1] = 1 }
      for j in 0..<predictors.columns {
        up[cuts + j] = -predictors[row, j]
        down[cuts + j] = -predictors[row, j]
      }
      for i in 0..<size where up[i] != 0 || down[i] != 0 {
        gradient[i] += weights[row] * (a * up[i] + c * down[i])
        let (left, right) = (aa * up[i] + ac * down[i], ac * up[i] + cc * down[i])
        for j in 0..<size { information[j, i] -= weights[row] * (left * up[j] + right * down[j]) }
      }
    }
    return (gradient, information)
  }
}
