public import LinearAlgebra

/// The covariances of columns with missing cells, each over the rows that have both, divisor n − 1.
///
/// Columns of one length, NaN where a cell is missing; NaN where fewer than two rows have both. Such a matrix need not
/// be positive definite.
/// - Complexity: O(n·p²).
public func pairwiseCovariance(_ columns: [[Double]]) -> Matrix {
  var result = Matrix(rows: columns.count, columns: columns.count)
  for i in columns.indices {
    for j in 0...i {
      let both = columns[i].indices.filter { columns[i][$0].isFinite && columns[j][$0].isFinite }
      let count = Double(both.count)
      let first = both.reduce(0) { $0 + columns[i][$1] } / count
      let second = both.reduce(0) { $0 + columns[j][$1] } / count
      let sum = both.reduce(0) { $0 + (columns[i][$1] - first) * (columns[j][$1] - second) }
      result[i, j] = count > 1 ? sum / (count - 1) : .nan
      result[j, i] = result[i, j]
    }
  }
  return result
}

/// The correlations of a covariance matrix, c_ij/√(c_ii c_jj), with ones on the diagonal; 0 where a column does not vary.
///
/// - Complexity: O(p²).
public func correlations(ofCovariance covariance: Matrix) -> Matrix {
  let deviations = covariance.diagonal.map { $0 > 0 ? $0.squareRoot() : 0 }
  var result = Matrix.identity(covariance.rows)
  for i in deviations.indices {
    for j in 0..<i where deviations[i] > 0 && deviations[j] > 0 {
      result[i, j] = covariance[i, j] / (deviations[i] * deviations[j])
      result[j, i] = result[i, j]
    }
  }
  return result
}
