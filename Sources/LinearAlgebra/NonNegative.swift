/// Minimises ½x'Gx − g'x subject to x ≥ 0 by block principal pivoting, with the dual active-set method as the fallback.
///
/// The unknowns are split into free ones (gradient 0) and ones at zero; all unknowns on the wrong side change sides at
/// once, and singly (the last one, Murty's rule) while that does not reduce their number. Non-negative least squares is
/// the case G = A'A, g = A'y. The multipliers are the gradient Gx − g; `active` lists the unknowns at zero.
///
/// - Throws: `notFinite`; `notPositiveDefinite` or `singular` for G.
/// - Complexity: O(p³) an exchange; a handful of exchanges is usual.
///
/// Source: Portugal, Júdice and Vicente (1994), A comparison of block pivoting and interior-point algorithms for linear
/// least squares problems with nonnegative variables; Kim and Park (2011), section 4.
public func solveNonNegative(hessian: Matrix, linear: [Double]) throws(LinearAlgebraError) -> QuadraticSolution {
  let p = linear.count
  precondition(hessian.rows == p && hessian.columns == p, "the Hessian is p × p")
  guard hessian.isFinite, linear.allSatisfy(\.isFinite) else { throw .notFinite }
  var pivoting = BlockPivoting(hessian: hessian, linear: linear)
  for _ in 0..<BlockPivoting.mostExchanges {
    try pivoting.solveFree()
    let misplaced = pivoting.misplaced
    guard !misplaced.isEmpty else { return pivoting.solution }
    pivoting.exchange(misplaced)
  }
  return try nonNegativeProgram(hessian: hessian, linear: linear).solve()
}

/// The programme with the constraints x_i ≥ 0.
private func nonNegativeProgram(hessian: Matrix, linear: [Double]) -> QuadraticProgram {
  let identity = Matrix.identity(linear.count)
  return QuadraticProgram(
    hessian: hessian, linear: linear,
    inequalities: linear.indices.map { LinearConstraint(coefficients: identity.column($0), bound: 0) })
}

/// The state of block principal pivoting.
private struct BlockPivoting {
  /// Full exchanges that are tried without progress before single ones (Portugal, Júdice and Vicente use 10, Kim and Park 3).
  static let fullExchanges = 3
  /// Exchanges, each of them a factorisation, after which the active-set method, which updates one, is the cheaper way on.
  static let mostExchanges = 30
  /// An unknown or gradient within this share of the magnitudes in it counts as zero.
  static let zeroTolerance = 1e-13

  let hessian: Matrix
  let linear: [Double]
  var isFree: [Bool]
  var x: [Double]
  private var gradient: [Double]
  private var gradientMagnitude: [Double]
  private var fewestMisplaced: Int
  private var exchangesLeft = fullExchanges

  init(hessian: Matrix, linear: [Double]) {
    let p = linear.count
    self.hessian = hessian
    self.linear = linear
    isFree = linear.map { $0 > 0 }
    x = [Double](repeating: 0, count: p)
    gradient = x
    gradientMagnitude = x
    fewestMisplaced = p + 1
  }

  /// Solves G_FF x_F = g_F for the free unknowns and forms the gradient Gx − g of the others.
  mutating func solveFree() throws(LinearAlgebraError) {
    let free = isFree.indices.filter { isFree[$0] }
    let solved = try Cholesky(hessian.submatrix(rows: free, columns: free)).solve(free.map { linear[$0] })
    x = [Double](repeating: 0, count: linear.count)
    for (k, i) in free.enumerated() { x[i] = solved[k] }
    gradient = linear.map { -$0 }
    gradientMagnitude = linear.map { abs($0) }
    for j in free {
      for i in linear.indices {
        let term = hessian[i, j] * x[j]
        gradient[i] += term
        gradientMagnitude[i] += abs(term)
      }
    }
  }

  /// The free unknowns that are negative and the others whose gradient is.
  var misplaced: [Int] {
    let largest = x.lazy.map { abs($0) }.max() ?? 0
    return linear.indices.filter { i in
      isFree[i]
        ? x[i] < -Self.zeroTolerance * largest : gradient[i] < -Self.zeroTolerance * gradientMagnitude[i]
    }
  }

  mutating func exchange(_ misplaced: [Int]) {
    if misplaced.count < fewestMisplaced {
      fewestMisplaced = misplaced.count
      exchangesLeft = Self.fullExchanges
      for i in misplaced { isFree[i].toggle() }
    } else if exchangesLeft > 0 {
      exchangesLeft -= 1
      for i in misplaced { isFree[i].toggle() }
    } else if let last = misplaced.last {
      isFree[last].toggle()
    }
  }

  var solution: QuadraticSolution {
    let point = x.map { Swift.max(0, $0) }
    let multipliers = linear.indices.map { isFree[$0] ? 0 : Swift.max(0, gradient[$0]) }
    let residual = nonNegativeProgram(hessian: hessian, linear: linear).residual(x: point, multipliers: multipliers)
    return QuadraticSolution(
      x: point, multipliers: multipliers, residual: residual, active: linear.indices.filter { !isFree[$0] })
  }
}
