import LinearAlgebra
import Statistics
import Testing

@Suite struct LinearProgramTests {
  /// Dantzig's example as in Chvátal (1983), page 13: maximum 13 at (2, 0, 1).
  @Test func aTextbookProgramme() throws {
    let rows: [([Double], Double)] = [([2, 3, 1], 5), ([4, 1, 2], 11), ([3, 4, 2], 8)]
    let limits = rows.map { LinearConstraint(coefficients: $0.0.map { -$0 }, bound: -$0.1) }
    let solution = try LinearProgram(objective: [5, 4, 3], inequalities: limits).solve()
    #expect(abs(solution.value - 13) < 1e-12)
    for (own, expected) in zip(solution.x, [2.0, 0, 1]) { #expect(abs(own - expected) < 1e-12) }
  }

  /// Beale's example, on which the rule of the greatest cost alone goes round in a circle: minimum −1/20.
  @Test func aProgrammeThatCycles() throws {
    let limits = [
      LinearConstraint(coefficients: [-0.25, 60, 1.0 / 25, -9], bound: 0),
      LinearConstraint(coefficients: [-0.5, 90, 1.0 / 50, -3], bound: 0),
      LinearConstraint(coefficients: [0, 0, -1, 0], bound: -1),
    ]
    let solution = try LinearProgram(objective: [0.75, -150, 0.02, -6], inequalities: limits).solve()
    #expect(abs(solution.value - 0.05) < 1e-12)
  }

  @Test func contradictionsAndEndlessGrowthAreTold() {
    let sum = LinearConstraint(coefficients: [1, 1], bound: 1)
    let more = LinearConstraint(coefficients: [1, 1], bound: 2)
    #expect(throws: LinearAlgebraError.infeasible(.equality(1))) {
      try LinearProgram(objective: [1, 0], equalities: [sum, more]).solve()
    }
    #expect(throws: LinearAlgebraError.unbounded) { try LinearProgram(objective: [1, 0], inequalities: [sum]).solve() }
    #expect(throws: LinearAlgebraError.notFinite) { try LinearProgram(objective: [.nan]).solve() }
  }

  /// Random feasible programmes: the solution satisfies the constraints, and the dual programme has the same value.
  @Test(arguments: 1...40) func dualityHolds(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 61)
    let (m, p) = (3 + stream.index(below: 6), 2 + stream.index(below: 6))
    let a = (0..<m).map { _ in (0..<p).map { _ in 0.1 + stream.uniform() } }
    let b = (0..<m).map { _ in 0.5 + stream.uniform() }
    let c = (0..<p).map { _ in stream.normal() }
    let limits = zip(a, b).map { LinearConstraint(coefficients: $0.map { -$0 }, bound: -$1) }
    let primal = try LinearProgram(objective: c, inequalities: limits).solve()
    for (row, bound) in zip(a, b) { #expect(dot(row, primal.x) <= bound + 1e-10) }
    let columns = (0..<p).map { j in LinearConstraint(coefficients: a.map { $0[j] }, bound: c[j]) }
    let dual = try LinearProgram(objective: b.map { -$0 }, inequalities: columns).solve()
    #expect(abs(primal.value + dual.value) < 1e-9)
  }

  /// Equalities that say the same twice are no contradiction.
  @Test func redundantEqualities() throws {
    let sum = LinearConstraint(coefficients: [1, 1, 1], bound: 1)
    let twice = LinearConstraint(coefficients: [2, 2, 2], bound: 2)
    let solution = try LinearProgram(objective: [1, 2, 3], equalities: [sum, twice]).solve()
    #expect(abs(solution.value - 3) < 1e-12)
  }
}
