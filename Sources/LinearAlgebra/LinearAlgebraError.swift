/// What can go wrong in a factorisation because of the numbers it was given.
public enum LinearAlgebraError: Error, Sendable, Equatable {
  /// A solve with a matrix that is singular to working precision; the estimated condition number in the 1-norm.
  case singular(conditionNumber: Double)
  /// A Cholesky factorisation met a pivot that is not positive, at this column (from 0).
  case notPositiveDefinite(column: Int)
  /// An iteration of LAPACK did not converge.
  case notConverged(routine: String)
  /// An entry is not a finite number.
  case notFinite
}
