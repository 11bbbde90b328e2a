/// Rows in bins of about equal size by a value; equal values stay together.
struct EqualBins: Sendable {
  /// The bin of each row; 0 for a row that is not counted.
  private(set) var bin: [Int]
  /// The number of bins.
  private(set) var count = 1

  /// So many at the most.
  private static let mostBins = 10
  /// Of so many rows at the least.
  private static let leastRows = 60

  /// Bins of `values` over the rows where `counted` is a number.
  ///
  /// - Complexity: O(n log n).
  init(_ values: [Double], among counted: [Double]) {
    bin = [Int](repeating: 0, count: values.count)
    let rows = values.indices.filter { values[$0].isFinite && counted[$0].isFinite }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    let size = max(Self.leastRows, (rows.count + Self.mostBins - 1) / Self.mostBins)
    var filled = 0
    for (place, row) in rows.enumerated() {
      if filled >= size, values[row] > values[rows[place - 1]], rows.count - place >= Self.leastRows {
        count += 1
        filled = 0
      }
      bin[row] = count - 1
      filled += 1
    }
  }
}
