extension QuadraticProgram {
  /// The relative residual of the Karush–Kuhn–Tucker conditions at a point, 0 when it is the solution.
  ///
  /// The largest of |Gx − g − Σ u_k c_k| over the sum of the magnitudes that enter it; of the violation of each constraint
  /// (and of the distance from its bound where u_k ≠ 0) over |c_k|'|x| + |b_k|; and of the negative part of an
  /// inequality's multiplier over the largest magnitude of a multiplier.
  ///
  /// - Parameters:
  ///   - x: the point (p).
  ///   - multipliers: those of the equalities, then of the inequalities.
  /// - Complexity: O(p² + mp).
  public func residual(x: [Double], multipliers: [Double]) -> Double {
    precondition(x.count == linear.count && multipliers.count == constraintCount, "a multiplier for each constraint")
    return Swift.max(stationarityResidual(x, multipliers), constraintResidual(x, multipliers))
  }

  private func stationarityResidual(_ x: [Double], _ multipliers: [Double]) -> Double {
    var gradient = linear.map { -$0 }
    var magnitude = linear.map { abs($0) }
    for j in x.indices {
      for i in x.indices {
        let term = hessian[i, j] * x[j]
        gradient[i] += term
        magnitude[i] += abs(term)
      }
    }
    for (k, multiplier) in multipliers.enumerated() where multiplier != 0 {
      for (i, coefficient) in constraint(k).coefficients.enumerated() {
        gradient[i] -= multiplier * coefficient
        magnitude[i] += abs(multiplier * coefficient)
      }
    }
    return ratio(gradient.lazy.map { abs($0) }.max() ?? 0, to: magnitude.max() ?? 0)
  }

  private func constraintResidual(_ x: [Double], _ multipliers: [Double]) -> Double {
    let largest = multipliers.lazy.map { abs($0) }.max() ?? 0
    var worst = 0.0
    for (k, multiplier) in multipliers.enumerated() {
      let slack = Slack(constraint(k), at: x)
      let binds = k < equalities.count || multiplier != 0
      worst = Swift.max(worst, ratio(binds ? abs(slack.value) : -slack.value, to: slack.magnitude))
      if k >= equalities.count { worst = Swift.max(worst, ratio(-multiplier, to: largest)) }
    }
    return worst
  }

  private func ratio(_ size: Double, to magnitude: Double) -> Double {
    size > 0 ? size / magnitude : 0
  }
}

/// By how much a constraint is exceeded at a point, c'x − b, and the size of the numbers of which this is a difference.
struct Slack {
  let value: Double
  let magnitude: Double

  init(_ constraint: LinearConstraint, at x: [Double]) {
    var value = -constraint.bound
    var magnitude = abs(constraint.bound)
    for (i, coefficient) in constraint.coefficients.enumerated() {
      let term = coefficient * x[i]
      value += term
      magnitude += abs(term)
    }
    self.value = value
    self.magnitude = magnitude
  }
}
