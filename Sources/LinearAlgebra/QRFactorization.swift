internal import COpenBLAS

/// The factorisation A = QR of a matrix with at least as many rows as columns, by Householder reflections.
///
/// Source: Golub and Van Loan (2013), Matrix computations, section 5.2; LAPACK `dgeqrf`.
public struct QRFactorization: Sendable {
  /// The reciprocal of the condition number of R in the 1-norm, as LAPACK estimates it; 0 for a singular R.
  public let reciprocalCondition: Double

  private let reflectors: Matrix
  private let scales: [Double]

  /// Factors a matrix (n × p, n ≥ p).
  ///
  /// A = QR, Q'Q = I, R upper triangular
  ///
  /// - Throws: `notFinite`. A singular matrix is factored, and refused when it is solved with.
  /// - Complexity: O(np²).
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    precondition(a.rows >= a.columns, "a QR factorisation needs at least as many rows as columns")
    guard a.isFinite else { throw .notFinite }
    var work = a
    var tau = [Double](repeating: 0, count: a.columns)
    var reciprocal = 1.0
    if a.columns > 0 {
      let (n, p) = (Int32(a.rows), Int32(a.columns))
      _ = LAPACKE_dgeqrf(LAPACK_COL_MAJOR, n, p, &work.elements, n, &tau)
      _ = LAPACKE_dtrcon(
        LAPACK_COL_MAJOR, LAPACKFlag.oneNorm, LAPACKFlag.upper, LAPACKFlag.storedDiagonal, p, work.elements, n,
        &reciprocal)
    }
    reflectors = work
    scales = tau
    reciprocalCondition = reciprocal
  }

  /// The factor R (p × p), upper triangular, with zeros below the diagonal.
  public var factorR: Matrix {
    let p = reflectors.columns
    var r = Matrix(rows: p, columns: p)
    for j in 0..<p {
      for i in 0...j { r[i, j] = reflectors[i, j] }
    }
    return r
  }

  /// The factor Q (n × p) with orthonormal columns.
  ///
  /// - Complexity: O(np²).
  public var factorQ: Matrix {
    var q = reflectors
    guard q.columns > 0 else { return q }
    let (n, p) = (Int32(q.rows), Int32(q.columns))
    _ = LAPACKE_dorgqr(LAPACK_COL_MAJOR, n, p, p, &q.elements, n, scales)
    return q
  }

  /// The solution b (p) of the least-squares problem.
  ///
  /// b = argmin |y − Ab|² = R⁻¹ (Q'y)
  ///
  /// - Throws: `notFinite` for the response, `singular` when the condition number exceeds 1/ε.
  /// - Complexity: O(np).
  public func leastSquares(_ y: [Double]) throws(LinearAlgebraError) -> [Double] {
    precondition(y.count == reflectors.rows, "a response has as many entries as the matrix has rows")
    guard y.allSatisfy(\.isFinite) else { throw .notFinite }
    try requireRegular()
    let p = reflectors.columns
    guard p > 0 else { return [] }
    let (n, k) = (Int32(reflectors.rows), Int32(p))
    var work = y
    _ = LAPACKE_dormqr(
      LAPACK_COL_MAJOR, LAPACKFlag.left, LAPACKFlag.transposed, n, 1, k, reflectors.elements, n, scales, &work, n)
    _ = LAPACKE_dtrtrs(
      LAPACK_COL_MAJOR, LAPACKFlag.upper, LAPACKFlag.notTransposed, LAPACKFlag.storedDiagonal, k, 1,
      reflectors.elements, n, &work, n)
    return Array(work[..<p])
  }

  /// The inverse of the cross-product (p × p), which times the residual variance is the covariance of coefficients.
  ///
  /// (A'A)⁻¹ = R⁻¹R⁻ᵀ
  ///
  /// - Throws: `singular` when the condition number of R exceeds 1/ε.
  /// - Complexity: O(p³).
  public func inverseCrossProduct() throws(LinearAlgebraError) -> Matrix {
    try requireRegular()
    var inverse = factorR
    guard inverse.rows > 0 else { return inverse }
    let p = Int32(inverse.rows)
    _ = LAPACKE_dpotri(LAPACK_COL_MAJOR, LAPACKFlag.upper, p, &inverse.elements, p)
    inverse.mirrorUpperTriangle()
    return inverse
  }

  private func requireRegular() throws(LinearAlgebraError) {
    guard reciprocalCondition > Double.ulpOfOne else { throw .singular(conditionNumber: 1 / reciprocalCondition) }
  }
}
