internal import COpenBLAS

/// The thin singular value decomposition A = U diag(values) V' of any matrix.
///
/// Source: LAPACK `dgesdd`; Golub and Van Loan (2013), Matrix computations, section 8.6.
public struct SingularValues: Sendable {
  /// The left singular vectors as columns (n × k, k = min(n, p)); the largest entry of each is positive.
  public let u: Matrix
  /// The singular values in descending order (k).
  public let values: [Double]
  /// The right singular vectors as rows (k × p).
  public let vt: Matrix

  /// Decomposes a matrix (n × p).
  ///
  /// - Throws: `notFinite`, `notConverged`.
  /// - Complexity: O(n·p·min(n, p)).
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    guard a.isFinite else { throw .notFinite }
    let k = Swift.min(a.rows, a.columns)
    var work = a
    var singularValues = [Double](repeating: 0, count: k)
    var left = Matrix(rows: a.rows, columns: k)
    var right = Matrix(rows: k, columns: a.columns)
    if k > 0 {
      let (n, p) = (Int32(a.rows), Int32(a.columns))
      let info = LAPACKE_dgesdd(
        LAPACK_COL_MAJOR, LAPACKFlag.thinVectors, n, p, &work.elements, n, &singularValues, &left.elements, n,
        &right.elements, Int32(k))
      guard info == 0 else { throw .notConverged(routine: "dgesdd") }
    }
    for j in 0..<k where left.largestEntry(ofColumn: j) < 0 {
      left.scaleColumn(j, by: -1)
      for i in 0..<a.columns { right[j, i] = -right[j, i] }
    }
    u = left
    values = singularValues
    vt = right
  }

  /// The condition number in the 2-norm, the largest singular value over the smallest; infinite for a singular matrix.
  public var conditionNumber: Double {
    guard let largest = values.first, let smallest = values.last else { return 1 }
    return smallest > 0 ? largest / smallest : .infinity
  }
}
