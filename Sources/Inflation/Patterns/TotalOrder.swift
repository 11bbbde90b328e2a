/// The rows of each type by total: what is usual in a cell depends on the total.
struct TotalOrder: Sendable {
  /// The rows of each type, by total; rows without a total come first.
  let rows: [[Int]]
  private let type: [Int]
  private let place: [Int]

  /// Rows with the nearest totals that stand for a row's own: a frequency of a tenth is then known to four hundredths,
  /// and near full marks, where what is usual changes fastest, no more than a few points are spanned.
  static let nearest = 60

  /// - Complexity: O(rows log rows).
  init(totals: [Double], type: [Int], typeCount: Int) {
    var lists = [[Int]](repeating: [], count: typeCount)
    for i in totals.indices { lists[type[i]].append(i) }
    let keys = totals.map { $0.isFinite ? $0 : -1 }
    let sorted = lists.map { $0.sorted { (keys[$0], $0) < (keys[$1], $1) } }
    var place = [Int](repeating: 0, count: totals.count)
    for list in sorted {
      for (k, i) in list.enumerated() { place[i] = k }
    }
    rows = sorted
    self.type = type
    self.place = place
  }

  /// The places, among `count` rows by total, of those nearest to one of them.
  static func window(about place: Int, of count: Int) -> Range<Int> {
    let width = min(nearest, count)
    let start = min(max(place - width / 2, 0), count - width)
    return start..<(start + width)
  }

  /// The number of strata.
  static let strata = 7

  /// The stratum of a row's total: 0 for the lower half of its type, 1 for the next quarter, 2 for the next eighth, and
  /// so on up to full marks.
  func stratum(of i: Int) -> Int {
    let count = rows[type[i]].count
    var above = count - place[i]
    var stratum = 0
    while 2 * above <= count, stratum < Self.strata - 1 {
      above *= 2
      stratum += 1
    }
    return stratum
  }

  /// The rows with the nearest totals of a row's type, itself among them.
  func nearest(to i: Int) -> ArraySlice<Int> {
    let list = rows[type[i]]
    return list[Self.window(about: place[i], of: list.count)]
  }
}
