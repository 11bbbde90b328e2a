internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The mean of what each predictor adds to R² over all orders in which they may enter.
///
/// Σ_{S ∌ j} |S|!(p − |S| − 1)!/p! (R²(S ∪ j) − R²(S)), which is Σ_{S ∋ j} c_|S| R²(S) − Σ_S b_|S| R²(S) with
/// b_s = s!(p − s − 1)!/p!, b_p = 0 and c_s = b_{s−1} + b_s: sums over subsets, so that no R² has to be kept.
///
/// - Parameters:
///   - r: the correlations of the predictors (p × p), positive definite.
///   - cross: their correlations with the response (p).
/// - Complexity: O(2^p) time, since a subset's table is as small as the predictors that may still enter it; O(p³) memory.
func exactShapleyShares(_ r: Matrix, _ cross: [Double]) -> [Double] {
  var walk = SubsetWalk(r, cross)
  return walk.shares()
}

/// The same mean over random orders.
///
/// - Complexity: O(orders·p³).
func sampledShapleyShares(_ r: Matrix, _ cross: [Double], orders: Int, seed: UInt64) -> [Double] {
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

/// A depth-first walk over all subsets of predictors, each subset with the cross-products that it leaves of those after it.
private struct SubsetWalk {
  private let p: Int
  /// b_s by size.
  private let single: [Double]
  /// c_s by size.
  private let joint: [Double]
  /// The upper triangle of the cross-products left of predictors and response, a table a size of subset.
  private var tables: [Double]
  /// Σ_{S ∋ j} c_|S| R²(S).
  private var sums: [Double]
  /// Σ_S b_|S| R²(S).
  private var whole = 0.0

  init(_ r: Matrix, _ cross: [Double]) {
    let p = cross.count
    self.p = p
    let single = (0...p).map { size in
      size < p ? exp(lgamma(Double(size + 1)) + lgamma(Double(p - size)) - lgamma(Double(p + 1))) : 0
    }
    self.single = single
    joint = (0...p).map { size in (size > 0 ? single[size - 1] : 0) + single[size] }
    sums = [Double](repeating: 0, count: p)
    tables = [Double](repeating: 0, count: (p + 1) * (p + 1) * (p + 1))
    for j in 0..<p {
      for i in 0...j { tables[i + j * (p + 1)] = r[i, j] }
      tables[j + p * (p + 1)] = cross[j]
    }
    tables[p + p * (p + 1)] = 1
  }

  mutating func shares() -> [Double] {
    _ = visit(size: 0, from: 0)
    return sums.map { $0 - whole }
  }

  /// Σ c R² over the subset whose table lies at its size and all that add predictors from `first` on.
  private mutating func visit(size: Int, from first: Int) -> Double {
    let width = p + 1
    let explained = 1 - tables[(size + 1) * width * width - 1]
    var sum = joint[size] * explained
    whole += single[size] * explained
    for j in first..<max(p, first) {
      add(j, size: size)
      let inner = visit(size: size + 1, from: j + 1)
      sums[j] += inner
      sum += inner
    }
    return sum
  }

  /// The table of the next size: what is left when predictor j is taken out of those after it and of the response.
  private mutating func add(_ j: Int, size: Int) {
    let p = p
    let width = p + 1
    let own = size * width * width
    let next = own + width * width
    tables.withUnsafeMutableBufferPointer { table in
      let pivot = table[own + j + j * width]
      for b in (j + 1)...p {
        let factor = table[own + j + b * width] / pivot
        for a in (j + 1)...b {
          table[next + a + b * width] = table[own + a + b * width] - table[own + j + a * width] * factor
        }
      }
    }
  }
}
