public import Evaluation
internal import Foundation

/// The standard error of each row's total, in points of 100, from how far its criteria agree.
///
/// σ = sd(T) √(1 − α) within type and year, α = p/(p−1) (1 − Σ_j var(c_j) / var(T)) over the rows that have every
/// criterion, c_j the points of criterion j as shares of the total. α bounds the reliability from below where criteria
/// measure different things, so that the error is at most this.
///
/// - Returns: a value for each row of the panel; 0 where a type has fewer than three complete rows.
/// - Complexity: O(rows × criteria).
///
/// Source: Cronbach (1951), Coefficient alpha and the internal structure of tests.
public func standardErrorsOfTotals(_ panel: Panel) -> [Double] {
  var errors = [Double](repeating: 0, count: panel.count)
  var groups: [[Int]: [Int]] = [:]
  for row in 0..<panel.count { groups[[panel.type[row], panel.year[row]], default: []].append(row) }
  for (key, rows) in groups {
    let maxima = panel.maxima[key[1]] ?? panel.criteria.map(\.maxPoints)
    let applying = panel.criteria.indices.filter { maxima[$0] > 0 && panel.criteria[$0].applies(to: panel.types[key[0]]) }
    let complete = rows.filter { row in applying.allSatisfy { panel.shares[$0][row].isFinite } }
    guard complete.count >= 3, applying.count >= 2 else { continue }
    let total = applying.reduce(0) { $0 + maxima[$1] }
    let parts = applying.map { j in complete.map { 100 * maxima[j] / total * panel.shares[j][$0] } }
    let sums = complete.indices.map { k in parts.reduce(0) { $0 + $1[k] } }
    let variance = sampleVariance(sums)
    let p = Double(applying.count)
    let alpha = variance > 0 ? p / (p - 1) * (1 - parts.reduce(0) { $0 + sampleVariance($1) } / variance) : 1
    let error = (variance * (1 - min(max(alpha, 0), 1))).squareRoot()
    for row in rows { errors[row] = error }
  }
  return errors
}

private func sampleVariance(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(values.count)
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
}
