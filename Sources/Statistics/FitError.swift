public import LinearAlgebra

/// Why a model could not be fitted to the numbers it was given.
public enum FitError: Error, Sendable, Equatable {
  /// Fewer observations (or groups of them) than the model has to have.
  case tooFewObservations(found: Int, needed: Int)
  /// The observations do not vary, or more than the breakdown share of them lie on the fit: no spread to measure by.
  case noSpread
  /// An iteration did not settle within its limit.
  case notConverged(iterations: Int)
  /// The equations of the fit could not be solved.
  case unsolvable(LinearAlgebraError)
}
