internal import Calibration
internal import Evaluation
internal import Foundation
internal import Statistics

/// Which rows of a panel can be assessed from outcomes, and why the others cannot.
///
/// A row needs a rating and an outcome; its type needs at least ten such rows, ratings that vary, outcomes whose scores
/// correlate with quality at 0.5 at the least (determinacy, the root of the share of quality's variance that they
/// know), and ratings that follow them at all (squared correlation 0.1): below that a departure from the outcomes says
/// nothing of the rating.
///
/// Source: METHODS section 2; Grice (2001), Computing and evaluating factor scores, for the determinacy.
struct Assessability: Sendable {
  /// Why each row of the panel cannot be assessed; nil for those that can.
  let reasons: [Evidence.Reason?]
  /// The number of rated rows of each row's type and year.
  let peers: [Int]
  /// The squared correlation of the rating with the outcome score, by group of the outcome model; NaN where unknown.
  let ratingCorrelationSquared: [Double]

  private static let leastRows = 10
  private static let leastDeterminacy = 0.5
  private static let leastCorrelationSquared = 0.1

  /// Judges every row of a panel.
  ///
  /// - Parameter totals: the total of each row's judged rating, NaN for none.
  init(_ panel: Panel, outcomes: OutcomeModel, totals: [Double]) {
    var reasons = [Evidence.Reason?](repeating: nil, count: panel.count)
    var members = [[Int]](repeating: [], count: outcomes.groups.count)
    var rated = [Int](repeating: 0, count: outcomes.groups.count)
    for row in 0..<panel.count where totals[row].isFinite { rated[outcomes.group[row]] += 1 }
    for row in 0..<panel.count {
      if !totals[row].isFinite {
        reasons[row] = .noRating
      } else if !outcomes.posteriorMean[row].isFinite {
        // Where hardly anybody is rated, nothing can be standardised: the outcomes are not at fault.
        reasons[row] = rated[outcomes.group[row]] < Self.leastRows ? .fewPeers : .noOutcomes
      } else {
        members[outcomes.group[row]].append(row)
      }
    }
    var correlations: [Double] = []
    for (g, rows) in members.enumerated() {
      let correlation = Self.correlation(rows.map { totals[$0] }, rows.map { outcomes.posteriorMean[$0] })
      correlations.append(correlation * correlation)
      let reason = Self.reason(
        rows: rows.count, reliability: outcomes.groups[g].determinacy, totals: rows.map { totals[$0] },
        correlation: correlation)
      if let reason {
        for row in rows { reasons[row] = reason }
      }
    }
    self.reasons = reasons
    peers = outcomes.group.map { rated[$0] }
    ratingCorrelationSquared = correlations
  }

  private static func reason(
    rows: Int, reliability: Double, totals: [Double], correlation: Double
  ) -> Evidence.Reason? {
    if rows < leastRows { return .fewPeers }
    let sorted = totals.sorted()
    // Ratings of which nine tenths are one value leave nothing to compare.
    if sorted[rows / 20] == sorted[rows - 1 - rows / 20] { return .noVariation }
    if !(reliability.squareRoot() >= leastDeterminacy) { return .weakOutcomes }
    if !(correlation > 0 && correlation * correlation >= leastCorrelationSquared) { return .weakOutcomes }
    return nil
  }

  private static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let line = WeightedLine(x: x, y: y, weights: [Double](repeating: 1, count: x.count), rows: Array(x.indices))
    let other = WeightedLine(x: y, y: x, weights: [Double](repeating: 1, count: x.count), rows: Array(x.indices))
    let product = line.sumOfSquares * other.sumOfSquares
    return product > 0 ? line.sumOfProducts / product.squareRoot() : .nan
  }
}
