/// The factors J and R of the normals N of the active constraints: J'GJ = I and J'N = (R; 0).
///
/// Source: Goldfarb and Idnani (1983), section 4; Givens rotations as in Golub and Van Loan (2013), section 5.1.8.
struct ActiveFactor {
  /// The active constraints, by their place in the joint list, in the order in which they entered.
  private(set) var indices: [Int] = []
  private var j: Matrix
  private var columnsOfR: [[Double]] = []

  /// How the point and the multipliers move as a constraint's multiplier grows by one.
  struct Direction {
    /// The components J'n of the constraint's normal n (p).
    let components: [Double]
    /// The direction z = J₂J₂'n of the point (p).
    let primal: [Double]
    /// The rates R⁻¹J₁'n at which the multipliers of the active constraints fall.
    let multiplierRates: [Double]
    /// The curvature z'n, by which the constraint's slack grows for a step of one.
    let curvature: Double
    /// The share of the length of J'n that lies outside the span of the active normals, 0…1.
    let freeShare: Double
  }

  /// The factor of an empty active set: J = L⁻ᵀ for the lower triangular Cholesky factor L.
  init(inverseTransposeOf factor: Matrix) {
    let p = factor.rows
    j = Matrix(rows: p, columns: p)
    for column in 0..<p {
      for row in stride(from: column, through: 0, by: -1) {
        var sum = row == column ? 1.0 : 0
        for k in (row + 1)..<(column + 1) { sum -= factor[k, row] * j[k, column] }
        j[row, column] = sum / factor[row, row]
      }
    }
  }

  /// The direction in which a constraint with the given normal is approached.
  func direction(of normal: [Double]) -> Direction {
    let d = transposedProduct(normal)
    let free = d[indices.count...].reduce(0) { $0 + $1 * $1 }
    let total = d.reduce(0) { $0 + $1 * $1 }
    return Direction(
      components: d, primal: freeProduct(d), multiplierRates: solveR(Array(d[..<indices.count])), curvature: free,
      freeShare: total > 0 ? (free / total).squareRoot() : 0)
  }

  /// Takes a constraint into the active set: rotates its components below the first free one to zero.
  mutating func append(_ index: Int, _ direction: Direction) {
    var d = direction.components
    for k in stride(from: d.count - 1, to: indices.count, by: -1) {
      let rotation = GivensRotation(d[k - 1], d[k])
      (d[k - 1], d[k]) = (rotation.length, 0)
      rotateColumns(k - 1, k, by: rotation)
    }
    columnsOfR.append(Array(d[...indices.count]))
    indices.append(index)
  }

  /// Takes the constraint at a position out of the active set and makes R triangular again.
  mutating func remove(at position: Int) {
    indices.remove(at: position)
    columnsOfR.remove(at: position)
    for k in position..<columnsOfR.count {
      let rotation = GivensRotation(columnsOfR[k][k], columnsOfR[k][k + 1])
      columnsOfR[k][k] = rotation.length
      columnsOfR[k].removeLast()
      for later in (k + 1)..<columnsOfR.count { rotation.apply(to: &columnsOfR[later], k, k + 1) }
      rotateColumns(k, k + 1, by: rotation)
    }
  }

  /// The solution of G·x − N·u = stationarity, N'x = feasibility.
  ///
  /// With x = Jz: z₁ = R⁻ᵀ·feasibility, z₂ = J₂'·stationarity, u = R⁻¹(z₁ − J₁'·stationarity).
  func solve(stationarity: [Double], feasibility: [Double]) -> (x: [Double], multipliers: [Double]) {
    let rotated = transposedProduct(stationarity)
    var z = rotated
    for i in indices.indices {
      var sum = feasibility[i]
      for k in 0..<i { sum -= columnsOfR[i][k] * z[k] }
      z[i] = sum / columnsOfR[i][i]
    }
    return (j * z, solveR(indices.indices.map { z[$0] - rotated[$0] }))
  }

  private func transposedProduct(_ v: [Double]) -> [Double] {
    j.crossProduct(with: Matrix(rows: v.count, columns: 1, elements: v)).elements
  }

  /// J₂d₂, the product with the columns outside the active set.
  private func freeProduct(_ d: [Double]) -> [Double] {
    var free = d
    for k in indices.indices { free[k] = 0 }
    return j * free
  }

  /// R⁻¹v by back substitution.
  private func solveR(_ v: [Double]) -> [Double] {
    var solution = v
    for i in stride(from: v.count - 1, through: 0, by: -1) {
      solution[i] /= columnsOfR[i][i]
      for k in 0..<i { solution[k] -= columnsOfR[i][k] * solution[i] }
    }
    return solution
  }

  private mutating func rotateColumns(_ first: Int, _ second: Int, by rotation: GivensRotation) {
    let p = j.rows
    j.elements.withUnsafeMutableBufferPointer { entries in
      for i in 0..<p {
        let (a, b) = (entries[i + first * p], entries[i + second * p])
        entries[i + first * p] = rotation.cosine * a + rotation.sine * b
        entries[i + second * p] = rotation.cosine * b - rotation.sine * a
      }
    }
  }
}

/// The rotation that takes the pair (a, b) to (length, 0).
struct GivensRotation {
  let cosine: Double
  let sine: Double
  let length: Double

  init(_ a: Double, _ b: Double) {
    let scale = Swift.max(abs(a), abs(b))
    guard scale > 0 else {
      (cosine, sine, length) = (1, 0, 0)
      return
    }
    let (x, y) = (a / scale, b / scale)
    let root = (x * x + y * y).squareRoot()
    (cosine, sine, length) = (x / root, y / root, scale * root)
  }

  /// Rotates two entries of a vector.
  func apply(to v: inout [Double], _ i: Int, _ k: Int) {
    (v[i], v[k]) = (cosine * v[i] + sine * v[k], cosine * v[k] - sine * v[i])
  }
}
