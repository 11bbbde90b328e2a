import LinearAlgebra
import Statistics
import Testing

@Suite struct QuadraticProgramTests {
  @Test func boundedProgrammesSatisfyTheConditionsOfKarushKuhnTucker() throws {
    for trial in 0..<300 {
      let drawn = RandomProgram(seed: UInt64(trial))
      let solution = try drawn.programme.solve()
      #expect(solution.residual < 1e-9, "trial \(trial)")
    }
  }

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
}
