internal import Evaluation

/// What a year did to the ratings of all units together, against the year before.
///
/// Over the units rated in both years, each by the criteria rated in both:
///
/// a = mean of 100 Σ m_j (x_j − x⁻_j)/Σ m_j, b = mean of the same under the points m′ proposed, less a
///
/// with x⁻ the shares of the year before and m the points in force. a moves the totals, b what the proposed points make of them:
/// the part of the criteria whose ratings rose more than others.
struct SharedChange: Equatable {
  /// The change a of the totals, in points of 100.
  var total: Double
  /// The change b of the difference between the totals under both sets of points.
  var difference: Double

  /// No change.
  static let none = SharedChange(total: 0, difference: 0)

  /// The change the other way.
  var reversed: SharedChange { SharedChange(total: -total, difference: -difference) }
}

extension JudgedRatings {
  /// The changes between the consecutive years of the panel, the oldest first; years without a unit rated in both leave none.
  ///
  /// - Complexity: O(ratings × criteria).
  func pastChanges() -> [SharedChange] {
    let points = (now: panel.points(of: framework), then: panel.points(of: next))
    var places: [Int: [Int: Int]] = [:]
    for row in 0..<panel.count { places[panel.year[row], default: [:]][panel.unit[row]] = row }
    return panel.years.compactMap { year in
      guard let before = places[year - 1] else { return nil }
      var (sum, count) = (SharedChange.none, 0)
      for row in 0..<panel.count where panel.year[row] == year {
        guard let earlier = before[panel.unit[row]],
          let total = panel.change(from: earlier, to: row, points: points.now),
          let proposed = panel.change(from: earlier, to: row, points: points.then)
        else { continue }
        sum.total += total
        sum.difference += proposed - total
        count += 1
      }
      guard count > 0 else { return nil }
      return SharedChange(total: sum.total / Double(count), difference: sum.difference / Double(count))
    }
  }
}

extension Panel {
  /// The change of the total between two rows over the criteria rated in both, in points of 100; nil without such a criterion.
  fileprivate func change(from earlier: Int, to later: Int, points: [Double]) -> Double? {
    var (gained, most) = (0.0, 0.0)
    for (j, column) in shares.enumerated() where column[earlier].isFinite && column[later].isFinite {
      gained += points[j] * (column[later] - column[earlier])
      most += points[j]
    }
    return most > 0 ? 100 * gained / most : nil
  }
}
