internal import COpenBLAS

/// The factorisation P'AP = LL' of a symmetric positive semidefinite matrix with complete pivoting, which reveals its rank
/// and the columns that depend on others.
///
/// The pivots are taken on the scale of A's own diagonal (each column divided by the root of its diagonal entry), so that
/// a pivot is the share of a column's variance that the columns before it do not explain, 1 − R².
///
/// Source: Higham (2002), Accuracy and stability of numerical algorithms, section 10.3; LAPACK `dpstrf`.
public struct PivotedCholesky: Sendable {
  /// The number of independent columns.
  public let rank: Int
  /// The columns in the order of their pivots (p); the first `rank` of them are independent.
  public let pivots: [Int]
  /// The factor L (p × rank), with rows in the order of the pivots.
  public let factor: Matrix

  /// The largest unexplained share of a column that counts as none, unless told otherwise.
  public static let defaultTolerance = 1e-10

  /// Factors a symmetric positive semidefinite matrix (p × p), of which the lower triangle is read; a column whose
  /// unexplained share is at most `tolerance` counts as dependent.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(p·rank²).
  public init(_ a: Matrix, tolerance: Double = defaultTolerance) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns, "only a square matrix can be symmetric")
    precondition(tolerance >= 0, "a tolerance is not negative")
    guard a.isFinite else { throw .notFinite }
    let p = a.rows
    let scales = a.diagonal.map { $0 > 0 ? $0.squareRoot() : 0 }
    var work = a.scaledToUnitDiagonal(by: scales)
    var order = [Int32](repeating: 0, count: p)
    var found: Int32 = 0
    if p > 0 {
      _ = LAPACKE_dpstrf(
        LAPACK_COL_MAJOR, LAPACKFlag.lower, Int32(p), &work.elements, Int32(p), &order, &found, tolerance)
    }
    rank = Int(found)
    pivots = order.map { Int($0) - 1 }
    factor = work.leadingLowerColumns(Int(found), rowScales: pivots.map { scales[$0] })
  }

  /// The columns that depend on others, in the order of their pivots.
  public var dependentColumns: [Int] {
    Array(pivots[rank...])
  }

  /// The coefficients by which a dependent column follows from the independent ones, a_column = Σ coefficient·a_k, in
  /// the order of the pivots (`rank` of them).
  ///
  /// L₁₁'c = l, l the column's row of L
  ///
  /// - Complexity: O(rank²).
  public func coefficients(ofDependent column: Int) -> [Double] {
    guard let row = pivots[rank...].firstIndex(of: column) else {
      preconditionFailure("the column depends on the others")
    }
    var c = (0..<rank).map { factor[row, $0] }
    for i in stride(from: rank - 1, through: 0, by: -1) {
      for k in (i + 1)..<rank { c[i] -= factor[k, i] * c[k] }
      c[i] /= factor[i, i]
    }
    return c
  }
}

extension Matrix {
  /// Entry (i, j) divided by scale i and scale j; rows and columns of scale 0 become 0.
  fileprivate func scaledToUnitDiagonal(by scales: [Double]) -> Matrix {
    var result = self
    for j in 0..<columns {
      for i in 0..<rows {
        let scale = scales[i] * scales[j]
        result[i, j] = scale > 0 ? self[i, j] / scale : 0
      }
    }
    return result
  }

  /// The first columns of the lower triangle, zeros above the diagonal, with each row multiplied by its scale.
  fileprivate func leadingLowerColumns(_ count: Int, rowScales: [Double]) -> Matrix {
    var result = Matrix(rows: rows, columns: count)
    for j in 0..<count {
      for i in j..<rows { result[i, j] = rowScales[i] * self[i, j] }
    }
    return result
  }
}
