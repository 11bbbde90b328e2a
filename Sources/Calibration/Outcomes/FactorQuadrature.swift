import Foundation

/// The exact posterior of a row's quality under a t-cell factor, by the trapezoid rule on a fixed grid.
///
/// p(θ | y) ∝ φ(θ) Π_k (1 + (y_k − λ_kθ)²/(ντ_k))^{−(ν+1)/2}. The rule's error falls as exp(−2π²v/h²) for a posterior
/// variance v and step h, and as exp(−2πd/h) for poles at the distance d = √(ντ)/λ from the real line.
struct FactorQuadrature {
  /// What the outcomes of one row say.
  struct Posterior {
    /// E[θ | y].
    var mean: Double
    /// Var[θ | y].
    var variance: Double
    /// log p(y).
    var logLikelihood: Double
  }

  private let factor: TCellFactor
  private let used: [Int]
  /// The grid, with the mass of the prior on each node.
  private let grid: NodeGrid
  private let tail: TailPower
  private let logConstant: Double

  private static let mostNodes = 401

  /// How fine the grid is.
  enum Resolution {
    /// Exact to some 1e-7: for the steps of an iteration.
    case coarse
    /// Exact to some 1e-13: for scores.
    case fine

    /// The grid spans so many prior standard deviations either way: outside lie 6e-7 and 1e-15 of the prior.
    var span: Double { self == .coarse ? 5 : 8 }
    /// The step, in prior standard deviations, at most.
    var largestStep: Double { self == .coarse ? 0.4 : 0.2 }
    /// The step, in standard deviations of a complete row's posterior, at most.
    var relativeStep: Double { self == .coarse ? 0.8 : 0.4 }
  }

  /// A grid for rows up to complete ones.
  init(_ factor: TCellFactor, _ resolution: Resolution) {
    self.factor = factor
    used = factor.used
    let spread = 1 / (1 + factor.information * (factor.degreesOfFreedom + 1) / factor.degreesOfFreedom).squareRoot()
    let step = min(resolution.largestStep, resolution.relativeStep * spread)
    let half = min(Int((resolution.span / step).rounded(.up)), Self.mostNodes / 2)
    let width = resolution.span / Double(half)
    let nodes = (-half...half).map { Double($0) * width }
    grid = NodeGrid(nodes, weights: nodes.map { width * exp(-0.5 * $0 * $0) / (2 * Double.pi).squareRoot() })
    let nu = factor.degreesOfFreedom
    tail = TailPower(degreesOfFreedom: nu)
    logConstant = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * log(nu * Double.pi)
  }

  /// The posterior of one row; a row without outcomes has the prior.
  ///
  /// - Complexity: O(outcomes × nodes).
  func posterior(of row: Int, in cells: OutcomeCells) -> Posterior {
    let (density, logLikelihood) = density(of: row, in: cells)
    var first = SIMD8<Double>.zero
    var second = SIMD8<Double>.zero
    for g in grid.nodes.indices {
      first += density[g] * grid.nodes[g]
      second += density[g] * grid.nodes[g] * grid.nodes[g]
    }
    let mean = first.sum()
    return Posterior(mean: mean, variance: second.sum() - mean * mean, logLikelihood: logLikelihood)
  }

  /// Calls `body` with E[w], E[wθ] and E[wθ²] of each cell of a row, w = (ν + 1)/(ν + (y − λθ)²/τ).
  ///
  /// - Complexity: O(outcomes × nodes).
  func forEachWeight(of row: Int, in cells: OutcomeCells, _ body: (Int, CellWeightMoments) -> Void) {
    let (density, _) = density(of: row, in: cells)
    let nu = factor.degreesOfFreedom
    for k in used where cells.values[k][row].isFinite {
      let y = cells.values[k][row]
      let scale = 1 / (factor.uniquenesses[k] + cells.samplingVariance[k][row])
      let lambda = factor.loadings[k]
      var zeroth = SIMD8<Double>.zero
      var first = SIMD8<Double>.zero
      var second = SIMD8<Double>.zero
      for g in grid.nodes.indices {
        let error = y - lambda * grid.nodes[g]
        let weight = density[g] / (nu + error * error * scale)
        zeroth += weight
        first += weight * grid.nodes[g]
        second += weight * grid.nodes[g] * grid.nodes[g]
      }
      body(
        k,
        CellWeightMoments(
          zeroth: (nu + 1) * zeroth.sum(), first: (nu + 1) * first.sum(), second: (nu + 1) * second.sum()))
    }
  }

  /// The posterior's mass on each node, with sum 1, and log p(y).
  private func density(of row: Int, in cells: OutcomeCells) -> (mass: [SIMD8<Double>], logLikelihood: Double) {
    let nu = factor.degreesOfFreedom
    var values = [SIMD8<Double>](repeating: .one, count: grid.nodes.count)
    var constant = 0.0
    for k in used where cells.values[k][row].isFinite {
      let y = cells.values[k][row]
      let tau = factor.uniquenesses[k] + cells.samplingVariance[k][row]
      let scale = 1 / (nu * tau)
      let lambda = factor.loadings[k]
      constant += logConstant - 0.5 * log(tau)
      for g in grid.nodes.indices {
        let error = y - lambda * grid.nodes[g]
        values[g] *= 1 + error * error * scale
      }
    }
    let least = values.reduce(Double.infinity) { min($0, $1.min()) }
    tail.apply(to: &values, over: least)
    var total = SIMD8<Double>.zero
    for g in grid.nodes.indices {
      values[g] *= grid.weights[g]
      total += values[g]
    }
    let mass = total.sum()
    for g in grid.nodes.indices { values[g] /= mass }
    return (values, constant - (nu + 1) / 2 * log(least) + log(mass))
  }
}
