internal import Statistics

/// The smallest shift that is found in 80 of 100 rows, by what was found of raised rows of all sizes.
///
/// The share listed rises with the shift Δ: rows in order of Δ, in bins of 25, by isotonic regression, and between the
/// middles of bins in proportion.
///
/// Source: Barlow, Bartholomew, Bremner and Brunk (1972), Statistical inference under order restrictions, chapter 1.
struct DetectableShift: Sendable {
  /// The share that has to be found.
  static let wantedShare = 0.8
  /// Rows a bin: one row by itself is found or not.
  private static let binSize = 25

  /// In null standard deviations, by how many others rated the row otherwise; nil where no size is found so often.
  private let byGapCount: [Int: Double]

  /// The shifts from simulated rows.
  ///
  /// - Complexity: O(n log n).
  init(_ raised: [PowerSimulation.Raised]) {
    byGapCount = Dictionary(grouping: raised, by: \.gapCount).compactMapValues { rows in
      Self.smallest(rows.map { ($0.shift, $0.isListed) })
    }
  }

  /// The shift of rows that so many others rated otherwise; nil where no size is found so often.
  func shift(gapCount: Int) -> Double? { byGapCount[gapCount] }

  /// The smallest shift at which the isotonic share of listed rows reaches the wanted one.
  static func smallest(_ rows: [(shift: Double, isListed: Bool)]) -> Double? {
    let sorted = rows.sorted { ($0.shift, $0.isListed ? 1 : 0) < ($1.shift, $1.isListed ? 1 : 0) }
    let bins = (0..<rows.count / binSize).map { sorted[$0 * binSize..<($0 + 1) * binSize] }
    let shares = isotonicRegression(bins.map { bin in Double(bin.count(where: \.isListed)) / Double(binSize) })
    let middles = bins.map { bin in bin.reduce(0) { $0 + $1.shift } / Double(binSize) }
    return crossing(of: wantedShare, at: middles, shares)
  }

  /// Where a broken line that starts at 0 first reaches a height; nil where it never does.
  static func crossing(of height: Double, at places: [Double], _ heights: [Double]) -> Double? {
    var before = (place: 0.0, height: 0.0)
    for (place, value) in zip(places, heights) {
      if value >= height {
        return before.place + (height - before.height) / (value - before.height) * (place - before.place)
      }
      before = (place, value)
    }
    return nil
  }
}
