internal import Evaluation

/// The totals of a year before, carried over to the units that follow from merged and split ones.
///
/// A unit that lineage leads to in the year after has the mean of the totals of those it came from, each with its share:
/// Σ share_i T_i / Σ share_i over those that were rated. Any other unit has its own total.
struct PreviousTotals {
  private let totals: [Int: Double]

  init(_ panel: Panel, study: Study, year: Int) {
    var own: [Int: Double] = [:]
    for row in 0..<panel.count where panel.year[row] == year {
      let total = panel.total(of: panel.shares, row: row).share
      if total.isFinite { own[panel.unit[row]] = total }
    }
    let unit = Dictionary(
      study.units.codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var sums: [Int: (total: Double, share: Double)] = [:]
    for line in study.lineage where line.year == year + 1 && line.share > 0 {
      guard let from = unit[line.from], let to = unit[line.to] else { continue }
      var sum = sums[to] ?? (0, 0)
      if let total = own[from] { sum = (sum.total + line.share * total, sum.share + line.share) }
      sums[to] = sum
    }
    for (to, sum) in sums { own[to] = sum.share > 0 ? sum.total / sum.share : nil }
    totals = own
  }

  /// The total of a unit, or of those that it followed.
  func total(of unit: Int) -> Double? { totals[unit] }
}
