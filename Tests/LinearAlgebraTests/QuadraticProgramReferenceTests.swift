import Foundation
import LinearAlgebra
import Testing

/// Solutions: quadprog 0.1.14 (PyPI), by scripts/reference/quadratic_programs.py; tolerance 1e-9 of the largest entry.
@Suite struct QuadraticProgramReferenceTests {
  struct Constraint: Decodable {
    let coefficients: [Double]
    let bound: Double
  }

  struct Solution: Decodable {
    let x: [Double]
    let multipliers: [Double]
  }

  struct Programme: Decodable {
    let kind: String
    let hessian: [[Double]]
    let linear: [Double]
    let equalities: [Constraint]
    let inequalities: [Constraint]
    let solution: Solution?

    func solve() throws -> QuadraticSolution {
      try solveQuadraticProgram(
        hessian: Matrix(rowsOf: hessian), linear: linear,
        equalities: equalities.map { LinearConstraint(coefficients: $0.coefficients, bound: $0.bound) },
        inequalities: inequalities.map { LinearConstraint(coefficients: $0.coefficients, bound: $0.bound) })
    }
  }

  struct File: Decodable {
    let programmes: [Programme]
  }

  static func programmes() throws -> [Programme] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/quadratic_programs.json")
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).programmes
  }

  func agree(_ a: [Double], _ b: [Double]) -> Bool {
    let scale = b.map { abs($0) }.max() ?? 0
    return a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-9 * scale + 1e-14 }
  }

  @Test func solutionsAndMultipliersAreThoseOfQuadprog() throws {
    let programmes = try Self.programmes()
    #expect(programmes.count == 40)
    for (index, programme) in programmes.enumerated() {
      guard let expected = programme.solution else { continue }
      let solution = try programme.solve()
      #expect(agree(solution.x, expected.x), "programme \(index), \(programme.kind)")
      // quadprog gives the multipliers of equalities without their sign.
      let signless = solution.multipliers.enumerated().map { $0 < programme.equalities.count ? abs($1) : $1 }
      let expectedSignless = expected.multipliers.enumerated().map { $0 < programme.equalities.count ? abs($1) : $1 }
      #expect(agree(signless, expectedSignless), "programme \(index), \(programme.kind)")
      #expect(solution.residual < 1e-12)
    }
  }

  @Test func blockPivotingAgreesOnTheNonNegativeOnes() throws {
    let programmes = try Self.programmes().filter { $0.kind == "nonnegative" }
    #expect(!programmes.isEmpty)
    for programme in programmes {
      let solution = try solveNonNegative(hessian: Matrix(rowsOf: programme.hessian), linear: programme.linear)
      #expect(agree(solution.x, try #require(programme.solution).x))
    }
  }

  @Test func whatQuadprogCallsInconsistentIsNamed() throws {
    let contradictions = try Self.programmes().filter { $0.solution == nil }
    #expect(!contradictions.isEmpty)
    for programme in contradictions {
      let error = #expect(throws: LinearAlgebraError.self) { try programme.solve() }
      guard case .infeasible(.inequality(let place)) = error else {
        Issue.record("\(String(describing: error)) does not name an inequality")
        continue
      }
      #expect(programme.inequalities.indices.contains(place))
    }
  }
}
