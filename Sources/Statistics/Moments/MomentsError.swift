public import LinearAlgebra

/// Why moments cannot be gathered or formed.
public enum MomentsError: Error, Sendable, Equatable {
  /// A value in this column (from 0) is not a finite number.
  case notFinite(column: Int)
  /// The other accumulator describes other columns, groups or steps.
  case otherSchema
  /// A value is not on the declared lattice of steps.
  case offStep(value: Double)
  /// No row has a value in this column (from 0).
  case neverObserved(column: Int)
  /// The iterations for missing cells did not settle.
  case notConverged(iterations: Int)
  /// A solve failed.
  case linearAlgebra(LinearAlgebraError)
}
