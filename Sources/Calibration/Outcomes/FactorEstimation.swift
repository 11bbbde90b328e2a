internal import Statistics

/// Fits a one-factor model with t cells by EM, rows using the outcomes that they have.
///
/// With w_ik the precision of a cell relative to 1/τ_ik, τ_ik = ψ_k + s²_ik adding the known sampling variance, a step
/// is λ_k = Σ y E[wθ]/τ / Σ E[wθ²]/τ, ψ_k = mean of (ψ/τ)² E[w(y − λθ)²] + ψs²/τ. The expectations come in two ways.
/// Independent w and θ: w = (ν + 1)/(ν + ((y − λm)² + λ²v)/τ), 1/v = 1 + Σ λ²w/τ, m = v Σ λwy/τ; quick, and enough to
/// choose ν. Exact, by quadrature over θ; for the last steps, since the former takes ψ some tenth too large.
///
/// Source: Lange, Little and Taylor (1989); Liu and Rubin (1995), ML estimation of the t distribution using EM.
struct FactorEstimation {
  private let rows: [Int]
  private let cells: OutcomeCells
  private let isLoadingFixed: [Bool]
  private let isUniquenessFixed: [Bool]
  private let used: [Int]
  private var mean: [Double]
  private var variance: [Double]

  /// The candidates for ν: from tails that a mean hardly survives to nearly normal ones.
  static let degreesOfFreedom: [Double] = [30, 10, 6, 4, 3]
  /// A uniqueness below this share of the robust variance is a Heywood case.
  static let leastUniqueness = 0.05
  /// The loading that the iteration starts from: half of the variance in common.
  static let startingLoading = 0.7
  private static let tolerance = 1e-5
  private static let mostIterations = 200
  private static let mostExactIterations = 40
  /// More rows than this add nothing to the figures of a factor that its scores would show.
  static let mostRows = 8192

  /// The factor of the given rows.
  ///
  /// - Parameter fixed: for each outcome what a reliability fixes; see ``FixedParameters``.
  static func fit(_ cells: OutcomeCells, rows: [Int], fixed: FixedParameters, origin: TCellFactor.Origin)
    -> TCellFactor
  {
    var estimation = FactorEstimation(cells: cells, rows: sample(rows, cells), fixed: fixed)
    var current = fixed.start(origin: origin)
    var best = current
    var bestLikelihood = -Double.infinity
    for degreesOfFreedom in degreesOfFreedom {
      current.degreesOfFreedom = degreesOfFreedom
      estimation.iterate(&current, most: mostIterations) { $0.independentStep($1) }
      let quadrature = FactorQuadrature(current, .coarse)
      let likelihood = estimation.rows.reduce(0) { $0 + quadrature.posterior(of: $1, in: cells).logLikelihood }
      if likelihood > bestLikelihood {
        best = current
        bestLikelihood = likelihood
      }
    }
    estimation.iterate(&best, most: mostExactIterations) { $0.exactStep($1) }
    return best
  }

  /// The rows whose values hash lowest, so that neither order nor numbering of the rows matters.
  private static func sample(_ rows: [Int], _ cells: OutcomeCells) -> [Int] {
    guard rows.count > mostRows else { return rows }
    let keys = rows.map { row -> UInt64 in
      var stream = RandomStream(seed: 0)
      for column in cells.values { stream = RandomStream(seed: stream.next(), column[row].bitPattern) }
      return stream.next()
    }
    let chosen = rows.indices.sorted { (keys[$0], rows[$0]) < (keys[$1], rows[$1]) }.prefix(mostRows)
    return chosen.map { rows[$0] }.sorted()
  }

  private init(cells: OutcomeCells, rows: [Int], fixed: FixedParameters) {
    self.cells = cells
    self.rows = rows
    isLoadingFixed = fixed.loading.map { $0 != nil }
    isUniquenessFixed = fixed.uniqueness.map { $0 != nil }
    used = fixed.isUsed.indices.filter { fixed.isUsed[$0] }
    mean = [Double](repeating: 0, count: rows.count)
    variance = [Double](repeating: 1, count: rows.count)
  }

