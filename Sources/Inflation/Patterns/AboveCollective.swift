internal import Evaluation
internal import Foundation
internal import Statistics

/// Ratings above that of the collective which bounds the unit's level, by more than the outcomes of both explain; and
/// ratings above the one that the collective's meeting gave the unit.
///
/// Of a collective that is itself a rated unit: e_i − e_c, e the departures from what outcomes lead to expect, in
/// standard deviations of honest rows. Of the meeting: logit of the own total less logit of
/// the meeting's, over the cells that both rated. Both are centred and scaled robustly over all units, with t tails; a
/// unit that does not lie above its collective has p-value 1.
///
/// Source: METHODS section 5.6; DESIGN section 2 (`collective`).
struct AboveCollective: Sendable {
  /// What a row is compared with.
  struct Comparison: Sendable, Equatable {
    /// The unit that is its collective; nil for the meeting's rating of the unit itself.
    let unit: Int?
    /// By how many points of 100 it lies above; below 0 under it.
    let points: Double
  }

  /// The p-value of each row of the panel; NaN where there is no collective.
  let pValues: [Double]
  /// What each row is compared with: the more telling of both.
  let comparisons: [Comparison?]

  private static let leastRows = 30

  /// - Parameter totals: the total of each row, 0…100.
  /// - Complexity: O(rows × criteria).
  init(_ panel: Panel, units: Units, years: UnitYears, traces: RowTraces, totals: [Double]) {
    let bound = Self.collectiveRows(panel, units: units, years: years)
    let meeting = Self.meetingDepartures(panel)
    let departures = (0..<panel.count).map { row -> Double in
      guard let c = bound[row] else { return .nan }
      return traces.departure[row] - traces.departure[c]
    }
    let ofBound = Self.tails(departures)
    let ofMeeting = Self.tails(meeting.map(\.logit))
    var pValues = [Double](repeating: .nan, count: panel.count)
    var comparisons = [Comparison?](repeating: nil, count: panel.count)
    for row in 0..<panel.count {
      if ofMeeting[row].isFinite {
        comparisons[row] = Comparison(unit: nil, points: meeting[row].points)
        pValues[row] = meeting[row].points > 0 ? ofMeeting[row] : 1
      }
      guard let c = bound[row], ofBound[row].isFinite else { continue }
      let points = totals[row] - totals[c]
      let p = points > 0 ? ofBound[row] : 1
      if !(pValues[row] <= p) { comparisons[row] = Comparison(unit: panel.unit[c], points: points) }
      // Bonferroni's correction for the choice between both.
      pValues[row] = pValues[row].isFinite ? min(1, 2 * min(pValues[row], p)) : p
    }
    self.pValues = pValues
    self.comparisons = comparisons
  }

  /// The row of each row's collective in the same year.
  static func collectiveRows(_ panel: Panel, units: Units, years: UnitYears) -> [Int?] {
    let places = Dictionary(units.codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let collective = units.collectives.map { $0.isEmpty ? nil : places[$0] }
    return (0..<panel.count).map { row in
      guard let unit = collective[panel.unit[row]], unit != panel.unit[row] else { return nil }
      return years.row(unit: unit, year: panel.year[row])
    }
  }

  /// How far the own total lies above the one of the collective's meeting: in logits and in points.
  private static func meetingDepartures(_ panel: Panel) -> [(logit: Double, points: Double)] {
    let nothing = (logit: Double.nan, points: Double.nan)
    guard panel.rater == .selfRating, let other = panel.otherShares[.collective] else {
      return [(logit: Double, points: Double)](repeating: nothing, count: panel.count)
    }
    return (0..<panel.count).map { row in
      let most = panel.maxima[panel.year[row]] ?? panel.criteria.map(\.maxPoints)
      var earned = (own: 0.0, other: 0.0)
      var total = 0.0
      for j in most.indices where panel.shares[j][row].isFinite && other[j][row].isFinite && most[j] > 0 {
        earned.own += most[j] * panel.shares[j][row]
        earned.other += most[j] * other[j][row]
        total += most[j]
      }
      guard total > 0 else { return nothing }
      let shares = (own: earned.own / total, other: earned.other / total)
      // Half a point inside both ends.
      let logit = logitShare(shares.own, halfStep: 0.005) - logitShare(shares.other, halfStep: 0.005)
      return (logit, 100 * (shares.own - shares.other))
    }
  }

  /// Upper tails of departures centred and scaled by all of them.
  private static func tails(_ departures: [Double]) -> [Double] {
    let known = departures.filter(\.isFinite)
    let spread = max(medianAbsoluteDeviation(known), 1e-9)
    guard known.count >= leastRows, medianAbsoluteDeviation(known) > 0 else { return departures.map { _ in .nan } }
    let centre = median(known)
    let density = TDensity.mostLikely(known.map { ($0 - centre) / spread }, weights: known.map { _ in 1 })
    let tails = StudentT(degreesOfFreedom: density.degreesOfFreedom)
    return departures.map { $0.isFinite ? tails.upperTail(($0 - centre) / spread) : .nan }
  }
}
