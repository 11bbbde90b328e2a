internal import Statistics

/// How widely the gaps of a row's criteria differ, along how far the row as a whole lies from the other rater.
///
/// The middle gap in units of its root mean square over honest rows is put in bins; the spread of a bin is the root mean
/// square of the errors below 0, for what is raised lies above the middle, and at least 1.
struct SpreadAlongMiddles: Sendable {
  private let unit: Double
  private var deviations: [Double] = []

  private static let bins = EvenBins(first: 0, width: 0.5, count: 10)
  /// As many cells of variance 1 are added to each bin as this.
  private static let priorCells = 50.0
  /// Beyond this an error counts as it.
  private static let widest = 4.0

  /// The spread of errors, criterion first, then row, along the middles of their rows.
  ///
  /// - Parameters:
  ///   - clean: P(honest) of each row, for the unit of the middles.
  ///   - whole: P(not only some of the criteria were raised) of each row, which it counts with: raising some widens the
  ///     others' errors too.
  /// - Complexity: O(rows × criteria).
  init(_ errors: [[Double]], middles: [Double], clean: [Double], whole: [Double]) {
    let known = middles.indices.filter { middles[$0].isFinite }
    let square = known.reduce(0) { $0 + clean[$1] * middles[$1] * middles[$1] }
    let unit = max((square / max(known.reduce(0) { $0 + clean[$1] }, 1e-12)).squareRoot(), 1e-12)
    self.unit = unit
    var sums = (0..<Self.bins.count).map { _ in (cells: Self.priorCells, squares: Self.priorCells) }
    for i in known {
      let bin = Self.bins.bin(of: abs(middles[i]) / unit)
      for error in errors where error[i] < 0 {
        let e = max(error[i], -Self.widest)
        sums[bin].cells += whole[i]
        sums[bin].squares += whole[i] * e * e
      }
    }
    deviations = sums.map { max($0.squares / $0.cells, 1).squareRoot() }
  }

  /// The spread of a row with a middle gap; NaN where it has none.
  func deviation(atMiddle middle: Double) -> Double {
    middle.isFinite ? Self.bins.value(deviations, at: abs(middle) / unit) : .nan
  }
}
