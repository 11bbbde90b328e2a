internal import Foundation
public import LinearAlgebra
internal import Statistics

/// How the explained variance of a response divides among correlated predictors.
///
/// Every measure is in shares of the response's variance; `shapley`, `genizi`, `correlationAdjusted` and `pratt` sum to
/// R², the others do not.
///
/// Source: Grömping (2006), Relative importance for linear regression in R: the package relaimpo.
public struct RelativeImportance: Sendable, Equatable {
  /// R².
  public let explained: Double
  /// The R² of each predictor alone (p).
  public let alone: [Double]
  /// What each adds to all others (p).
  public let last: [Double]
  /// The squared standardised coefficients (p).
  public let squaredCoefficients: [Double]
  /// Coefficient times correlation (p); may be negative. Pratt (1987).
  public let pratt: [Double]
  /// Genizi (1993): Σ_k (R^½)_jk² (R^−½ r)_k² (p).
  public let genizi: [Double]
  /// Correlation-adjusted scores (R^−½ r)_j² (p). Zuber and Strimmer (2011).
  public let correlationAdjusted: [Double]
  /// What each adds, averaged over all orders of entry (p). Lindeman, Merenda and Gold (1980); Shapley (1953).
  public let shapley: [Double]

  /// With more predictors than this the orders are sampled.
  public static let mostExact = 20
  private static let sampledOrders = 2000

  /// The importance of `predictors` for `response`, columns of a covariance matrix.
  ///
  /// - Throws: `notPositiveDefinite` or `singular` for collinear predictors.
  /// - Complexity: O(2^p·p) up to `mostExact` predictors, O(orders·p³) beyond.
  public init(covariance: Matrix, response: Int, predictors: [Int], seed: UInt64 = 1) throws(LinearAlgebraError) {
    let all = correlations(ofCovariance: covariance)
    let r = all.submatrix(rows: predictors, columns: predictors)
    let cross = predictors.map { all[$0, response] }
    let factor = try Cholesky(r)
    let coefficients = factor.solve(cross)
    let inverse = factor.inverse
    explained = dot(cross, coefficients)
    alone = cross.map { $0 * $0 }
    last = zip(coefficients, inverse.diagonal).map { $0 * $0 / $1 }
    squaredCoefficients = coefficients.map { $0 * $0 }
    pratt = zip(coefficients, cross).map { $0 * $1 }
    let eigen = try SymmetricEigen(r)
    func power(_ exponent: Double) -> Matrix {
      let scaled = Matrix(
        columnsOf: eigen.values.indices.map { j in
          eigen.vectors.column(j).map { $0 * pow(eigen.values[j], exponent) }
        })
      return scaled * eigen.vectors.transposed
    }
    let adjusted = (power(-0.5) * cross).map { $0 * $0 }
    let root = power(0.5)
    correlationAdjusted = adjusted
    genizi = predictors.indices.map { j in
      adjusted.indices.reduce(0) { $0 + root[j, $1] * root[j, $1] * adjusted[$1] }
    }
    shapley =
      predictors.count <= Self.mostExact
      ? ShapleyShares.exact(r, cross) : ShapleyShares.sampled(r, cross, orders: Self.sampledOrders, seed: seed)
  }
}

/// The mean of what each predictor adds to R² over the orders in which they may enter.
private enum ShapleyShares {
  /// Over all subsets: Σ_S |S|!(p − |S| − 1)!/p! (R²(S ∪ j) − R²(S)).
  static func exact(_ r: Matrix, _ cross: [Double]) -> [Double] {
    let p = cross.count
    let explained = explainedBySubset(r, cross)
    var weights = [Double](repeating: 0, count: p)
    for size in 0..<p {
      weights[size] = exp(lgamma(Double(size + 1)) + lgamma(Double(p - size)) - lgamma(Double(p + 1)))
    }
    var shares = [Double](repeating: 0, count: p)
    for subset in explained.indices {
      let weight = subset.nonzeroBitCount < p ? weights[subset.nonzeroBitCount] : 0
      for j in 0..<p where subset & (1 << j) == 0 {
        shares[j] += weight * (explained[subset | (1 << j)] - explained[subset])
      }
    }
    return shares
  }

  /// R² of every subset, by sweeping one predictor at a time along a depth-first walk.
  private static func explainedBySubset(_ r: Matrix, _ cross: [Double]) -> [Double] {
    let p = cross.count
    var result = [Double](repeating: 0, count: 1 << p)
    var table = Matrix(rows: p + 1, columns: p + 1)
    for i in 0..<p {
      for j in 0..<p { table[i, j] = r[i, j] }
      table[i, p] = cross[i]
      table[p, i] = cross[i]
    }
    table[p, p] = 1
    func visit(_ swept: Matrix, _ subset: Int, from first: Int) {
      result[subset] = 1 - swept[p, p]
      for j in first..<max(p, first) { visit(Self.adding(j, to: swept, from: j + 1), subset | (1 << j), from: j + 1) }
    }
    visit(table, 0, from: 0)
    return result
  }

  /// The cross-products left when predictor j is taken out of those from `first` on, and of the response.
  private static func adding(_ j: Int, to table: Matrix, from first: Int) -> Matrix {
    var result = table
    let left = Array(first..<table.rows)
    let pivot = table[j, j]
    for b in left {
      let factor = table[j, b] / pivot
      for a in left { result[a, b] -= table[a, j] * factor }
    }
    return result
  }

  /// Over random orders.
  static func sampled(_ r: Matrix, _ cross: [Double], orders: Int, seed: UInt64) -> [Double] {
    let p = cross.count
    var stream = RandomStream(seed: seed, 0x4C4D47)
    var shares = [Double](repeating: 0, count: p)
    for _ in 0..<orders {
      let order = Array(0..<p).shuffled(using: &stream)
      guard let factor = try? Cholesky(r.submatrix(rows: order, columns: order)).factor else { continue }
      var solved = order.map { cross[$0] }
      for i in 0..<p {
        for k in 0..<i { solved[i] -= factor[i, k] * solved[k] }
        solved[i] /= factor[i, i]
        shares[order[i]] += solved[i] * solved[i] / Double(orders)
      }
    }
    return shares
  }
}
