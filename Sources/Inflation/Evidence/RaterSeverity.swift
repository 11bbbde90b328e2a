internal import Evaluation
internal import Foundation
internal import Statistics

/// How severe each rater of one kind is, where ratings name who gave them.
///
/// The gap of unit and year i to its rater r is G_ir = u_i + s_r + e_ir about the middle of its appraiser's, with random u, s
/// and e: s_r is what r's gaps have in common beyond those of others to the same units. What all raters under one
/// appraiser share is the appraiser's severity, or the over-rating of all its units, and is not taken out here. The
/// variances are those of pairs of gaps, of one unit by two raters and of one rater to two units; u and s then are the
/// best linear predictions, found in turn. Gaps count as three robust standard deviations at the most.
///
/// Source: METHODS section 5.3; Henderson (1975) for the predictions, Snijders and Kenny (1999) for raters of units.
struct RaterSeverity: Sendable {
  /// The mean severity of those who rated a row of the panel, on the scale of its gap; 0 where nobody is named.
  let ofRow: [Double]

  private struct AppraiserYear: Hashable {
    let appraiser: Int
    let year: Int
  }

  /// One rating of a row by a named rater.
  private struct Gap {
    let row: Int
    let rater: Int
    var value: Double
  }

  private static let widest = 3.0
  /// Of a rater with fewer ratings than this nothing is said of others with as few.
  private static let leastGaps = 50
  private static let iterations = 50

  /// The severities of all kinds of raters that are named in a study.
  ///
  /// - Complexity: O(ratings × criteria).
  static func all(_ panel: Panel, _ study: Study) -> [Rater: RaterSeverity] {
    let kinds = Set(
      (0..<study.ratings.count).filter { !study.ratings.raterID[$0].isEmpty }.map { study.ratings.rater[$0] }
    )
    .intersection(panel.otherShares.keys).sorted()
    guard !kinds.isEmpty else { return [:] }
    let rows = UnitYears(panel, units: study.units.count)
    return Dictionary(
      uniqueKeysWithValues: kinds.compactMap { kind in
        RaterSeverity(panel, study.ratings, kind: kind, rows: rows).map { (kind, $0) }
      })
  }

  /// The severities of one kind; nil where fewer than two are named.
  private init?(_ panel: Panel, _ ratings: Ratings, kind: Rater, rows: UnitYears) {
    let named = (0..<ratings.count).filter { ratings.rater[$0] == kind && !ratings.raterID[$0].isEmpty }
    let names = Set(named.map { ratings.raterID[$0] }).sorted()
    guard names.count > 1 else { return nil }
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let cells = RatedCells(panel, ratings)
    let gaps = named.compactMap { source -> Gap? in
      guard let row = rows.row(unit: ratings.unit[source], year: ratings.year[source]),
        let rater = number[ratings.raterID[source]],
        let value = cells.gap(row: row, source: source)
      else { return nil }
      return Gap(row: row, rater: rater, value: value)
    }
    guard gaps.count >= Self.leastGaps else { return nil }
    let severity = Self.severities(Self.centred(gaps, panel), raters: names.count)
    var sums = [Double](repeating: 0, count: panel.count)
    var counts = sums
    for gap in gaps {
      sums[gap.row] += severity[gap.rater]
      counts[gap.row] += 1
    }
    ofRow = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The gaps about the middle of their appraiser and year, kept to `widest` robust standard deviations.
  private static func centred(_ gaps: [Gap], _ panel: Panel) -> [Gap] {
    let groups = Dictionary(grouping: gaps.indices) { k in
      AppraiserYear(appraiser: panel.appraiser[gaps[k].row], year: panel.year[gaps[k].row])
    }
    var centred = gaps
    for members in groups.values {
      let middle = median(members.map { gaps[$0].value })
      for k in members { centred[k].value -= middle }
    }
    let most = widest * max(medianAbsoluteDeviation(centred.map(\.value)), 1e-9)
    for k in centred.indices { centred[k].value = min(max(centred[k].value, -most), most) }
    return centred
  }

  /// s_r by turns with u_i, each the mean of what the other leaves, shrunken by the variances.
  private static func severities(_ gaps: [Gap], raters: Int) -> [Double] {
    let byRow = Dictionary(grouping: gaps.indices, by: { gaps[$0].row }).sorted { $0.key < $1.key }.map(\.value)
    var byRater = [[Int]](repeating: [], count: raters)
    for k in gaps.indices { byRater[gaps[k].rater].append(k) }
    let all = gaps.reduce(0) { $0 + $1.value * $1.value } / Double(gaps.count)
    let ofRater = max(sharedVariance(byRater.map { $0.map { gaps[$0].value } }) ?? 0, 0)
    let ofRow = min(max(sharedVariance(byRow.map { $0.map { gaps[$0].value } }) ?? 0, 0), all - min(ofRater, all))
    var severity = [Double](repeating: 0, count: raters)
    guard ofRater > 0 else { return severity }
    let error = max(all - ofRater - ofRow, 0.05 * all)
    var own = [Double](repeating: 0, count: gaps.count)
    for _ in 0..<iterations {
      for members in byRow {
        let sum = members.reduce(0) { $0 + gaps[$1].value - severity[gaps[$1].rater] }
        let level = ofRow > 0 ? sum / (Double(members.count) + error / ofRow) : 0
        for k in members { own[k] = level }
      }
      for (rater, members) in byRater.enumerated() where !members.isEmpty {
        let sum = members.reduce(0) { $0 + gaps[$1].value - own[$1] }
        severity[rater] = sum / (Double(members.count) + error / ofRater)
      }
    }
    return severity
  }

  /// The mean product of two gaps of one group, over all pairs: the variance of what the group shares; nil without pairs.
  private static func sharedVariance(_ groups: [[Double]]) -> Double? {
    var (products, pairs) = (0.0, 0.0)
    for values in groups where values.count > 1 {
      let sum = values.reduce(0, +)
      let n = Double(values.count)
      // A group counts for as many pairs as it has members, so that large ones do not decide alone.
      products += (sum * sum - values.reduce(0) { $0 + $1 * $1 }) / (n - 1)
      pairs += n
    }
    return pairs > 0 ? products / pairs : nil
  }
}

/// The cells of ratings laid beside those of the panel.
private struct RatedCells {
  private let panel: Panel
  private let ratings: Ratings
  /// The column of the ratings of each criterion of the panel; nil where it has none.
  private let columns: [Int?]
  /// The step of each criterion, a share.
  private let steps: [Double]

  init(_ panel: Panel, _ ratings: Ratings) {
    self.panel = panel
    self.ratings = ratings
    columns = panel.criteria.map { ratings.criteria.firstIndex(of: $0.code) }
    steps = zip(panel.criteria, panel.shares).map { LogitScale(criterion: $0, shares: $1).step }
  }

  /// G of a rating; nil where it repeats every cell or has none in common.
  func gap(row: Int, source: Int) -> Double? {
    guard let maxima = panel.maxima[panel.year[row]] else { return nil }
    return RaterGap.Cells(
      panel.criteria.indices.compactMap { j in
        guard maxima[j] > 0, let column = columns[j] else { return nil }
        return (panel.shares[j][row], ratings.points[column][source] / maxima[j], steps[j])
      }
    ).gap
  }
}
