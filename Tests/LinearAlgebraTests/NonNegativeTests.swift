import LinearAlgebra
import Statistics
import Testing

@Suite struct NonNegativeTests {
  @Test func nonNegativeProgrammesAgreeWithTheDualMethod() throws {
    for trial in 0..<300 {
      var random = RandomStream(seed: 7, UInt64(trial))
      let p = 1 + random.index(below: 25)
      let hessian = random.positiveDefinite(p)
      let linear = (0..<p).map { _ in random.normal() }
      let identity = Matrix.identity(p)
      let bounds = (0..<p).map { LinearConstraint(coefficients: identity.column($0), bound: 0) }
      let dual = try solveQuadraticProgram(hessian: hessian, linear: linear, inequalities: bounds)
      let block = try solveNonNegative(hessian: hessian, linear: linear)
      #expect(block.residual < 1e-9)
      #expect(block.active == dual.active)
      let scale = dual.x.map { abs($0) }.max() ?? 0
      for i in 0..<p { #expect(abs(block.x[i] - dual.x[i]) <= 1e-9 * scale + 1e-14) }
    }
  }

  @Test func wrongWayOutcomesLeaveEverythingAtZero() throws {
    let solution = try solveNonNegative(hessian: .identity(3), linear: [-1, -2, 0])
    #expect(solution.x == [0, 0, 0])
    #expect(solution.active == [0, 1, 2])
    #expect(solution.multipliers == [1, 2, 0])
  }

  @Test func noUnknownsHaveAnEmptySolution() throws {
    #expect(try solveNonNegative(hessian: Matrix(rows: 0, columns: 0), linear: []).x.isEmpty)
  }
}
