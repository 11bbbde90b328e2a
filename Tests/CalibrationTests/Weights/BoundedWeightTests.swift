import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

/// Weights within bounds, floors, caps and fixed sums: against other software, and as laws over random problems.
@Suite struct BoundedWeightTests {
  /// quadprog 0.1.13 of PyPI, `scripts/reference/bounded_weights.py`; tolerance 1e-7 points.
  @Test func weightsAreThoseOfQuadprog() throws {
    let table = try Fixture("bounded_weights.csv")
    for row in table.rows {
      let seed = try #require(UInt64(row[0]))
      let expected = row.dropFirst().compactMap(Double.init)
      let (program, constraints) = Self.draw(seed)
      let solution = try program.solve(penalty: 0, constraints: constraints)
      #expect(largestDifference(solution.weights, expected) < 1e-7, "seed \(seed)")
      #expect(solution.residual < 1e-9, "seed \(seed)")
    }
    #expect(table.rows.count == 200)
  }

  private static func draw(_ seed: UInt64) -> (WeightProgram, WeightConstraints) {
    var stream = RandomStream(seed: seed, 71)
    let x = Matrix(rows: 14, columns: 6, elements: (0..<84).map { _ in stream.uniform() })
    let y = Matrix(rows: 14, columns: 1, elements: (0..<14).map { _ in stream.uniform() })
    let raw = (0..<6).map { _ in 0.2 + stream.uniform() }
    let change = 1 + 5 * stream.uniform()
    let sum = raw.reduce(0, +)
    let previous = raw.map { 100 * $0 / sum }
    let constraints = WeightConstraints(
      lower: previous.map { max(0, $0 - change) }, upper: previous.map { $0 + change },
      fixedSums: [.init(criteria: [0, 1, 2], points: previous.prefix(3).reduce(0, +))])
    return (
      WeightProgram(moment: x.crossProduct, linear: x.crossProduct(with: y).elements, reference: previous), constraints
    )
  }

  /// 10,000 random problems of 2 to 9 criteria with floors, caps, frozen criteria and sums: a conflict is named exactly
  /// where a linear programme finds no point, and everything else is solved within its bounds.
  @Test(arguments: 0..<10) func feasibleProblemsAreSolvedAndOthersNamed(block: UInt64) throws {
    var named = 0
    for trial in 0..<1000 {
      var stream = RandomStream(seed: 1000 * block + UInt64(trial), 72)
      let problem = RandomBounds(&stream)
      let conflict = problem.constraints.conflict(total: problem.total)
      #expect((conflict == nil) == problem.isFeasible, "\(block) \(trial)")
      guard conflict == nil else {
        named += 1
        #expect(Self.gap(of: conflict) != 0)
        continue
      }
      let solution = try problem.program.solve(penalty: 0.01, constraints: problem.constraints)
      #expect(solution.residual < 1e-9, "\(block) \(trial)")
      #expect(problem.distance(of: solution.weights) < 1e-6 * problem.total, "\(block) \(trial)")
    }
    #expect(named > 100)
    #expect(named < 900)
  }

  private static func gap(of conflict: WeightConflict?) -> Double {
    switch conflict {
    case .bounds(_, let by), .sum(_, let by), .total(let by): by
    case nil: 0
    }
  }
}

/// Random moments with bounds that may contradict each other.
private struct RandomBounds {
  let program: WeightProgram
  let constraints: WeightConstraints
  var total: Double { program.total }

  init(_ stream: inout RandomStream) {
    let p = 2 + stream.index(below: 8)
    let x = Matrix(rows: p + 6, columns: p, elements: (0..<(p + 6) * p).map { _ in stream.uniform() })
    let truth = (0..<p).map { _ in stream.uniform() }
    let reference = (0..<p).map { _ in 1 + 9 * stream.uniform() }
    program = WeightProgram(moment: x.crossProduct, linear: x.crossProduct * truth, reference: reference)
    var lower = reference.map { max(0, $0 - 4 * stream.uniform()) }
    var upper = reference.map { $0 + 6 * stream.uniform() - 1 }
    for j in 0..<p where stream.uniform() < 0.1 {
      lower[j] = reference[j]
      upper[j] = reference[j]
    }
    for j in 0..<p where stream.uniform() < 0.95 { upper[j] = max(upper[j], lower[j]) }
    let size = stream.index(below: p)
    let sum = reference.prefix(size).reduce(0, +) + (stream.uniform() < 0.5 ? 6 * stream.uniform() - 3 : 0)
    constraints = WeightConstraints(
      lower: lower, upper: upper, fixedSums: size > 0 ? [.init(criteria: Array(0..<size), points: sum)] : [])
  }

  /// Whether a linear programme finds weights within the bounds.
  var isFeasible: Bool {
    let p = constraints.lower.count
    let identity = Matrix.identity(p)
    let bounds = (0..<p).flatMap { j in
      [
        LinearConstraint(coefficients: identity.column(j), bound: constraints.lower[j]),
        LinearConstraint(coefficients: identity.column(j).map { -$0 }, bound: -constraints.upper[j]),
      ]
    }
    let all = LinearConstraint(coefficients: [Double](repeating: 1, count: p), bound: total)
    let sums = constraints.fixedSums.map { set in
      LinearConstraint(coefficients: (0..<p).map { set.criteria.contains($0) ? 1 : 0 }, bound: set.points)
    }
    let objective = [Double](repeating: 0, count: p)
    return (try? LinearProgram(objective: objective, equalities: [all] + sums, inequalities: bounds).solve()) != nil
  }

  /// The largest distance of some weights from what they must satisfy.
  func distance(of weights: [Double]) -> Double {
    var worst = abs(weights.reduce(0, +) - total)
    for (j, weight) in weights.enumerated() {
      worst = max(worst, constraints.lower[j] - weight, weight - constraints.upper[j])
    }
    for set in constraints.fixedSums {
      worst = max(worst, abs(set.criteria.reduce(0) { $0 + weights[$1] } - set.points))
    }
    return worst
  }
}
