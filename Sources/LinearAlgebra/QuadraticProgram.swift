/// A linear constraint on x: coefficients'x = bound or coefficients'x ≥ bound, as the list it stands in says.
public struct LinearConstraint: Sendable, Equatable {
  /// The coefficients (p).
  public var coefficients: [Double]
  /// The bound, in the units of coefficients'x.
  public var bound: Double

  /// A constraint with the given coefficients and bound.
  public init(coefficients: [Double], bound: Double) {
    self.coefficients = coefficients
    self.bound = bound
  }
}

/// A strictly convex quadratic programme.
///
/// minimise ½x'Gx − g'x subject to E x = e and C x ≥ c
public struct QuadraticProgram: Sendable {
  /// The symmetric positive definite matrix G (p × p).
  public var hessian: Matrix
  /// The vector g (p).
  public var linear: [Double]
  /// The constraints that hold with equality.
  public var equalities: [LinearConstraint]
  /// The constraints that hold as greater or equal.
  public var inequalities: [LinearConstraint]

  /// A programme in p unknowns; every vector has p entries.
  public init(
    hessian: Matrix, linear: [Double], equalities: [LinearConstraint] = [], inequalities: [LinearConstraint] = []
  ) {
    let p = linear.count
    precondition(hessian.rows == p && hessian.columns == p, "the Hessian is p × p")
    precondition(
      (equalities + inequalities).allSatisfy { $0.coefficients.count == p }, "a constraint has p coefficients")
    self.hessian = hessian
    self.linear = linear
    self.equalities = equalities
    self.inequalities = inequalities
  }

  var constraintCount: Int { equalities.count + inequalities.count }

  /// The constraint at a place in the joint list, equalities first.
  func constraint(_ index: Int) -> LinearConstraint {
    index < equalities.count ? equalities[index] : inequalities[index - equalities.count]
  }

  /// The reference of a place in the joint list, equalities first.
  func reference(_ index: Int) -> ConstraintReference {
    index < equalities.count ? .equality(index) : .inequality(index - equalities.count)
  }

  var isFinite: Bool {
    hessian.isFinite && linear.allSatisfy(\.isFinite)
      && (equalities + inequalities).allSatisfy { $0.bound.isFinite && $0.coefficients.allSatisfy(\.isFinite) }
  }
}

/// The solution of a quadratic programme.
public struct QuadraticSolution: Sendable, Equatable {
  /// The minimiser (p).
  public let x: [Double]
  /// The Lagrange multipliers: of the equalities (any sign), then of the inequalities (none negative, 0 when inactive).
  public let multipliers: [Double]
  /// The relative residual of the Karush–Kuhn–Tucker conditions; see `QuadraticProgram.residual`.
  public let residual: Double
  /// The inequalities that hold the solution, by their place in their list, ascending.
  public let active: [Int]

  /// A solution with its multipliers, residual and active inequalities.
  public init(x: [Double], multipliers: [Double], residual: Double, active: [Int]) {
    self.x = x
    self.multipliers = multipliers
    self.residual = residual
    self.active = active
  }
}

/// Minimises ½x'Gx − g'x subject to equality rows and inequality rows C x ≥ c by a dual active-set method.
///
/// - Throws: `notFinite`; `notPositiveDefinite` or `singular` for G; `infeasible` with a constraint that contradicts
///   those met before it; `notConverged` when rounding keeps the active set from settling.
/// - Complexity: O(p³) once, then O(p²) for each change of the active set.
///
/// Source: Goldfarb and Idnani (1983), A numerically stable dual method for solving strictly convex quadratic programs,
/// Mathematical Programming 27.
public func solveQuadraticProgram(
  hessian: Matrix, linear: [Double], equalities: [LinearConstraint] = [], inequalities: [LinearConstraint] = []
) throws(LinearAlgebraError) -> QuadraticSolution {
  try QuadraticProgram(hessian: hessian, linear: linear, equalities: equalities, inequalities: inequalities).solve()
}
