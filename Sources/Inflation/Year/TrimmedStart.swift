internal import Statistics

/// The rows from which the fit of a year begins: all but those that lie far out by their own rating and by its gap to
/// another rater together.
///
/// d_i = z_i + (G_i − m_d) / s_d, z the standardised residual, m and s the median and the median absolute deviation of the
/// appraiser's gaps, or of all where it has few. A row is left out where |d_i − median d| > 2.5 MAD(d). Raising a rating
/// lifts both terms, and with every row let in, what is raised makes the null's tails so heavy and its gaps lean so far
/// on the residual that it stays honest in every later round. Rows are left out of the start alone.
///
/// Source: the trimmed starts of Rousseeuw and Van Driessen (1999).
struct TrimmedStart: Sendable {
  /// 1 for a row that is kept, 0 for one that is not.
  let clean: [Double]

  /// How many median absolute deviations about the median are kept: 99 % of normal rows.
  private static let reach = 2.5
  /// Fewer gaps do not show how an appraiser rates.
  private static let leastGaps = 8

  /// Trims the rows of a year.
  ///
  /// - Parameters:
  ///   - residuals: z of each row.
  ///   - gaps: G to each other rater, rater first; NaN where there is none.
  ///   - byAppraiser: the rows of each appraiser.
  /// - Complexity: O(rows × raters).
  init(residuals: [Double], gaps: [[Double]], byAppraiser: [[Int]]) {
    var clean = residuals.map { _ in 1.0 }
    for gaps in gaps {
      let rows = residuals.indices.filter { gaps[$0].isFinite }
      let standardised = Self.standardised(gaps, rows: rows, byAppraiser: byAppraiser)
      let departures = rows.map { residuals[$0] + standardised[$0] }
      let (centre, spread) = (median(departures), medianAbsoluteDeviation(departures))
      guard spread > 0 else { continue }
      for (i, departure) in zip(rows, departures) where abs(departure - centre) > Self.reach * spread { clean[i] = 0 }
    }
    self.clean = clean
  }

  /// (G − m) / s of each row with a gap.
  private static func standardised(_ gaps: [Double], rows: [Int], byAppraiser: [[Int]]) -> [Double] {
    var standardised = gaps
    let ofAppraisers = byAppraiser.map { $0.filter { gaps[$0].isFinite } }.filter { $0.count >= leastGaps }
    for members in [rows] + ofAppraisers {
      let values = members.map { gaps[$0] }
      let (centre, spread) = (median(values), medianAbsoluteDeviation(values))
      guard spread > 0 else { continue }
      for i in members { standardised[i] = (gaps[i] - centre) / spread }
    }
    return standardised
  }
}
