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

extension QuadraticProgram {
  /// The programme with one more unknown, of which the last two inequalities ask to be at least 1 and at most −0.5.
  func withContradiction() -> QuadraticProgram {
    let p = linear.count
    var wider = Matrix.identity(p + 1)
    for j in 0..<p {
      for i in 0..<p { wider[i, j] = hessian[i, j] }
    }
    let unknown = Matrix.identity(p + 1).column(p)
    let planted = [
      LinearConstraint(coefficients: unknown, bound: 1),
      LinearConstraint(coefficients: unknown.map { -$0 }, bound: 0.5),
    ]
    return QuadraticProgram(
      hessian: wider, linear: linear + [0], equalities: equalities.map { $0.widened() },
      inequalities: inequalities.map { $0.widened() } + planted)
  }
}

extension LinearConstraint {
  /// The constraint with one more unknown, which does not enter it.
  func widened() -> LinearConstraint {
    LinearConstraint(coefficients: coefficients + [0], bound: bound)
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
