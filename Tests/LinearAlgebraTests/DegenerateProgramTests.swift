import LinearAlgebra
import Statistics
import Testing

@Suite struct DegenerateProgramTests {
  /// A feasible programme gets one more unknown, which two further rows want above 1 and below −0.5: one of them is named.
  @Test func aContradictionIsNamed() {
    for trial in 0..<200 {
      let programme = RandomProgram(seed: UInt64(1000 + trial)).programme.withContradiction()
      let count = programme.inequalities.count
      let error = #expect(throws: LinearAlgebraError.self) { try programme.solve() }
      #expect(
        error == .infeasible(.inequality(count - 2)) || error == .infeasible(.inequality(count - 1)), "trial \(trial)")
    }
  }

  @Test func contradictoryEqualitiesAreNamed() {
    let sum = LinearConstraint(coefficients: [1, 1], bound: 1)
    let again = LinearConstraint(coefficients: [2, 2], bound: 3)
    #expect(throws: LinearAlgebraError.infeasible(.equality(1))) {
      try solveQuadraticProgram(hessian: .identity(2), linear: [0, 0], equalities: [sum, again])
    }
  }

  @Test func aZeroRowIsInfeasibleOnlyWithAPositiveBound() throws {
    let zero = LinearConstraint(coefficients: [0, 0], bound: 0)
    let impossible = LinearConstraint(coefficients: [0, 0], bound: 1)
    let solution = try solveQuadraticProgram(
      hessian: .identity(2), linear: [1, 2], equalities: [zero], inequalities: [zero])
    #expect(solution.x == [1, 2])
    #expect(throws: LinearAlgebraError.infeasible(.inequality(0))) {
      try solveQuadraticProgram(hessian: .identity(2), linear: [1, 2], inequalities: [impossible])
    }
  }

  @Test func repeatedConstraintsChangeNothing() throws {
    for trial in 0..<100 {
      var programme = RandomProgram(seed: UInt64(2000 + trial)).programme
      let once = try programme.solve()
      programme.equalities += programme.equalities.map {
        LinearConstraint(coefficients: $0.coefficients.map { 3 * $0 }, bound: 3 * $0.bound)
      }
      programme.inequalities += programme.inequalities
      let twice = try programme.solve()
      #expect(twice.residual < 1e-9)
      let scale = once.x.map { abs($0) }.max() ?? 0
      #expect(zip(once.x, twice.x).allSatisfy { abs($0 - $1) <= 1e-8 * scale })
    }
  }

  /// With lower and upper bounds equal there is one point only.
  @Test func boundsThatMeetFixThePoint() throws {
    var random = RandomStream(seed: 9)
    let hessian = random.positiveDefinite(6)
    let point = (0..<6).map { _ in random.normal() }
    let identity = Matrix.identity(6)
    let bounds = point.indices.flatMap { i in
      [
        LinearConstraint(coefficients: identity.column(i), bound: point[i]),
        LinearConstraint(coefficients: identity.column(i).map { -$0 }, bound: -point[i]),
      ]
    }
    let solution = try solveQuadraticProgram(
      hessian: hessian, linear: [5, -3, 8, 0, 1, -9], equalities: [], inequalities: bounds)
    #expect(zip(solution.x, point).allSatisfy { abs($0 - $1) < 1e-13 })
    #expect(solution.residual < 1e-9)
  }

  /// A Hessian of condition 10⁸, as after the ridge that weights are given.
  @Test func nearlySingularHessiansKeepTheResidualSmall() throws {
    for trial in 0..<100 {
      var random = RandomStream(seed: 10, UInt64(trial))
      let p = 3 + random.index(below: 18)
      let thin = random.normalMatrix(rows: p - 2, columns: p).crossProduct
      let ridge = 1e-8 * thin.diagonal.reduce(0, +) / Double(p)
      let hessian = thin + ridge * Matrix.identity(p)
      let linear = (0..<p).map { _ in random.normal() }
      let identity = Matrix.identity(p)
      let bounds = (0..<p).map { LinearConstraint(coefficients: identity.column($0), bound: 0) }
      let sum = LinearConstraint(coefficients: [Double](repeating: 1, count: p), bound: 1)
      let simplex = try solveQuadraticProgram(
        hessian: hessian, linear: linear, equalities: [sum], inequalities: bounds)
      let block = try solveNonNegative(hessian: hessian, linear: linear)
      #expect(simplex.residual < 1e-9)
      #expect(abs(simplex.x.reduce(0, +) - 1) < 1e-9)
      #expect(block.residual < 1e-9)
    }
  }

  @Test func numbersThatAreNotFiniteAreRefused() {
    let bound = LinearConstraint(coefficients: [1, .nan], bound: 0)
    #expect(throws: LinearAlgebraError.notFinite) {
      try solveQuadraticProgram(hessian: .identity(2), linear: [0, 0], inequalities: [bound])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try solveNonNegative(hessian: .identity(2), linear: [0, .infinity])
    }
  }

  @Test func aSingularHessianReportsItsCondition() {
    let error = #expect(throws: LinearAlgebraError.self) {
      try solveQuadraticProgram(hessian: Matrix(rowsOf: [[1, 1], [1, 1 + 4.5e-16]]), linear: [0, 0])
    }
    guard case .singular(let condition) = error else {
      Issue.record("\(String(describing: error)) does not carry the condition number")
      return
    }
    #expect(condition > 1e15)
  }
}
