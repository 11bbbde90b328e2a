public import Calibration
public import Evaluation

/// The standard error of each judged total that comes from the unreliability of its ratings.
///
/// σ_i² = Σ_j (100 m_j / Σ m)² (1 − ρ_j) s_j²
///
/// over the criteria that apply to the row and were rated, with m_j the points in force of the row's year, ρ_j the
/// reliability of one rating of criterion j among units of the type and s_j the standard deviation of its share there. Errors
/// of different criteria are taken as independent: what a rater does to all of them alike is not an error that averages
/// out, and is the matter of the flags. A criterion whose reliability is not known adds nothing.
///
/// - Parameters:
///   - panel: the judged ratings.
///   - criteria: the criteria by type, with reliability and spread.
/// - Returns: σ of each row of the panel, in points of the total 0…100.
/// - Complexity: O(rows × criteria).
///
/// Source: Lord and Novick (1968), Statistical theories of mental test scores, chapter 3, for the error variance of one
/// rating, (1 − ρ) s².
public func ratingErrors(panel: Panel, criteria: [CriterionRow]) -> [Double] {
  var variances = [[Double]](
    repeating: [Double](repeating: 0, count: panel.criteria.count), count: panel.types.count)
  for row in criteria {
    guard let type = panel.types.firstIndex(of: row.type), let reliability = row.reliability,
      let j = panel.criteria.firstIndex(where: { $0.code == row.criterion }),
      let spread = row.standardDeviationOfShare
    else { continue }
    variances[type][j] = max(0, 1 - reliability) * spread * spread
  }
  return (0..<panel.count).map { row in
    let maxima = panel.maxima[panel.year[row]] ?? panel.criteria.map(\.maxPoints)
    var most = 0.0
    var variance = 0.0
    for (j, column) in panel.shares.enumerated() where column[row].isFinite {
      most += maxima[j]
      variance += maxima[j] * maxima[j] * variances[panel.type[row]][j]
    }
    return most > 0 ? 100 * variance.squareRoot() / most : 0
  }
}
