internal import Foundation

/// How the variance of units' numbers depends on the sizes behind them.
///
/// Var(y_i) = A + B q_i, estimated by least squares of e_i²/(1 − h_i) on 1 and q_i with A, B ≥ 0; e_i and h_i are residuals
/// and leverages of block means and one effect. The relative variances g_i = (A + B q_i)/mean are what few treated units of
/// unusual size have to be compared by: a placebo effect of units with variances g is divided by its own standard deviation,
/// as Ferman and Pinto multiply a residual by √(g_treated/g_i).
///
/// Source: Ferman and Pinto (2019), Inference in differences-in-differences with few treated groups and heteroskedasticity,
/// Review of Economics and Statistics 101, sections 3 and 4.
struct SizeVariance: Sendable {
  /// g_i, of mean 1.
  let relative: [Double]
  /// The share of the mean variance that comes of the sizes, B mean(q)/(A + B mean(q)).
  let shareOfSizes: Double

  /// - Complexity: O(rows).
  init(_ contrasts: UnitContrasts, design: BlockDesign) {
    let q = contrasts.exposures
    let fit = TreatmentContrast(
      design, y: design.centred(contrasts.values), occurred: design.centred(design.isTreated.map { $0 ? 1 : 0 }),
      isTreated: design.isTreated, studentisation: .modelled)
    let squares = Self.squaredResiduals(contrasts.values, effect: fit.effect, design: design)
    let count = Double(q.count)
    let (meanSize, meanSquare) = (q.reduce(0, +) / count, squares.reduce(0, +) / count)
    let spread = q.reduce(0) { $0 + ($1 - meanSize) * ($1 - meanSize) }
    let slope = zip(q, squares).reduce(0) { $0 + ($1.0 - meanSize) * $1.1 } / spread
    guard spread > 1e-12 * meanSize * meanSize * count, slope > 0, meanSquare > 0 else {
      relative = q.map { _ in 1 }
      shareOfSizes = 0
      return
    }
    // A below 0 leaves the line through the origin: all variance comes of the sizes.
    let share = min(slope * meanSize / meanSquare, 1)
    relative = q.map { 1 - share + share * $0 / meanSize }
    shareOfSizes = share
  }

  private static func squaredResiduals(_ values: [Double], effect: Double, design: BlockDesign) -> [Double] {
    let y = design.centred(values)
    let d = design.centred(design.isTreated.map { $0 ? 1 : 0 })
    let spread = zip(design.weights, d).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    return values.indices.map { row in
      let residual = y[row] - effect * d[row]
      let leverage =
        design.weights[row] / design.blockWeights[design.block[row]] + design.weights[row] * d[row] * d[row] / spread
      return leverage < 1 - 1e-9 ? residual * residual / (1 - leverage) : residual * residual
    }
  }
}
