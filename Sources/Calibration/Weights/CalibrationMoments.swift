internal import LinearAlgebra

/// The sums over rows from which weights are computed: N, Σm²/ρ̄², Σx̃m/ρ̄, Σx̃x̃' and Σv, for centred columns.
///
/// They add up over rows, so clusters, folds and replicates are sums of them.
struct CalibrationMoments {
  /// The number of rows N.
  var count: Double
  /// Σm²/ρ̄².
  var outcome: Double
  /// Σx̃_j m/ρ̄ (p).
  var cross: [Double]
  /// Σx̃x̃' (p × p).
  var scatter: Matrix
  /// Σv_j (p), v_j how far a common shift on the logit scale moves a share, E[x(1 − x)] within the type.
  var sensitivity: [Double]

  /// Sums over no rows.
  init(criteria p: Int) {
    count = 0
    outcome = 0
    cross = [Double](repeating: 0, count: p)
    scatter = Matrix(rows: p, columns: p)
    sensitivity = [Double](repeating: 0, count: p)
  }

  /// The number of criteria p.
  var criteria: Int { cross.count }
  /// G = Σx̃x̃'/N.
  var gram: Matrix { (1 / count) * scatter }
  /// G − diag(κ_j G_jj).
  func gram(without shares: [Double]) -> Matrix {
    var result = gram
    for (j, share) in shares.enumerated() { result[j, j] *= 1 - share }
    return result
  }
  /// g = Σx̃m/ρ̄/N.
  var linear: [Double] { cross.map { $0 / count } }

  static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.count += b.count
    sum.outcome += b.outcome
    for j in a.cross.indices {
      sum.cross[j] += b.cross[j]
      sum.sensitivity[j] += b.sensitivity[j]
    }
    for i in a.scatter.elements.indices { sum.scatter.elements[i] += b.scatter.elements[i] }
    return sum
  }

  static func - (a: Self, b: Self) -> Self {
    var difference = a
    difference.count -= b.count
    difference.outcome -= b.outcome
    for j in a.cross.indices {
      difference.cross[j] -= b.cross[j]
      difference.sensitivity[j] -= b.sensitivity[j]
    }
    for i in a.scatter.elements.indices { difference.scatter.elements[i] -= b.scatter.elements[i] }
    return difference
  }

  /// The sums where the same weights are worth c times the quality: every x̃ taken c-fold.
  func scaled(by c: Double) -> Self {
    var result = self
    result.cross = cross.map { c * $0 }
    result.scatter = c * c * scatter
    result.sensitivity = sensitivity.map { c * $0 }
    return result
  }

  /// The residual variance of m/ρ̄ on x̃ by least squares, per row; 0 where the fit is singular or perfect.
  var residualVariance: Double {
    guard count > 0, let factor = try? Cholesky(ridged) else { return 0 }
    return max(0, outcome / count - dot(linear, factor.solve(linear)))
  }

  /// G with a ridge that makes it definite: 1e-8 of its mean diagonal.
  var ridged: Matrix {
    var result = gram
    let mean = result.diagonal.reduce(0, +) / Double(max(criteria, 1))
    for j in 0..<criteria { result[j, j] += Self.ridge * mean }
    return result
  }

  /// The share of the mean diagonal that every solve adds.
  static let ridge = 1e-8
}

extension CalibrationMoments {
  /// The number of sums for p criteria.
  static func packedLength(criteria p: Int) -> Int { 2 + 2 * p + p * (p + 1) / 2 }

  /// Several sums over p criteria, one a row.
  static func packed(_ sums: [CalibrationMoments], criteria p: Int) -> Matrix {
    var result = Matrix(rows: sums.count, columns: packedLength(criteria: p))
    for (row, sum) in sums.enumerated() where sum.count > 0 {
      for (column, value) in sum.packed.enumerated() { result[row, column] = value }
    }
    return result
  }

  /// The sums in one row: N, Σm², cross, sensitivity, upper triangle by columns.
  private var packed: [Double] {
    var result = [count, outcome] + cross + sensitivity
    for j in 0..<criteria {
      for i in 0...j { result.append(scatter[i, j]) }
    }
    return result
  }

  /// The sums from a row of a matrix.
  init(criteria p: Int, packed: Matrix, row: Int) {
    self.init(criteria: p)
    count = packed[row, 0]
    outcome = packed[row, 1]
    for j in 0..<p {
      cross[j] = packed[row, 2 + j]
      sensitivity[j] = packed[row, 2 + p + j]
    }
    var column = 2 + 2 * p
    for j in 0..<p {
      for i in 0...j {
        scatter[i, j] = packed[row, column]
        scatter[j, i] = packed[row, column]
        column += 1
      }
    }
  }
}
