public import LinearAlgebra

/// Weights by the impact loss of criteria: one counts the more, the less is lost on the others where it is best.
///
/// With columns divided by their sums, a_ij the value of criterion j for the unit that is best on i, and P_ij = (a_jj −
/// a_ij)/a_jj: (P − diag(Σ_i P_ij)) w = 0, Σw = 1. Values are units × criteria, above 0, more being better. Nil where no
/// criterion loses anything or the equations do not settle the weights.
/// - Complexity: O(n·p + p³).
///
/// Source: Mirkin (1974); Zavadskas and Podvezko (2016), Integrated determination of objective criteria weights in MCDM,
/// section 2.2.
public func impactLossWeights(_ values: Matrix) -> [Double]? {
  let p = values.columns
  guard p > 1, values.rows > 0 else { return nil }
  let shares = (0..<p).map { normalised(values.column($0)) ?? values.column($0) }
  let best = shares.map { column in column.indices.reduce(0) { column[$1] > column[$0] ? $1 : $0 } }
  var system = Matrix(rows: p, columns: p)
  for j in 0..<p where shares[j][best[j]] > 0 {
    for i in 0..<p {
      system[i, j] = 1 - shares[j][best[i]] / shares[j][best[j]]
    }
    let lost = system.column(j).reduce(0, +)
    system[j, j] -= lost
  }
  for j in 0..<p { system[p - 1, j] = 1 }
  let right = (0..<p).map { $0 == p - 1 ? 1.0 : 0 }
  guard let weights = try? QRFactorization(system).leastSquares(right),
    weights.allSatisfy({ $0.isFinite && $0 >= -1e-12 })
  else { return nil }
  return normalised(weights.map { max(0, $0) })
}

/// Entropy weights times impact-loss weights, scaled to sum to 1.
///
/// - Complexity: O(n·p + p³).
///
/// Source: Zavadskas and Podvezko (2016), section 2.3 (IDOCRIW).
public func informationAndLossWeights(entropy: [Double], impactLoss: [Double]) -> [Double]? {
  normalised(zip(entropy, impactLoss).map { $0 * $1 })
}
