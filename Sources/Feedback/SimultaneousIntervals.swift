import Foundation
internal import LinearAlgebra
internal import Statistics

/// How much wider an interval has to be when one statement is made of all criteria at once.
///
/// factor = q / z, with z the normal quantile of one interval and q the quantile of max_j |w_bj − w̄_j| / s_j over the
/// replicates b at the same confidence. Without replicates, q is the normal quantile of Šidák's level 1 − (1 − α)^{1/p},
/// which supposes independent criteria and is therefore rather too wide.
///
/// - Parameters:
///   - replicates: replicates × criteria, in points; a criterion that does not vary, or is NaN, has no say.
///   - criteria: p, the number of criteria with evidence, for Šidák's level.
///   - confidence: the confidence of the set of intervals, in 0…1.
/// - Returns: the factor, at least 1.
/// - Complexity: O(replicates × criteria).
///
/// Source: Montiel Olea and Plagborg-Møller (2019), Simultaneous confidence bands, Journal of Applied Econometrics 34, the
/// sup-t band; Šidák (1967).
func simultaneousFactor(replicates: Matrix, criteria: Int, confidence: Double) -> Double {
  let single = NormalDistribution.standard.quantile((1 + confidence) / 2)
  guard criteria > 1, single > 0 else { return 1 }
  guard replicates.rows > 1 else {
    let each = pow(confidence, 1 / Double(criteria))
    return max(1, NormalDistribution.standard.quantile((1 + each) / 2) / single)
  }
  var largest = [Double](repeating: 0, count: replicates.rows)
  for j in 0..<replicates.columns {
    let column = replicates.column(j)
    let mean = column.reduce(0, +) / Double(column.count)
    let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count - 1)
    guard variance > 1e-18 * max(1, mean * mean) else { continue }
    let spread = variance.squareRoot()
    for b in column.indices { largest[b] = max(largest[b], abs(column[b] - mean) / spread) }
  }
  largest.sort()
  let place = min(largest.count - 1, Int((confidence * Double(largest.count)).rounded(.up)) - 1)
  return max(1, largest[max(0, place)] / single)
}
