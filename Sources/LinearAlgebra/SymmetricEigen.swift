internal import COpenBLAS

/// The eigenvalues and orthonormal eigenvectors of a symmetric matrix, A = V diag(values) V'.
///
/// Source: LAPACK `dsyevd`; Golub and Van Loan (2013), Matrix computations, chapter 8.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues in ascending order (p).
  public let values: [Double]
  /// The eigenvectors as columns (p × p), in the order of the values; the largest entry of each is positive.
  public let vectors: Matrix

  /// Decomposes a symmetric matrix (p × p), of which the lower triangle is read.
  ///
  /// - Throws: `notFinite`, `notConverged`.
  /// - Complexity: O(p³).
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns, "only a square matrix can be symmetric")
    guard a.isFinite else { throw .notFinite }
    var work = a
    var eigenvalues = [Double](repeating: 0, count: a.rows)
    if a.rows > 0 {
      let p = Int32(a.rows)
      let info = LAPACKE_dsyevd(
        LAPACK_COL_MAJOR, LAPACKFlag.withVectors, LAPACKFlag.lower, p, &work.elements, p, &eigenvalues)
      guard info == 0 else { throw .notConverged(routine: "dsyevd") }
    }
    for j in 0..<work.columns where work.largestEntry(ofColumn: j) < 0 { work.scaleColumn(j, by: -1) }
    values = eigenvalues
    vectors = work
  }
}
