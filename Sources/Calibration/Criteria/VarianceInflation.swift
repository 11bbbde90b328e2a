public import LinearAlgebra

/// The variance inflation factor of each criterion, 1/(1 − R_j²) with R_j² its fit by the others.
///
/// The diagonal of the inverse correlation matrix of a covariance matrix (p × p). A criterion that does not vary is
/// left out and has NaN; a criterion that the others determine has infinity.
///
/// - Complexity: O(p³).
///
/// Source: Marquardt (1970), Generalized inverses, ridge regression, biased linear estimation.
public func varianceInflationFactors(_ covariance: Matrix) -> [Double] {
  let varying = covariance.diagonal.indices.filter { covariance[$0, $0] > 0 }
  var factors = [Double](repeating: .nan, count: covariance.columns)
  let chosen = covariance.submatrix(rows: varying, columns: varying)
  if let inverse = try? Cholesky(chosen).inverse {
    for (position, j) in varying.enumerated() { factors[j] = inverse[position, position] * covariance[j, j] }
    return factors
  }
  for (position, j) in varying.enumerated() {
    let others = varying.indices.filter { $0 != position }
    factors[j] = inflation(of: position, among: others, in: chosen)
  }
  return factors
}

/// 1/(1 − R²) of one column on others that may themselves depend on one another.
private func inflation(of column: Int, among others: [Int], in covariance: Matrix) -> Double {
  let rest = covariance.submatrix(rows: others, columns: others)
  guard let pivoted = try? PivotedCholesky(rest) else { return .infinity }
  let kept = pivoted.pivots.prefix(pivoted.rank).map { others[$0] }
  guard let factor = try? Cholesky(covariance.submatrix(rows: kept, columns: kept)) else { return .infinity }
  let cross = kept.map { covariance[$0, column] }
  let unexplained = covariance[column, column] - dot(cross, factor.solve(cross))
  return unexplained > 1e-10 * covariance[column, column] ? covariance[column, column] / unexplained : .infinity
}
