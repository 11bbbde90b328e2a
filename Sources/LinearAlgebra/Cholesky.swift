import Foundation
internal import COpenBLAS

/// The factorisation A = LL' of a symmetric positive definite matrix.
public struct Cholesky: Sendable {
  /// The factor L, lower triangular, with zeros above the diagonal.
  public let factor: Matrix
  /// The reciprocal of the condition number of A in the 1-norm, as LAPACK estimates it.
  public let reciprocalCondition: Double

  /// Factors a symmetric positive definite matrix, of which the lower triangle is read (p × p).
  ///
  /// A = LL'
  ///
  /// - Throws: `notFinite`, `notPositiveDefinite`, or `singular` when the condition number exceeds 1/ε.
  /// - Complexity: O(p³/3), one `dpotrf` and one `dpocon`.
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns, "Cholesky factors a square matrix")
    guard a.isFinite else { throw .notFinite }
    let n = Int32(a.rows)
    var work = a
    guard n > 0 else {
      factor = a
      reciprocalCondition = 1
      return
    }
    let norm = LAPACKE_dlansy(LAPACK_COL_MAJOR, LAPACKFlag.oneNorm, LAPACKFlag.lower, n, a.elements, n)
    let info = LAPACKE_dpotrf(LAPACK_COL_MAJOR, LAPACKFlag.lower, n, &work.elements, n)
    guard info == 0 else { throw .notPositiveDefinite(column: Int(info) - 1) }
    var reciprocal = 0.0
    _ = LAPACKE_dpocon(LAPACK_COL_MAJOR, LAPACKFlag.lower, n, work.elements, n, norm, &reciprocal)
    guard reciprocal > Double.ulpOfOne else { throw .singular(conditionNumber: 1 / reciprocal) }
    for j in 0..<a.columns {
      for i in 0..<j { work[i, j] = 0 }
    }
    factor = work
    reciprocalCondition = reciprocal
  }

  /// The solution x of Ax = b.
  ///
  /// - Complexity: O(p²).
  public func solve(_ b: [Double]) -> [Double] {
    solve(Matrix(rows: b.count, columns: 1, elements: b)).elements
  }

  /// The solution X of AX = B for several right-hand sides.
  ///
  /// - Complexity: O(p²) a column.
  public func solve(_ b: Matrix) -> Matrix {
    precondition(b.rows == factor.rows, "a right-hand side has as many rows as the matrix")
    var result = b
    guard b.rows > 0, b.columns > 0 else { return result }
    let (n, k) = (Int32(b.rows), Int32(b.columns))
    _ = LAPACKE_dpotrs(LAPACK_COL_MAJOR, LAPACKFlag.lower, n, k, factor.elements, n, &result.elements, n)
    return result
  }

  /// The inverse of A.
  ///
  /// - Complexity: O(p³).
  public var inverse: Matrix {
    solve(Matrix.identity(factor.rows))
  }

  /// The logarithm of the determinant of A.
  public var logDeterminant: Double {
    var sum = 0.0
    for value in factor.diagonal { sum += 2 * log(value) }
    return sum
  }
}
