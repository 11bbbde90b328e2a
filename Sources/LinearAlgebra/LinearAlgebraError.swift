/// What can go wrong in a factorisation or a programme because of the numbers it was given.
public enum LinearAlgebraError: Error, Sendable, Equatable {
  /// A solve with a matrix that is singular to working precision; the estimated condition number in the 1-norm.
  case singular(conditionNumber: Double)
  /// A Cholesky factorisation met a pivot that is not positive, at this column (from 0).
  case notPositiveDefinite(column: Int)
  /// An iteration did not converge; the name of the routine.
  case notConverged(routine: String)
  /// An entry is not a finite number.
  case notFinite
  /// No point satisfies all constraints: this one contradicts those that were met before it.
  case infeasible(ConstraintReference)
  /// The objective of a programme grows without end within its constraints.
  case unbounded
}

/// A constraint of a quadratic programme, by its place in the list it was given in (from 0).
public enum ConstraintReference: Sendable, Equatable, Hashable {
  /// A constraint that holds with equality.
  case equality(Int)
  /// A constraint that holds as greater or equal.
  case inequality(Int)
}
