internal import Evaluation
internal import Foundation
internal import Statistics

/// Ratings that lie further above what outcomes explain than the unit's own ratings of the years before.
///
/// With z_t the departure of year t in standard deviations of honest rows, and r the correlation of z between any two
/// years of honest units, what a unit's n earlier years lead to expect is b z̄ with b = n r / (1 + (n − 1) r), and the
/// variance about it 1 − b r. A past above what outcomes explain is not drawn in: over-rating that lasts is no jump.
/// J = (z_t − max(b z̄, z̄)) / √(1 − b r) is centred and scaled by the median and the median absolute
/// deviation of all units with as many earlier years, its tails are t_ν with ν by likelihood.
///
/// Source: METHODS section 5.6; the best linear predictor of exchangeable normal variables.
struct RatingJump: Sendable {
  /// The p-value of each row of the panel; NaN in a unit's first year.
  let pValues: [Double]
  /// The number of earlier years of each row.
  let earlierYears: [Int]

  /// A year further down than this many standard deviations counts as if it lay there, so that a return from it is no
  /// jump.
  private static let lowest = -3.0
  /// No year counts for more when the correlation is learnt.
  private static let farthest = 3.0
  /// With fewer rows of one number of earlier years the scale of all is used.
  private static let leastRows = 50

  /// - Complexity: O(rows × years²).
  init(_ years: UnitYears, traces: RowTraces, count: Int) {
    let histories = years.rowsOfUnit.map { $0.filter { traces.departure[$0].isFinite } }
    func clipped(_ row: Int) -> Double { min(max(traces.departure[row], -Self.farthest), Self.farthest) }
    let r = Self.correlation(histories, values: clipped, weight: traces.honesty)
    var raw = [Double](repeating: .nan, count: count)
    var earlier = [Int](repeating: 0, count: count)
    for history in histories {
      var sum = 0.0
      for (n, row) in history.enumerated() {
        if n > 0 {
          let b = Double(n) * r / (1 + Double(n - 1) * r)
          let past = sum / Double(n)
          raw[row] = (traces.departure[row] - max(b * past, past)) / (1 - b * r).squareRoot()
          earlier[row] = n
        }
        sum += max(traces.departure[row], Self.lowest)
      }
    }
    let known = raw.indices.filter { raw[$0].isFinite }
    let overall = Self.scale(known.map { raw[$0] })
    let most = known.map { earlier[$0] }.max() ?? 0
    for n in 1..<(most + 1) {
      let rows = known.filter { earlier[$0] == n }
      guard let scale = rows.count >= Self.leastRows ? Self.scale(rows.map { raw[$0] }) : overall else { continue }
      for row in rows { raw[row] = (raw[row] - scale.centre) / scale.spread }
    }
    earlierYears = earlier
    guard known.count >= Self.leastRows, overall != nil else {
      pValues = [Double](repeating: .nan, count: count)
      return
    }
    let density = TDensity.mostLikely(known.map { raw[$0] }, weights: known.map { traces.honesty($0) })
    let tails = StudentT(degreesOfFreedom: density.degreesOfFreedom)
    pValues = raw.map { $0.isFinite ? tails.upperTail($0) : .nan }
  }

  /// The correlation between two years of a unit, over all pairs that are honest in both, in 0…0.95.
  private static func correlation(
    _ histories: [[Int]], values: (Int) -> Double, weight: (Int) -> Double
  ) -> Double {
    var products = 0.0
    var squares = 0.0
    for history in histories {
      for (k, a) in history.enumerated() {
        for b in history[..<k] {
          let w = weight(a) * weight(b)
          products += w * values(a) * values(b)
          squares += w * (values(a) * values(a) + values(b) * values(b)) / 2
        }
      }
    }
    return squares > 0 ? min(max(products / squares, 0), 0.95) : 0
  }

  private static func scale(_ values: [Double]) -> (centre: Double, spread: Double)? {
    let spread = medianAbsoluteDeviation(values)
    return spread > 0 ? (median(values), spread) : nil
  }
}
