import LinearAlgebra
import Statistics

/// A programme drawn at random, with a point that satisfies all its constraints.
struct RandomProgram {
  let programme: QuadraticProgram
  let feasible: [Double]

  init(seed: UInt64) {
    var random = RandomStream(seed: seed)
    let p = 1 + random.index(below: 20)
    let point = (0..<p).map { _ in random.normal() }
    let equalities = random.index(below: p / 3 + 1)
    let inequalities = random.index(below: 3 * p)
    feasible = point
    programme = QuadraticProgram(
      hessian: random.positiveDefinite(p),
      linear: (0..<p).map { _ in 3 * random.normal() },
      equalities: (0..<equalities).map { _ in random.constraint(through: point, slack: 0) },
      inequalities: (0..<inequalities).map { _ in
        let slack = random.index(below: 3) == 0 ? 0 : random.uniform()
        return random.constraint(through: point, slack: slack)
      })
  }
}

extension RandomStream {
  /// A matrix of standard normal numbers.
  mutating func normalMatrix(rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in normal() })
  }

  /// A positive definite matrix: a Wishart one of p + 2 degrees of freedom.
  mutating func positiveDefinite(_ p: Int) -> Matrix {
    normalMatrix(rows: p + 2, columns: p).crossProduct
  }

  /// A constraint c'x ≥ b with the given slack at a point, of any scale; one in four has a single coefficient.
  mutating func constraint(through point: [Double], slack: Double) -> LinearConstraint {
    let scale = 1000 * uniform() * uniform()
    var coefficients = point.map { _ in scale * normal() }
    if index(below: 4) == 0 {
      let kept = index(below: point.count)
      for i in coefficients.indices where i != kept { coefficients[i] = 0 }
    }
    return LinearConstraint(coefficients: coefficients, bound: dot(coefficients, point) - scale * slack)
  }
}
