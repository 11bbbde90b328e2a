/// The score of a row that leans on no prior: the mean and variance of the normalised likelihood of its quality.
///
/// θ̂ = ∫θ p(y | θ)dθ / ∫p(y | θ)dθ is unbiased given θ whatever the symmetric errors, and its variance given θ is on
/// average that of the normalised likelihood. With normal errors it is Bartlett's score λ'Ψ⁻¹y/λ'Ψ⁻¹λ, variance
/// 1/λ'Ψ⁻¹λ. The t-weighted Bartlett score at the posterior mean is the middle of the grid.
///
/// Source: Pitman (1939), The estimation of the location and scale parameters of a continuous population; Bartlett (1937).
struct LikelihoodScore {
  /// θ̂; NaN when no outcome of the row loads.
  private(set) var value = Double.nan
  /// Its variance.
  private(set) var variance = Double.nan

  /// The grid spans ±10 normal standard errors in steps of a half.
  private static let grid = NodeGrid(
    (-20...20).map { Double($0) / 2 }, weights: [Double](repeating: 1, count: 41))

  /// The score of one row.
  ///
  /// - Complexity: O(outcomes × nodes).
  init(_ row: Int, cells: OutcomeCells, factor: TCellFactor, posterior: FactorQuadrature.Posterior) {
    let used = factor.used.filter { cells.values[$0][row].isFinite && factor.loadings[$0] > 0 }
    var precision = 0.0
    var weighted = 0.0
    var pull = 0.0
    for k in used {
      let weight = cells.weight(k, row, factor, mean: posterior.mean, variance: posterior.variance)
      let share = factor.loadings[k] / (factor.uniquenesses[k] + cells.samplingVariance[k][row])
      precision += factor.loadings[k] * share
      weighted += factor.loadings[k] * share * weight
      pull += share * weight * cells.values[k][row]
    }
    guard precision > 0 else { return }
    let middle = pull / weighted
    let unit = 1 / precision.squareRoot()
    let density = Self.likelihood(row, used, cells, factor, middle: middle, unit: unit)
    var mass = SIMD8<Double>.zero
    var first = SIMD8<Double>.zero
    var second = SIMD8<Double>.zero
    for (g, node) in Self.grid.nodes.enumerated() {
      mass += density[g]
      first += density[g] * node
      second += density[g] * node * node
    }
    let mean = first.sum() / mass.sum()
    value = middle + unit * mean
    variance = unit * unit * (second.sum() / mass.sum() - mean * mean)
  }

  /// p(y | θ) on the grid, up to a factor.
  private static func likelihood(
    _ row: Int, _ used: [Int], _ cells: OutcomeCells, _ factor: TCellFactor, middle: Double, unit: Double
  ) -> [SIMD8<Double>] {
    let nu = factor.degreesOfFreedom
    var values = [SIMD8<Double>](repeating: .one, count: grid.nodes.count)
    for k in used {
      let scale = 1 / (nu * (factor.uniquenesses[k] + cells.samplingVariance[k][row]))
      let error = cells.values[k][row] - factor.loadings[k] * middle
      let slope = factor.loadings[k] * unit
      for g in grid.nodes.indices {
        let rest = error - slope * grid.nodes[g]
        values[g] *= 1 + rest * rest * scale
      }
    }
    let least = values.reduce(Double.infinity) { min($0, $1.min()) }
    TailPower(degreesOfFreedom: nu).apply(to: &values, over: least)
    for g in values.indices { values[g] *= grid.weights[g] }
    return values
  }
}
