internal import LinearAlgebra

/// The gaps to several raters given the residual, each less what the gaps before it say of it.
///
/// What a unit's own rating has beyond its quality is in the gaps to all who rate it, so that their errors agree: with
/// R their correlations over honest rows, e_k given those before it, S, has the mean R_kS R_SS⁻¹ e_S and the variance 1
/// − R_kS R_SS⁻¹ R_Sk. Standardised by these, the gaps count one after the other. A row uses the gaps that it has.
struct IndependentGaps: Sendable {
  /// The errors as they are: rater first, then row; NaN where there is no gap.
  private let raw: [[Double]]
  /// By the raters that a row has, as bits: of each rater, what the errors before it count for and the deviation left.
  private let steps: [[Step?]]

  /// How a gap follows from those before it.
  private struct Step: Sendable {
    let weights: [Double]
    let deviation: Double
  }

  /// Correlations stay this far from one.
  private static let mostCorrelation = 0.95
  /// As many pairs without correlation are added as this.
  private static let priorPairs = 20.0

  /// The dependence of fitted gaps.
  ///
  /// - Parameters:
  ///   - errors: e_k of each row, of unit scale: rater first; NaN where there is no gap.
  ///   - densities: the tails of each rater's.
  /// - Complexity: O(rows × raters²).
  init(errors: [[Double]], densities: [TDensity], clean: [Double]) {
    raw = errors
    let raters = errors.indices
    var correlations = Matrix(rows: errors.count, columns: errors.count)
    for a in raters {
      correlations[a, a] = 1
      for b in raters where b < a {
        let weights = errors[a].indices.map { i in
          clean[i] * densities[a].weight(errors[a][i]) * densities[b].weight(errors[b][i])
        }
        correlations[a, b] = Self.correlation(errors[a], errors[b], weights: weights)
        correlations[b, a] = correlations[a, b]
      }
    }
    steps = (0..<1 << errors.count).map { present in
      raters.map { k in present & 1 << k == 0 ? nil : Self.step(k, present: present, correlations) }
    }
  }

  /// The independent errors of a row, rater by rater; NaN where there is no gap.
  func errors(row i: Int) -> [Double] {
    let present = raw.indices.reduce(0) { $0 | (raw[$1][i].isFinite ? 1 << $1 : 0) }
    return raw.indices.map { k in
      guard let step = steps[present][k] else { return .nan }
      let mean = step.weights.indices.reduce(0.0) { sum, s in
        raw[s][i].isFinite ? sum + step.weights[s] * raw[s][i] : sum
      }
      return (raw[k][i] - mean) / step.deviation
    }
  }

  /// Σ w e_a e_b / √(Σ w e_a² Σ w e_b²) over rows with both.
  private static func correlation(_ a: [Double], _ b: [Double], weights: [Double]) -> Double {
    var sums = (aa: priorPairs, bb: priorPairs, ab: 0.0)
    for i in a.indices where a[i].isFinite && b[i].isFinite {
      let w = weights[i]
      sums = (sums.aa + w * a[i] * a[i], sums.bb + w * b[i] * b[i], sums.ab + w * a[i] * b[i])
    }
    let correlation = sums.ab / (sums.aa * sums.bb).squareRoot()
    return min(max(correlation, -mostCorrelation), mostCorrelation)
  }

  /// The weights and deviation of gap k given those before it that are present.
  private static func step(_ k: Int, present: Int, _ correlations: Matrix) -> Step {
    let before = (0..<k).filter { present & 1 << $0 != 0 }
    var weights = [Double](repeating: 0, count: k)
    var own = Matrix(rows: before.count, columns: before.count)
    for (r, a) in before.enumerated() {
      for (c, b) in before.enumerated() { own[r, c] = correlations[a, b] }
    }
    let towards = before.map { correlations[k, $0] }
    guard !before.isEmpty, let solution = (try? Cholesky(own))?.solve(towards) else {
      return Step(weights: weights, deviation: 1)
    }
    for (place, value) in zip(before, solution) { weights[place] = value }
    let explained = zip(solution, towards).reduce(0) { $0 + $1.0 * $1.1 }
    return Step(weights: weights, deviation: max(1 - explained, 1 - mostCorrelation).squareRoot())
  }
}