  private mutating func iterate(
    _ factor: inout TCellFactor, most: Int, _ expectations: (inout Self, TCellFactor) -> [CellSums]
  ) {
    for _ in 0..<most {
      let sums = expectations(&self, factor)
      var change = 0.0
      for k in used where sums[k].count > 0 {
        if !isLoadingFixed[k] {
          let loading = sums[k].squared > 0 ? max(0, sums[k].crossed / sums[k].squared) : 0
          change = max(change, abs(loading - factor.loadings[k]))
          factor.loadings[k] = loading
        }
        if !isUniquenessFixed[k] {
          let uniqueness = max(Self.leastUniqueness, sums[k].error / sums[k].count)
          change = max(change, abs(uniqueness - factor.uniquenesses[k]))
          factor.uniquenesses[k] = uniqueness
        }
      }
      if change < Self.tolerance { break }
    }
  }

  private mutating func independentStep(_ factor: TCellFactor) -> [CellSums] {
    var sums = [CellSums](repeating: CellSums(), count: factor.loadings.count)
    for (position, row) in rows.enumerated() {
      var precision = 1.0
      var pull = 0.0
      for k in used where cells.values[k][row].isFinite {
        let lambda = factor.loadings[k]
        let weight = cells.weight(k, row, factor, mean: mean[position], variance: variance[position])
        let share = weight / (factor.uniquenesses[k] + cells.samplingVariance[k][row])
        precision += lambda * lambda * share
        pull += lambda * share * cells.values[k][row]
      }
      let m = pull / precision
      mean[position] = m
      variance[position] = 1 / precision
      for k in used where cells.values[k][row].isFinite {
        let weight = cells.weight(k, row, factor, mean: m, variance: 1 / precision)
        sums[k].add(
          cells.values[k][row], factor, k, cells.samplingVariance[k][row],
          CellWeightMoments(zeroth: weight, first: weight * m, second: weight * (m * m + 1 / precision)))
      }
    }
    return sums
  }

  private mutating func exactStep(_ factor: TCellFactor) -> [CellSums] {
    var sums = [CellSums](repeating: CellSums(), count: factor.loadings.count)
    let quadrature = FactorQuadrature(factor, .coarse)
    for row in rows {
      quadrature.forEachWeight(of: row, in: cells) { k, moments in
        sums[k].add(cells.values[k][row], factor, k, cells.samplingVariance[k][row], moments)
      }
    }
    return sums
  }
}

/// E[w], E[wθ] and E[wθ²] of one cell.
struct CellWeightMoments {
  var zeroth = 0.0
  var first = 0.0
  var second = 0.0
}

/// The sums from which a loading and a uniqueness are computed.
private struct CellSums {
  var crossed = 0.0
  var squared = 0.0
  var error = 0.0
  var count = 0.0

  mutating func add(
    _ y: Double, _ factor: TCellFactor, _ k: Int, _ samplingVariance: Double, _ weight: CellWeightMoments
  ) {
    let uniqueness = factor.uniquenesses[k]
    let lambda = factor.loadings[k]
    let tau = uniqueness + samplingVariance
    crossed += y * weight.first / tau
    squared += weight.second / tau
    let share = uniqueness / tau
    let squaredError = weight.zeroth * y * y - 2 * lambda * y * weight.first + lambda * lambda * weight.second
    error += share * share * squaredError + share * samplingVariance
    count += 1
  }
}

extension OutcomeCells {
  /// (ν + 1)/(ν + E[(y − λθ)²]/τ), the t weight of a cell given the mean and variance of θ.
  func weight(_ k: Int, _ row: Int, _ factor: TCellFactor, mean: Double, variance: Double) -> Double {
    let nu = factor.degreesOfFreedom
    let lambda = factor.loadings[k]
    let error = values[k][row] - lambda * mean
    let tau = factor.uniquenesses[k] + samplingVariance[k][row]
    return (nu + 1) / (nu + (error * error + lambda * lambda * variance) / tau)
  }
}
