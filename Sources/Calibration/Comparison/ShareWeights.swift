import Foundation
public import LinearAlgebra

/// Weights that are the same for every criterion, 1/p.
public func equalWeights(count: Int) -> [Double] {
  [Double](repeating: 1 / Double(max(count, 1)), count: count)
}

/// Weights in proportion to the standard deviation of each criterion.
///
/// w_j = σ_j/Σσ; values are units × criteria on a common scale. Nil where nothing varies.
/// - Complexity: O(n·p).
///
/// Source: Diakoulaki, Mavrotas and Papayannakis (1995), Determining objective weights in multiple criteria problems.
public func standardDeviationWeights(_ values: Matrix) -> [Double]? {
  normalised(deviations(of: values))
}

/// Weights in proportion to the information that a criterion's values hold, one minus their entropy.
///
/// With p_ij = x_ij/Σ_i x_ij, E_j = −Σ_i p_ij ln p_ij/ln n and w_j = (1 − E_j)/Σ(1 − E). Values are units × criteria and
/// not negative; 0·ln 0 is 0. A criterion that is 0 throughout holds none. Nil where nothing varies.
/// - Complexity: O(n·p).
///
/// Source: Shannon (1948); Zeleny (1982), Multiple Criteria Decision Making, chapter 7.
public func entropyWeights(_ values: Matrix) -> [Double]? {
  guard values.rows > 1 else { return nil }
  let information = (0..<values.columns).map { j -> Double in
    let column = values.column(j)
    let sum = column.reduce(0, +)
    guard sum > 0 else { return 0 }
    let entropy = column.reduce(0.0) { $1 > 0 ? $0 - $1 / sum * log($1 / sum) : $0 }
    return max(0, 1 - entropy / log(Double(values.rows)))
  }
  return normalised(information)
}

/// Weights by the removal effects of criteria.
///
/// With n_ij = min_k x_kj/x_ij, S_i = ln(1 + Σ_j |ln n_ij|/p), S_ij the same without criterion j, and E_j = Σ_i |S_ij −
/// S_i|: w_j = E_j/ΣE. Values are units × criteria, above 0, more being better. Nil where nothing varies.
/// - Complexity: O(n·p).
///
/// Source: Keshavarz-Ghorabaee and others (2021), Determination of objective weights using a new method based on the
/// removal effects of criteria (MEREC).
public func removalEffectWeights(_ values: Matrix) -> [Double]? {
  let p = Double(values.columns)
  let logs = (0..<values.columns).map { j -> [Double] in
    let column = values.column(j)
    let least = column.min() ?? 1
    return column.map { abs(log(least / $0)) }
  }
  var effects = [Double](repeating: 0, count: values.columns)
  for i in 0..<values.rows {
    let sum = logs.reduce(0) { $0 + $1[i] }
    let whole = log(1 + sum / p)
    for j in effects.indices { effects[j] += abs(log(1 + (sum - logs[j][i]) / p) - whole) }
  }
  return normalised(effects)
}
