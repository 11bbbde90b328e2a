extension QuadraticProgram {
  /// The solution by the dual active-set method of Goldfarb and Idnani; see `solveQuadraticProgram`.
  public func solve() throws(LinearAlgebraError) -> QuadraticSolution {
    guard isFinite else { throw .notFinite }
    var state = try DualActiveSet(self)
    for index in equalities.indices { try state.addEquality(index) }
    while let violated = state.mostViolatedInequality() { try state.addInequality(violated) }
    return state.solution()
  }
}

/// The state of the dual method: a point that is optimal for the constraints in the active set alone.
///
/// With G = LL', J = L⁻ᵀQ and N the normals of the active constraints, J'N = (R; 0) with R upper triangular. A constraint
/// enters or leaves by rotations of the columns of J.
///
/// Source: Goldfarb and Idnani (1983), sections 3 and 4.
private struct DualActiveSet {
  /// A normal counts as dependent on the active ones when less than this share of its length is left outside their span.
  static let dependenceTolerance = 1e-11
  /// A constraint counts as violated beyond this share of the magnitudes in it.
  static let violationTolerance = 1e-13
  /// A violation up to this share of the magnitudes is put down to rounding where no step can reduce it.
  static let roundingTolerance = 1e-9

  let programme: QuadraticProgram
  var x: [Double]
  var active: ActiveFactor
  var multipliers: [Double] = []
  private var waived: Set<Int> = []
  private var stepsLeft: Int

  init(_ programme: QuadraticProgram) throws(LinearAlgebraError) {
    self.programme = programme
    let cholesky = try Cholesky(programme.hessian)
    x = cholesky.solve(programme.linear)
    active = ActiveFactor(inverseTransposeOf: cholesky.factor)
    stepsLeft = 100 + 50 * (programme.linear.count + programme.constraintCount)
  }

  /// Step 1: the inequality outside the active set that is violated most for its magnitude, by its place in the joint list.
  func mostViolatedInequality() -> Int? {
    var worst: (index: Int, share: Double)?
    for index in programme.equalities.count..<programme.constraintCount {
      guard !waived.contains(index), !active.indices.contains(index) else { continue }
      let slack = Slack(programme.constraint(index), at: x)
      guard slack.value < 0 else { continue }
      let share = -slack.value / slack.magnitude
      if share > worst?.share ?? Self.violationTolerance { worst = (index, share) }
    }
    return worst?.index
  }

  /// Takes the full step onto an equality, whose multiplier may have either sign.
  mutating func addEquality(_ index: Int) throws(LinearAlgebraError) {
    let constraint = programme.equalities[index]
    let direction = active.direction(of: constraint.coefficients)
    let slack = Slack(constraint, at: x)
    guard direction.freeShare > Self.dependenceTolerance else {
      guard abs(slack.value) <= Self.roundingTolerance * slack.magnitude else { throw .infeasible(.equality(index)) }
      return
    }
    let step = -slack.value / direction.curvature
    move(step, along: direction)
    multipliers.append(step)
    active.append(index, direction)
  }

  /// Step 2: moves in the dual until the inequality holds, leaving out active inequalities whose multipliers reach 0.
  mutating func addInequality(_ index: Int) throws(LinearAlgebraError) {
    let constraint = programme.constraint(index)
    var multiplier = 0.0
    while true {
      guard stepsLeft > 0 else { throw .notConverged(routine: "dual active set") }
      stepsLeft -= 1
      let direction = active.direction(of: constraint.coefficients)
      let slack = Slack(constraint, at: x)
      let isFree = direction.freeShare > Self.dependenceTolerance
      let fullStep = isFree ? Swift.max(0, -slack.value / direction.curvature) : .infinity
      let blocking = blockingStep(direction)
      let step = Swift.min(fullStep, blocking?.step ?? .infinity)
      guard step.isFinite else {
        guard -slack.value <= Self.roundingTolerance * slack.magnitude else {
          throw .infeasible(programme.reference(index))
        }
        waived.insert(index)
        return
      }
      if isFree { move(step, along: direction) } else { moveMultipliers(step, along: direction) }
      multiplier += step
      if step == fullStep {
        multipliers.append(multiplier)
        active.append(index, direction)
        return
      }
      if let blocking { remove(blocking.position) }
    }
  }

  /// The largest dual step that keeps the multipliers of active inequalities from turning negative, and the first to reach 0.
  private func blockingStep(_ direction: ActiveFactor.Direction) -> (position: Int, step: Double)? {
    var first: (position: Int, step: Double)?
    for (position, rate) in direction.multiplierRates.enumerated() {
      guard active.indices[position] >= programme.equalities.count, rate > 0 else { continue }
      let step = Swift.max(0, multipliers[position]) / rate
      if step < first?.step ?? .infinity { first = (position, step) }
    }
    return first
  }

  private mutating func move(_ step: Double, along direction: ActiveFactor.Direction) {
    for i in x.indices { x[i] += step * direction.primal[i] }
    moveMultipliers(step, along: direction)
  }

  private mutating func moveMultipliers(_ step: Double, along direction: ActiveFactor.Direction) {
    for k in multipliers.indices { multipliers[k] -= step * direction.multiplierRates[k] }
  }

  private mutating func remove(_ position: Int) {
    active.remove(at: position)
    multipliers.remove(at: position)
    waived.removeAll()
  }

  /// The solution after one step of iterative refinement on the equations of the active set.
  func solution() -> QuadraticSolution {
    let rough = result(x, multipliers)
    let refined = refinedPoint()
    let better = result(refined.x, refined.multipliers)
    return better.residual < rough.residual ? better : rough
  }

  /// One Newton step on Gx − Nu = g, N'x = b, solved by J and R.
  private func refinedPoint() -> (x: [Double], multipliers: [Double]) {
    var stationarity = programme.linear
    let curvature = programme.hessian * x
    for i in x.indices { stationarity[i] -= curvature[i] }
    var feasibility: [Double] = []
    for (position, index) in active.indices.enumerated() {
      let constraint = programme.constraint(index)
      for i in x.indices { stationarity[i] += multipliers[position] * constraint.coefficients[i] }
      feasibility.append(-Slack(constraint, at: x).value)
    }
    let change = active.solve(stationarity: stationarity, feasibility: feasibility)
    return (zip(x, change.x).map { $0 + $1 }, zip(multipliers, change.multipliers).map { $0 + $1 })
  }

  /// The point with each unknown that an active constraint fixes alone set to that value exactly.
  private func onFixedValues(_ point: [Double]) -> [Double] {
    var settled = point
    for index in active.indices {
      let constraint = programme.constraint(index)
      let involved = constraint.coefficients.indices.filter { constraint.coefficients[$0] != 0 }
      if involved.count == 1 { settled[involved[0]] = constraint.bound / constraint.coefficients[involved[0]] }
    }
    return settled
  }

  private func result(_ point: [Double], _ activeMultipliers: [Double]) -> QuadraticSolution {
    let x = onFixedValues(point)
    var all = [Double](repeating: 0, count: programme.constraintCount)
    for (position, index) in active.indices.enumerated() {
      let isEquality = index < programme.equalities.count
      all[index] = isEquality ? activeMultipliers[position] : Swift.max(0, activeMultipliers[position])
    }
    let binding = active.indices.map { $0 - programme.equalities.count }.filter { $0 >= 0 }.sorted()
    return QuadraticSolution(
      x: x, multipliers: all, residual: programme.residual(x: x, multipliers: all), active: binding)
  }
}
