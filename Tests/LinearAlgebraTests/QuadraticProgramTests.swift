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
}
