import Foundation
public import LinearAlgebra

/// Proportional-odds regression of ordered levels.
///
/// logit P(Y ≤ k) = ζ_k − x'b for the levels k = 0…K − 2, ζ ascending.
///
/// Source: McCullagh (1980), Regression models for ordinal data; Venables and Ripley (2002), section 7.3, for the signs.
public struct OrderedLogit: Sendable, Equatable {
  /// b (p), log odds of a higher level per unit of x.
  public let coefficients: [Double]
  /// ζ (K − 1), ascending.
  public let cutpoints: [Double]
  /// The standard errors of b (p), from the observed information.
  public let coefficientErrors: [Double]
  /// The standard errors of ζ (K − 1).
  public let cutpointErrors: [Double]
  /// −2 log-likelihood.
  public let deviance: Double

  private static let mostRounds = 100
  private static let mostHalvings = 40
  private static let tolerance = 1e-10

  /// Fits the model by Newton's method, halving steps that leave the order of ζ or lower the likelihood.
  ///
  /// - Parameters:
  ///   - levels: the level of each row, 0 the lowest; each of 0..<K occurs.
  ///   - predictors: x (rows × p), without a constant column.
  ///   - weights: how often each row counts; 1 where none are given.
  /// - Throws: `noSpread` when there is one level only or one that does not occur; `unsolvable` for collinear
  ///   predictors; `notConverged` where the levels are separated, so that an estimate is infinite.
  /// - Complexity: O(rows · (p + K)²) a round.
  public init(levels: [Int], predictors: Matrix, weights: [Double]? = nil) throws(FitError) {
    precondition(levels.count == predictors.rows, "a level for every row")
    let rows = OrderedRows(
      levels: levels, predictors: predictors, weights: weights ?? [Double](repeating: 1, count: levels.count))
    var estimate = try rows.start()
    var current = rows.likelihood(estimate)
    var information = Matrix(rows: 0, columns: 0)
    var isSettled = false
    for _ in 0..<Self.mostRounds where !isSettled {
      let slope = rows.derivatives(estimate)
      information = slope.information
      let step: [Double]
      do throws(LinearAlgebraError) { step = try Cholesky(information).solve(slope.gradient) } catch {
        throw .unsolvable(error)
      }
      isSettled = dot(step, slope.gradient) < Self.tolerance
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
    guard isSettled, let inverse = try? Cholesky(information).inverse else {
      throw .notConverged(iterations: Self.mostRounds)
    }
    let errors = inverse.diagonal.map { $0.squareRoot() }
    guard rows.areKnown(errors) else { throw .notConverged(iterations: Self.mostRounds) }
    cutpoints = Array(estimate.prefix(rows.cuts))
    coefficients = Array(estimate.dropFirst(rows.cuts))
    cutpointErrors = Array(errors.prefix(rows.cuts))
    coefficientErrors = Array(errors.dropFirst(rows.cuts))
    deviance = -2 * current
  }

  /// The probability of each level at some predictors (p).
  public func probabilities(at x: [Double]) -> [Double] {
    let score = dot(x, coefficients)
    let cumulative = [0] + cutpoints.map { 1 / (1 + exp(score - $0)) } + [1]
    return zip(cumulative.dropFirst(), cumulative).map { $0 - $1 }
  }
}

/// The rows of a proportional-odds regression; parameters are ζ, then b.
private struct OrderedRows {
  let levels: [Int]
  let predictors: Matrix
  let weights: [Double]
  let cuts: Int

  init(levels: [Int], predictors: Matrix, weights: [Double]) {
    self.levels = levels
    self.predictors = predictors
    self.weights = weights
    cuts = levels.max() ?? 0
  }

  /// ζ from the shares of the levels, b = 0.
  func start() throws(FitError) -> [Double] {
    var counts = [Double](repeating: 0, count: cuts + 1)
    for (level, weight) in zip(levels, weights) { counts[level] += weight }
    let total = counts.reduce(0, +)
    guard cuts > 0, counts.allSatisfy({ $0 > 0 }) else { throw .noSpread }
    var below = 0.0
    let logits = counts.dropLast().map { count -> Double in
      below += count / total
      return log(below / (1 - below))
    }
    return logits + [Double](repeating: 0, count: predictors.columns)
  }

  /// Whether each coefficient is known to a hundred logits per standard deviation of its predictor; of separated levels
  /// some are not.
  func areKnown(_ errors: [Double]) -> Bool {
    (0..<predictors.columns).allSatisfy { j in
      errors[cuts + j] * SampleShape(predictors.column(j)).standardDeviation < Self.leastKnown
    }
  }

  private static let leastKnown = 100.0

  private func score(_ row: Int, _ parameters: [Double]) -> Double {
    var sum = 0.0
    for j in 0..<predictors.columns { sum += predictors[row, j] * parameters[cuts + j] }
    return sum
  }

  /// P(c < latent ≤ a) of a row, taken in the tail where it is not rounded away.
  private func probability(_ lower: Double, _ upper: Double) -> Double {
    let isAbove = lower > 0
    let (near, far) = isAbove ? (-upper, -lower) : (lower, upper)
    let value = logistic(far) - logistic(near)
    return max(value, .leastNormalMagnitude)
  }

  private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private func ends(_ row: Int, _ parameters: [Double]) -> (lower: Double, upper: Double) {
    let eta = score(row, parameters)
    let level = levels[row]
    return (
      level > 0 ? parameters[level - 1] - eta : -.infinity, level < cuts ? parameters[level] - eta : .infinity
    )
  }

  /// The log-likelihood; −∞ where ζ is not in order.
  func likelihood(_ parameters: [Double]) -> Double {
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
      let (below, above) = (logistic(lower), logistic(upper))
      let (densityBelow, densityAbove) = (below * (1 - below), above * (1 - above))
      let (a, c) = (densityAbove / p, -densityBelow / p)
      let aa = a * (1 - 2 * above) - a * a
      let cc = c * (1 - 2 * below) - c * c
      let ac = -a * c
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
